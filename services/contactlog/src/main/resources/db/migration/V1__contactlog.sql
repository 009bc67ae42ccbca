-- What all schools may read: no personal data, no tenant.
create table school
(
    id       uuid primary key,
    state    text   not null,
    closures jsonb  not null,
    version  bigint not null
);

create table calendar
(
    county  uuid primary key,
    terms   jsonb  not null,
    version bigint not null
);

create table care_standard
(
    version        integer primary key,
    effective_from date    not null,
    entry_grace    integer not null,
    late_limit     integer not null,
    rules          jsonb   not null
);

-- What the registry and pairing told of a school's people; each row is what its version says.
create table child
(
    tenant_id      uuid   not null,
    id             uuid   not null,
    -- 0: only a pair has spoken of the child so far
    version        bigint not null,
    stage          text,
    enrolled_from  date,
    enrolled_to    date,
    transferred_in date,
    left_behind    jsonb,
    high_risk      jsonb,
    classes        jsonb,
    -- calendar, standard and closures that the obligations follow; another one calls for issuing again
    issued_by      text   not null default '',
    primary key (tenant_id, id)
);
create index child_issued_by on child (tenant_id, issued_by);

create table staff
(
    tenant_id uuid    not null,
    id        uuid    not null,
    account   uuid    not null,
    active    boolean not null,
    version   bigint  not null,
    primary key (tenant_id, id)
);
create index staff_account on staff (tenant_id, account);

create table teaching
(
    tenant_id uuid not null,
    class_id  uuid not null,
    staff_id  uuid not null,
    from_on   date not null,
    to_on     date,
    primary key (tenant_id, class_id, staff_id, from_on),
    foreign key (tenant_id, staff_id) references staff
);
create index teaching_staff on teaching (tenant_id, staff_id);

create table caregiver
(
    tenant_id uuid    not null,
    id        uuid    not null,
    account   uuid,
    staff_id  uuid,
    active    boolean not null,
    version   bigint  not null,
    primary key (tenant_id, id)
);
create index caregiver_account on caregiver (tenant_id, account);
create index caregiver_staff on caregiver (tenant_id, staff_id);

-- No foreign keys: a pair may be told before its child or caregiver.
create table pair
(
    tenant_id    uuid   not null,
    id           uuid   not null,
    child_id     uuid   not null,
    caregiver_id uuid   not null,
    kind         text   not null,
    from_on      date   not null,
    to_on        date,
    version      bigint not null,
    primary key (tenant_id, id)
);
create index pair_child on pair (tenant_id, child_id);
create index pair_caregiver on pair (tenant_id, caregiver_id);

create table contact
(
    tenant_id   uuid    not null,
    id          uuid    not null,
    child_id    uuid    not null,
    author      uuid    not null,
    offline     boolean not null,
    fingerprint text    not null,
    version     integer not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, child_id) references child
);
create index contact_child on contact (tenant_id, child_id, id);

-- Never changed: a correction is a new version. Free text is sealed with the child's key.
create table contact_version
(
    tenant_id    uuid                     not null,
    contact_id   uuid                     not null,
    version      integer                  not null,
    child_id     uuid                     not null,
    author       uuid                     not null,
    received_at  timestamp with time zone not null,
    kind         text                     not null,
    outcome      text                     not null,
    occurred_on  date                     not null,
    participants uuid[]                   not null,
    met          text[]                   not null,
    findings     text[]                   not null,
    triggers     text[]                   not null,
    moves_back   boolean                  not null,
    place        bytea,
    note         bytea,
    reason       bytea,
    fingerprint  text                     not null,
    primary key (tenant_id, contact_id, version),
    foreign key (tenant_id, contact_id) references contact
);
create index contact_version_child on contact_version (tenant_id, child_id, occurred_on);

-- By child first: issuing writes and reads all of a child at once. The child's row is locked before.
create table obligation
(
    tenant_id        uuid    not null,
    child_id         uuid    not null,
    id               uuid    not null,
    rule             text    not null,
    kind             text    not null,
    window_key       text    not null,
    number           integer not null,
    opens_on         date    not null,
    due_on           date    not null,
    grace_until      date    not null,
    late_until       date    not null,
    standard_version integer not null,
    cause            uuid,
    cause_known_on   date,
    void_from        date,
    void_reason      text,
    class_id         uuid,
    places           jsonb   not null,
    state            text    not null,
    contact_id       uuid,
    history          jsonb   not null,
    version          bigint  not null,
    primary key (tenant_id, child_id, id)
);
create unique index obligation_id on obligation (tenant_id, id);
create index obligation_class on obligation (tenant_id, class_id, due_on);

create table excuse
(
    tenant_id     uuid                     not null,
    obligation_id uuid                     not null,
    child_id      uuid                     not null,
    requested_by  uuid                     not null,
    requested_at  timestamp with time zone not null,
    reason        bytea                    not null,
    approved_by   uuid,
    approved_at   timestamp with time zone,
    comment       bytea,
    primary key (tenant_id, obligation_id),
    foreign key (tenant_id, child_id, obligation_id) references obligation
);
create index excuse_child on excuse (tenant_id, child_id);

do $$
declare
    t text;
begin
    foreach t in array array ['child', 'staff', 'teaching', 'caregiver', 'pair', 'contact', 'contact_version', 'obligation', 'excuse']
        loop
            execute format('alter table %I enable row level security', t);
            execute format('alter table %I force row level security', t);
            execute format('create policy tenant on %I using (tenant_id = (select current_tenant())) '
                               'with check (tenant_id = (select current_tenant()))', t);
        end loop;
    execute format('revoke update, delete on contact_version from %I', replace(current_user, '_owner', '_app'));
end $$;
