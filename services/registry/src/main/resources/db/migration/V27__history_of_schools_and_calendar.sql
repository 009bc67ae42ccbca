-- The release before writes rows without these.
alter table onboarding add column version bigint not null default 1;
alter table school_class add column version bigint not null default 1;
-- the edition that was published last; a school that has just come has none, and its first one is the second
alter table school alter column facts set default 1;

-- What stood in each record after each change: 0 made, 1 changed, 2 gone. Who and when stands with the changeset.
create table closure_history
(
    tenant_id uuid     not null,
    id        uuid     not null,
    changeset bigint   not null,
    change    smallint not null,
    first_day date,
    last_day  date,
    reason    text,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table school_class_history
(
    tenant_id uuid     not null,
    id        uuid     not null,
    changeset bigint   not null,
    change    smallint not null,
    key       text,
    grade     text,
    name      text,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table onboarding_history
(
    tenant_id uuid     not null,
    school_id uuid     not null,
    changeset bigint   not null,
    change    smallint not null,
    staff_id  uuid,
    officer   uuid,
    step      text,
    primary key (tenant_id, school_id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

-- Areas, schools and terms are no tenant's rows, but whoever changes one is bound to somebody: of areas and terms the
-- county has the history, of a school the school itself, beside the changeset.
create table area_history
(
    tenant_id uuid     not null default current_tenant(),
    id        uuid     not null,
    changeset bigint   not null,
    change    smallint not null,
    code      text,
    name      text,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table school_history
(
    tenant_id   uuid     not null default current_tenant(),
    id          uuid     not null,
    changeset   bigint   not null,
    change      smallint not null,
    code        text,
    name        text,
    stage       text,
    area_id     uuid,
    state       text,
    open_from   date,
    counts_from date,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

create table term_history
(
    tenant_id    uuid     not null default current_tenant(),
    id           uuid     not null,
    changeset    bigint   not null,
    change       smallint not null,
    school_year  text,
    number       int,
    first_day    date,
    last_day     date,
    holidays     date[],
    make_up_days date[],
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);

do
$$
    declare
        name text;
    begin
        foreach name in array array ['closure_history', 'school_class_history', 'onboarding_history', 'area_history',
            'school_history', 'term_history']
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
