-- Health checks. Measures, examiner and details are one document sealed with the child's key, and so is the fingerprint of the
-- request: whoever has height and weight to try would find them by it.
create table health_check
(
    tenant_id    uuid   not null,
    id           uuid   not null,
    child_id     uuid   not null,
    kind         text   not null,
    checked_on   date   not null,
    form_version integer,
    results      bytea,
    fingerprint  bytea,
    version      bigint not null,
    primary key (tenant_id, id)
);
create index health_check_child on health_check (tenant_id, child_id, checked_on desc, id desc);

-- What stood in each after each change: 0 made, 1 changed, 2 gone. Sealed here as there.
create table health_check_history
(
    tenant_id    uuid     not null,
    id           uuid     not null,
    changeset    bigint   not null,
    change       smallint not null,
    child_id     uuid,
    kind         text,
    checked_on   date,
    form_version integer,
    results      bytea,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

do
$$
    declare
        name text;
    begin
        foreach name in array array ['health_check', 'health_check_history']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))
                    with check (tenant_id = (select current_tenant()))', name);
                execute format('alter table %I alter column tenant_id set statistics 0', name);
            end loop;
        -- nobody rewrites what happened, not even the service itself
        execute format('revoke update, delete on health_check_history from %I', replace(current_user, '_owner', '_app'));
    end
$$;
