-- From when on a school answers for duties (figures.md, "Accountable from"); unknown: always, as it was until now.
alter table school add column counts_from date;

-- For whom of those named a version counts only once they have confirmed it. What was entered before counts as it did.
alter table contact_version add column to_confirm uuid[] not null default '{}';

-- What those named in an entry said of it. Never changed: after a correction they are asked again.
create table contact_answer
(
    tenant_id    uuid                     not null,
    contact_id   uuid                     not null,
    caregiver_id uuid                     not null,
    version      integer                  not null,
    child_id     uuid                     not null,
    account      uuid                     not null,
    confirmed    boolean                  not null,
    answered_at  timestamp with time zone not null,
    primary key (tenant_id, contact_id, caregiver_id, version),
    foreign key (tenant_id, contact_id, version) references contact_version
);
create index contact_answer_child on contact_answer (tenant_id, child_id);
alter table contact_answer alter column tenant_id set statistics 0;
alter table contact_answer enable row level security;
alter table contact_answer force row level security;
create policy tenant on contact_answer using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));

do $$
begin
    execute format('revoke update, delete on contact_answer from %I', replace(current_user, '_owner', '_app'));
end $$;
