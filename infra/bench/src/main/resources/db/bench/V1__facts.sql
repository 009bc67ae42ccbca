create table fact
(
    tenant_id uuid   not null,
    key       text   not null,
    version   bigint not null,
    since     date   not null,
    primary key (tenant_id, key)
);
alter table fact enable row level security;
alter table fact force row level security;
create policy tenant on fact using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
