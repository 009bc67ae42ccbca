-- The audit is read newest first: by a school its own, by an auditor all.
create index audit_entry_at on audit_entry (tenant_id, at, id);
create index audit_entry_at_of_all on audit_entry (at, id);
create policy auditor on audit_entry for select using ((select current_scope()) = 'county');

-- Erasing a child is asked by one person and decided by another. The row outlives the child and names nobody; reason and
-- answer are sealed with the child's key and go with it.
create table erasure
(
    tenant_id  uuid                     not null,
    child_id   uuid                     not null,
    state      text                     not null,
    asked_by   uuid                     not null,
    asked_at   timestamp with time zone not null,
    reason     bytea,
    decided_by uuid,
    decided_at timestamp with time zone,
    answer     bytea,
    primary key (tenant_id, child_id)
);
create index erasure_list on erasure (state, asked_at, child_id);
alter table erasure alter column tenant_id set statistics 0;
alter table erasure enable row level security;
alter table erasure force row level security;
create policy tenant on erasure using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));
-- The bureau decides where a school has nobody else; it reads codes.
create policy county on erasure for select using ((select current_scope()) = 'county');
