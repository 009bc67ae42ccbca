-- Who was enrolled in a class that a roster names, and is not in it: asked about, and nothing else follows.
create table roster_import_missing
(
    tenant_id uuid not null,
    import_id uuid not null,
    child_id  uuid not null,
    -- on the day of import: who is in another class since is no question any more
    class_id  uuid not null,
    primary key (tenant_id, import_id, child_id),
    foreign key (tenant_id, import_id) references roster_import,
    foreign key (tenant_id, child_id) references child,
    foreign key (tenant_id, class_id) references school_class
);

-- Classes with children of which a roster does not speak: it may be one class's file, or the class is no more.
create table roster_import_class_left_out
(
    tenant_id uuid not null,
    import_id uuid not null,
    class_id  uuid not null,
    primary key (tenant_id, import_id, class_id),
    foreign key (tenant_id, import_id) references roster_import,
    foreign key (tenant_id, class_id) references school_class
);

do $$
declare
    name text;
begin
    foreach name in array array ['roster_import_missing', 'roster_import_class_left_out']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
            || ' with check (tenant_id = (select current_tenant()))', name);
        execute format('alter table %I alter column tenant_id set statistics 0', name);
    end loop;
end $$;
