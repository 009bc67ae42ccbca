-- What stood in each record after each change: 0 made, 1 changed, 2 gone. Who and when stands with the changeset. What the
-- records seal (one-time passwords, names of files, how they were understood) is not in it.
create table staff_history
(
    tenant_id       uuid     not null,
    id              uuid     not null,
    changeset       bigint   not null,
    change          smallint not null,
    username        text,
    name            text,
    email           text,
    account         uuid,
    roles           text[],
    active          boolean,
    account_step    text,
    account_failure text,
    fresh_account   boolean,
    appointed_by    uuid,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table staff_class_history
(
    tenant_id   uuid     not null,
    staff_id    uuid     not null,
    class_id    uuid     not null,
    first_day   date     not null,
    changeset   bigint   not null,
    change      smallint not null,
    last_day    date,
    recorded_at timestamp with time zone,
    primary key (tenant_id, staff_id, class_id, first_day, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table roster_import_history
(
    tenant_id   uuid     not null,
    id          uuid     not null,
    changeset   bigint   not null,
    change      smallint not null,
    account     uuid,
    dry_run     boolean,
    state       text,
    first       boolean,
    started_on  date,
    rows        int,
    created     int,
    changed     int,
    unchanged   int,
    rejected    int,
    reason      text,
    unknown     text[],
    imported_as uuid,
    created_at  timestamp with time zone,
    finished_at timestamp with time zone,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

do
$$
    declare
        name text;
    begin
        foreach name in array array ['staff_history', 'staff_class_history', 'roster_import_history']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))
                    with check (tenant_id = (select current_tenant()))', name);
                execute format('alter table %I alter column tenant_id set statistics 0', name);
                -- nobody rewrites what happened, not even the service itself
                execute format('revoke update, delete on %I from %I', name,
                    replace(current_user, '_owner', '_app'));
            end loop;
    end
$$;

-- the name is sealed; the release before still writes this
alter table roster_import alter column file_name set default '';
alter table roster_import add column version bigint not null default 1;
