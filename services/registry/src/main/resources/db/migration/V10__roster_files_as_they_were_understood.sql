-- How a file was understood before anything of it is stored, whose name and which value each error is about, and what a
-- checked file would change: personal data, sealed with the import's key and forgotten with its file.

alter table roster_import
    add column outline bytea,
    -- the import that a checked file became
    add column imported_as uuid;

-- rows of several sheets; who writes without a sheet means the first
alter table roster_import_error
    add column sheet int not null default 0,
    add column found bytea;
alter table roster_import_error
    drop constraint roster_import_error_pkey,
    add primary key (tenant_id, import_id, sheet, row, seq);

create table roster_import_change
(
    tenant_id uuid  not null,
    import_id uuid  not null,
    batch     int   not null,
    seq       int   not null,
    sealed    bytea not null,
    primary key (tenant_id, import_id, batch, seq),
    foreign key (tenant_id, import_id) references roster_import
);
alter table roster_import_change enable row level security;
alter table roster_import_change force row level security;
create policy tenant on roster_import_change using (tenant_id = (select current_tenant()))
    with check (tenant_id = (select current_tenant()));
alter table roster_import_change alter column tenant_id set statistics 0;
