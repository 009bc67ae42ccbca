create table slip
(
    tenant_id uuid   not null,
    id        uuid   not null,
    words     text   not null,
    version   bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, words)
);
create table slip_history
(
    tenant_id uuid     not null,
    id        uuid     not null,
    changeset bigint   not null,
    change    smallint not null,
    words     text,
    primary key (tenant_id, id, changeset),
    foreign key (tenant_id, changeset) references changeset
);
alter table slip enable row level security;
alter table slip force row level security;
create policy tenant on slip using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));
alter table slip_history enable row level security;
alter table slip_history force row level security;
create policy tenant on slip_history using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));
