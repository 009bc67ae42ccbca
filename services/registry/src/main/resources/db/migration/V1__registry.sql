-- What the whole county may know: areas, schools, terms. No personal data, hence no tenant.

create table area
(
    id          uuid   not null primary key,
    code        text   not null unique,
    name        text   not null,
    fingerprint text   not null,
    version     bigint not null
);

create table school
(
    id          uuid   not null primary key,
    code        text   not null unique,
    name        text   not null,
    stage       text   not null check (stage in ('KINDERGARTEN', 'PRIMARY', 'JUNIOR', 'NINE_YEAR', 'SENIOR')),
    area_id     uuid references area,
    state       text   not null check (state in ('ONBOARDING', 'ACTIVE', 'SUSPENDED')),
    open_from   date   not null,
    fingerprint text   not null,
    -- of what the bureau wrote, for If-Match; the event's version also grows with classes and closures
    version     bigint not null,
    facts       bigint not null
);
create index school_list on school (code, id);

create table term
(
    id           uuid   not null primary key,
    school_year  text   not null,
    number       int    not null,
    first_day    date   not null,
    last_day     date   not null,
    holidays     date[] not null,
    make_up_days date[] not null,
    fingerprint  text   not null,
    version      bigint not null,
    unique (school_year, number)
);

-- one row: the version of the calendar as a whole
create table calendar
(
    only_one boolean primary key default true check (only_one),
    version  bigint not null
);
insert into calendar (version) values (0);

-- Work to be finished after a crash; ids only.
create table job
(
    kind         text                     not null,
    tenant       uuid                     not null,
    subject      uuid                     not null,
    due_at       timestamp with time zone not null default now(),
    attempts     int                      not null default 0,
    -- grows when it is asked for again, so that a run under way does not take the new wish with it
    generation   bigint                   not null default 0,
    leased_by    uuid,
    leased_until timestamp with time zone,
    primary key (kind, tenant, subject)
);
create index job_due on job (due_at);

-- The schools' own.

create table onboarding
(
    tenant_id uuid not null,
    school_id uuid not null,
    staff_id  uuid not null,
    officer   uuid not null,
    step      text not null,
    primary key (tenant_id, school_id)
);

create table school_class
(
    tenant_id uuid not null,
    id        uuid not null,
    -- one spelling of grade and name, so that 1班 and 一班 are the same
    key       text not null,
    grade     text not null,
    name      text not null,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);

create table closure
(
    tenant_id   uuid   not null,
    id          uuid   not null,
    first_day   date   not null,
    last_day    date   not null,
    reason      text   not null,
    fingerprint text   not null,
    version     bigint not null,
    primary key (tenant_id, id)
);

create table staff
(
    tenant_id       uuid    not null,
    id              uuid    not null,
    username        text    not null,
    name            text    not null,
    email           text    not null,
    account         uuid    not null,
    roles           text[]  not null,
    active          boolean not null,
    account_step    text    not null,
    account_failure text,
    fresh_account   boolean not null default false,
    secret_id       uuid,
    secret          bytea,
    appointed_by    uuid    not null,
    fingerprint     text    not null,
    version         bigint  not null,
    primary key (tenant_id, id),
    unique (tenant_id, account)
);

create table staff_class
(
    tenant_id   uuid                     not null,
    staff_id    uuid                     not null,
    class_id    uuid                     not null,
    first_day   date                     not null,
    last_day    date,
    recorded_at timestamp with time zone not null,
    primary key (tenant_id, staff_id, class_id, first_day),
    foreign key (tenant_id, staff_id) references staff,
    foreign key (tenant_id, class_id) references school_class
);
create index staff_class_of on staff_class (tenant_id, class_id);

create table child
(
    tenant_id         uuid                     not null,
    id                uuid                     not null,
    version           bigint                   not null,
    student_no        text,
    name              text collate "C"         not null,
    pinyin            text collate "C"         not null,
    -- all ways of typing the name in Latin letters
    search            text collate "C"         not null,
    sex               text                     not null check (sex in ('MALE', 'FEMALE')),
    birth_date        date                     not null,
    stage             text                     not null,
    class_id          uuid,
    boarding          boolean                  not null,
    enrolled_from     date                     not null,
    enrolled_to       date,
    guardian_name     text,
    guardian_relation text,
    missing           text[]                   not null,
    left_behind       datemultirange           not null,
    archive           datemultirange           not null,
    card              datemultirange           not null,
    facts             jsonb                    not null,
    sealed            bytea                    not null,
    updated_at        timestamp with time zone not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, class_id) references school_class
);
-- the list's order; LIKE is not leakproof, so q filters the rows of the one school (ADR 0022)
create index child_list on child (tenant_id, pinyin, id);
create index child_by_class on child (tenant_id, class_id, pinyin, id);
create index child_recognised on child (tenant_id, birth_date, name);
create unique index child_student_no on child (tenant_id, student_no)
    where student_no is not null and enrolled_to is null;

create table roster_import
(
    tenant_id   uuid                     not null,
    id          uuid                     not null,
    account     uuid                     not null,
    dry_run     boolean                  not null,
    file_name   text                     not null,
    state       text                     not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    first       boolean                  not null,
    started_on  date                     not null,
    rows        int                      not null default 0,
    created     int                      not null default 0,
    changed     int                      not null default 0,
    unchanged   int                      not null default 0,
    rejected    int                      not null default 0,
    -- the last sheet row whose fate is stored; a resumed run goes on behind it
    done_row    int                      not null default 0,
    reason      text,
    unknown     text[]                   not null default '{}',
    created_at  timestamp with time zone not null,
    finished_at timestamp with time zone,
    primary key (tenant_id, id)
);
create index roster_import_list on roster_import (tenant_id, created_at desc, id);

create table roster_import_file
(
    tenant_id uuid  not null,
    import_id uuid  not null,
    part      int   not null,
    sealed    bytea not null,
    primary key (tenant_id, import_id, part),
    foreign key (tenant_id, import_id) references roster_import
);

create table roster_import_error
(
    tenant_id uuid not null,
    import_id uuid not null,
    row       int  not null,
    seq       int  not null,
    heading   text not null,
    code      text not null,
    detail    text not null,
    primary key (tenant_id, import_id, row, seq),
    foreign key (tenant_id, import_id) references roster_import
);

-- What pairing told: who looks after whom, and which account a caregiver signs in with.

create table caregiver
(
    tenant_id uuid    not null,
    id        uuid    not null,
    account   uuid,
    active    boolean not null,
    version   bigint  not null,
    primary key (tenant_id, id)
);
create index caregiver_account on caregiver (tenant_id, account);

create table pair
(
    tenant_id    uuid   not null,
    id           uuid   not null,
    child_id     uuid   not null,
    caregiver_id uuid   not null,
    first_day    date   not null,
    last_day     date,
    version      bigint not null,
    primary key (tenant_id, id)
);
create index pair_caregiver on pair (tenant_id, caregiver_id);

do $$
declare
    name text;
begin
    foreach name in array array ['onboarding', 'school_class', 'closure', 'staff', 'staff_class', 'child', 'roster_import',
        'roster_import_file', 'roster_import_error', 'caregiver', 'pair']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
            || ' with check (tenant_id = (select current_tenant()))', name);
    end loop;
end $$;
