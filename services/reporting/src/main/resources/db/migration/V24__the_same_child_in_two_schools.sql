-- A child may be enrolled in two schools on one day. Schools can't see each other's rows, so the county compares: these
-- tables are the county's, and a school only puts down what it announced, by keyed hashes that name nobody.
create table enrolment_told
(
    tenant_id uuid                     not null,
    id        uuid                     not null default uuidv7(),
    school_id uuid                     not null,
    told_at   timestamp with time zone not null,
    body      jsonb                    not null,
    primary key (tenant_id, id)
);

-- What is known of each enrolment, and what the school was last told to count elsewhere.
create table enrolment
(
    tenant_id uuid  not null,
    school_id uuid  not null,
    child_id  uuid  not null,
    body      jsonb not null,
    found     jsonb,
    primary key (tenant_id, school_id, child_id)
);

create table enrolment_likeness
(
    tenant_id uuid not null,
    likeness  text not null,
    school_id uuid not null,
    child_id  uuid not null,
    primary key (tenant_id, likeness, school_id, child_id)
);
create index enrolment_likeness_child on enrolment_likeness (tenant_id, school_id, child_id);

-- A school's own children who may be enrolled elsewhere too: days, an answer, nothing of the other school.
create table child_elsewhere
(
    tenant_id uuid  not null,
    child_id  uuid  not null,
    body      jsonb not null,
    primary key (tenant_id, child_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['enrolment_told', 'enrolment', 'enrolment_likeness', 'child_elsewhere'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))
            with check (tenant_id = (select current_tenant()))', name);
        execute format('alter table %I alter column tenant_id set statistics 0', name);
    end loop;
end $$;
create policy told on enrolment_told for insert with check (school_id = (select current_tenant()));

-- Answers are audited here, and read as everywhere: by a school its own, by an auditor all.
create index audit_entry_at on audit_entry (tenant_id, at, id);
create index audit_entry_at_of_all on audit_entry (at, id);
create policy auditor on audit_entry for select using ((select current_scope()) = 'county');
