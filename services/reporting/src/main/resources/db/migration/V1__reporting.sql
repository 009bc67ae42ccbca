-- Directory of the county: schools, areas, terms. Readable for every school; no personal data.
create table school
(
    school_id uuid   not null primary key,
    code      text   not null,
    name      text   not null,
    stage     text   not null,
    area_id   uuid,
    area_code text,
    area_name text,
    state     text   not null,
    open_from date   not null,
    classes   jsonb  not null,
    version   bigint not null
);
create index school_area on school (area_id);

create table calendar
(
    county_id uuid   not null primary key,
    terms     jsonb  not null,
    version   bigint not null
);

-- Who cares for children, under a running code of the school: figures never show a name.
create table caregiver
(
    tenant_id    uuid    not null,
    caregiver_id uuid    not null,
    code         text    not null,
    account      uuid,
    active       boolean not null,
    version      bigint  not null,
    primary key (tenant_id, caregiver_id)
);

-- Facts: the newest version of each, as it was announced.
create table child_fact
(
    tenant_id uuid   not null,
    id        uuid   not null,
    child_id  uuid   not null,
    version   bigint not null,
    body      jsonb  not null,
    primary key (tenant_id, id)
);

create table pair_fact
(
    tenant_id uuid   not null,
    id        uuid   not null,
    child_id  uuid   not null,
    version   bigint not null,
    body      jsonb  not null,
    primary key (tenant_id, id)
);
create index pair_fact_child on pair_fact (tenant_id, child_id);

create table contact_fact
(
    tenant_id uuid   not null,
    id        uuid   not null,
    child_id  uuid   not null,
    version   bigint not null,
    body      jsonb  not null,
    primary key (tenant_id, id)
);
create index contact_fact_child on contact_fact (tenant_id, child_id);

create table obligation_fact
(
    tenant_id uuid   not null,
    id        uuid   not null,
    child_id  uuid   not null,
    version   bigint not null,
    body      jsonb  not null,
    primary key (tenant_id, id)
);

-- Rollup: what changes for a unit (1 school, 2 class, 3 caregiver) on a day. A figure as of T over a period is
-- sum(delta) where on_day in the period and day <= T. on_day 0001-01-01: not bound to a period.
create table step
(
    tenant_id uuid     not null,
    unit_kind smallint not null,
    measure   smallint not null,
    on_day    date     not null,
    unit_id   uuid     not null,
    day       date     not null,
    delta     integer  not null,
    primary key (tenant_id, unit_kind, measure, on_day, unit_id, day)
) with (fillfactor = 80);

-- The steps of whole schools once more, as nodes of a binary indexed tree over days (see DayTree): a county's figures as of
-- any day are a few rows per school. since = first day of the term in which on_day lies; 0001-01-01: all.
create table total
(
    tenant_id             uuid    not null,
    since                 date    not null,
    node                  integer not null,
    n_pupils              integer not null,
    n_left_behind         integer not null,
    n_both_away           integer not null,
    n_one_away            integer not null,
    n_no_able_parent      integer not null,
    n_archive             integer not null,
    n_contact_card        integer not null,
    n_paired              integer not null,
    n_restated            integer not null,
    n_open                integer not null,
    n_open_met            integer not null,
    n_awaiting            integer not null,
    n_cohort              integer not null,
    n_on_time             integer not null,
    n_completed           integer not null,
    n_entered_late        integer not null,
    n_overdue_week        integer not null,
    n_overdue_fortnight   integer not null,
    n_overdue_longer      integer not null,
    n_missed              integer not null,
    n_excused             integer not null,
    n_void                integer not null,
    n_home_visit          integer not null,
    n_talk                integer not null,
    n_parent_call         integer not null,
    n_family_call         integer not null,
    n_guardian_contact    integer not null,
    n_letter              integer not null,
    n_activity            integer not null,
    n_tutoring            integer not null,
    n_counselling         integer not null,
    n_guardian_training   integer not null,
    n_parents_meeting     integer not null,
    n_seminar             integer not null,
    n_health_check        integer not null,
    primary key (tenant_id, since, node)
) with (fillfactor = 70);
create index total_node on total (node, since);

-- How far a school's rollup has come: the term starts its totals are built on, and the last sign of life.
create table rollup_state
(
    tenant_id       uuid   not null primary key,
    term_starts     date[] not null,
    last_contact_at timestamp with time zone,
    open_since      date,
    difference      bigint
);

do $$
declare
    name text;
begin
    foreach name in array array['caregiver', 'child_fact', 'pair_fact', 'contact_fact', 'obligation_fact', 'step', 'total',
        'rollup_state'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))
            with check (tenant_id = (select current_tenant()))', name);
    end loop;
    -- What the county may read: figures and codes, never a fact about a child.
    foreach name in array array['caregiver', 'step', 'total', 'rollup_state'] loop
        execute format('create policy county on %I for select using ((select current_scope()) = ''county'')', name);
        execute format('create policy area on %I for select using (
            (select current_scope()) like ''area:%%'' and tenant_id in (
                select school_id from school
                where area_id = (select nullif(split_part(current_scope(), ''area:'', 2), '''')::uuid)))', name);
    end loop;
end $$;
