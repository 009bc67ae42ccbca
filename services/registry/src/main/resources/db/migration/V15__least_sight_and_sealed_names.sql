-- As what a caregiver stands by a child decides what is seen of it. Null until pairing has told it again: seen as by a donor.
alter table pair add column kind text;

-- What the school shows donors of a child; nothing without a row.
create table child_release
(
    tenant_id uuid   not null,
    child_id  uuid   not null,
    fields    text[] not null,
    version   bigint not null,
    primary key (tenant_id, child_id),
    foreign key (tenant_id, child_id) references child
);
alter table child_release enable row level security;
alter table child_release force row level security;
create policy tenant on child_release using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));

-- Files are named after people. Names of earlier imports are forgotten rather than kept in clear.
alter table roster_import add column file_name_sealed bytea;
alter table roster_import no force row level security;
update roster_import set file_name = '';
alter table roster_import force row level security;
