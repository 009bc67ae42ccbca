-- Who changed records when: one row for all that one transaction changed. The tables of history say what.
create sequence changeset_number increment by 50;

create table changeset
(
    tenant_id uuid                     not null,
    id        bigint                   not null,
    at        timestamp with time zone not null,
    account   uuid                     not null,
    primary key (tenant_id, id)
);
alter table changeset enable row level security;
alter table changeset force row level security;
create policy tenant on changeset using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));

-- Nobody rewrites what happened, not even the service itself.
do $$
begin
    execute format('revoke update, delete on changeset from %I', replace(current_user, '_owner', '_app'));
end $$;
