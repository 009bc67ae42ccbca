-- The bound tenant, or null outside a tenant's transaction: then no policy lets a row through.
create function current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('lantian.tenant', true), '')::uuid;

-- How far published figures may be read: 'county', 'area:<uuid>' or 'school'.
create function current_scope() returns text
    language sql stable parallel safe
    return coalesce(nullif(current_setting('lantian.scope', true), ''), 'school');

-- Who did or saw what: inserted with the change itself, never changed.
create table audit_entry
(
    tenant_id    uuid                     not null,
    id           uuid                     not null default uuidv7(),
    at           timestamp with time zone not null,
    account      uuid                     not null,
    action       text                     not null,
    subject_type text                     not null,
    subject_id   uuid                     not null,
    details      jsonb                    not null,
    primary key (tenant_id, id)
);
create index audit_entry_subject on audit_entry (tenant_id, subject_id, at);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));

-- One key per subject, wrapped by the master key. A row without a key says: erased.
create table vault_key
(
    tenant_id  uuid  not null,
    subject_id uuid  not null,
    wrapped    bytea,
    primary key (tenant_id, subject_id)
);
alter table vault_key enable row level security;
alter table vault_key force row level security;
create policy tenant on vault_key using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));

-- Nobody rewrites what happened, not even the service itself.
do $$
begin
    execute format('revoke update, delete on audit_entry from %I', replace(current_user, '_owner', '_app'));
end $$;
