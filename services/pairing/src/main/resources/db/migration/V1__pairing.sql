-- The directory of schools: known to all, no personal data, not a tenant's.
create table school
(
    id      uuid primary key,
    state   text   not null,
    version bigint not null
);

-- What registry told about the staff.
create table staff
(
    tenant_id     uuid    not null,
    id            uuid    not null,
    account       uuid    not null,
    class_teacher boolean not null,
    active        boolean not null,
    version       bigint  not null,
    primary key (tenant_id, id)
);
create index staff_account on staff (tenant_id, account);

create table staff_class
(
    tenant_id uuid not null,
    staff     uuid not null,
    class     uuid not null,
    from_on   date not null,
    to_on     date,
    primary key (tenant_id, staff, class, from_on),
    foreign key (tenant_id, staff) references staff
);

-- What registry told about the children: days in school and classes, no names.
create table child
(
    tenant_id     uuid   not null,
    id            uuid   not null,
    enrolled_from date   not null,
    enrolled_to   date,
    version       bigint not null,
    primary key (tenant_id, id)
);

create table child_class
(
    tenant_id uuid not null,
    child     uuid not null,
    class     uuid not null,
    from_on   date not null,
    to_on     date,
    primary key (tenant_id, child, class, from_on),
    foreign key (tenant_id, child) references child
);

create table caregiver_series
(
    tenant_id uuid    not null,
    series    text    not null,
    last      integer not null,
    primary key (tenant_id, series)
);

create table caregiver
(
    tenant_id   uuid    not null,
    id          uuid    not null,
    code        text    not null,
    name        text,
    category    text    not null,
    username    text,
    account     uuid,
    staff       uuid,
    phone       bytea,
    capacity    integer check (capacity > 0),
    active      boolean not null,
    version     bigint  not null,
    fingerprint text,
    primary key (tenant_id, id),
    unique (tenant_id, code)
);
create index caregiver_account on caregiver (tenant_id, account);

-- to_on is the last active day, whatever ended the pair; ended_on and ended_by are the decision, child_left the child's last day.
create table pair
(
    tenant_id      uuid                     not null,
    id             uuid                     not null,
    child          uuid                     not null,
    caregiver      uuid                     not null,
    kind           text                     not null,
    from_on        date                     not null,
    to_on          date check (to_on >= from_on),
    ended_on       date,
    ended_by       text,
    child_left     date,
    reason         bytea,
    hand_over_note bytea,
    recorded_at    timestamp with time zone not null,
    version        bigint                   not null,
    fingerprint    text                     not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, child) references child,
    foreign key (tenant_id, caregiver) references caregiver
);
create index pair_child on pair (tenant_id, child);
create index pair_caregiver on pair (tenant_id, caregiver);

do
$$
    declare
        name text;
    begin
        foreach name in array array ['staff', 'staff_class', 'child', 'child_class', 'caregiver_series', 'caregiver', 'pair']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))
                    with check (tenant_id = (select current_tenant()))', name);
            end loop;
    end
$$;
