-- What stood in each record after each change: 0 made, 1 changed, 2 gone. Who and when stands with the changeset.
create table caregiver_history
(
    tenant_id uuid     not null,
    id        uuid     not null,
    changeset bigint   not null,
    change    smallint not null,
    code      text,
    name      text,
    category  text,
    username  text,
    account   uuid,
    staff     uuid,
    phone     bytea,
    capacity  integer,
    active    boolean,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table pair_history
(
    tenant_id      uuid     not null,
    id             uuid     not null,
    changeset      bigint   not null,
    change         smallint not null,
    child          uuid,
    caregiver      uuid,
    kind           text,
    from_on        date,
    to_on          date,
    ended_on       date,
    ended_by       text,
    child_left     date,
    reason         bytea,
    hand_over_note bytea,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

do
$$
    declare
        name text;
    begin
        foreach name in array array ['caregiver_history', 'pair_history']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))
                    with check (tenant_id = (select current_tenant()))', name);
                -- nobody rewrites what happened, not even the service itself
                execute format('revoke update, delete on %I from %I', name,
                    replace(current_user, '_owner', '_app'));
            end loop;
    end
$$;

-- the history says when; the release before still writes it
alter table pair alter recorded_at set default now();
