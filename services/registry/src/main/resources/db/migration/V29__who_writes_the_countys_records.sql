-- Everybody reads what the whole county may know. Areas, terms and the calendar are written for the county, a school's own
-- entry bound to that school; nobody deletes. Not forced: the owner, who only migrates, is not meant.
do
$$
    declare
        name text;
    begin
        foreach name in array array ['area', 'term', 'calendar']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('create policy everybody_reads on %I for select using (true)', name);
                execute format('create policy county_adds on %I for insert
                    with check ((select current_scope()) = ''county'')', name);
                execute format('create policy county_changes on %I for update
                    using ((select current_scope()) = ''county'') with check ((select current_scope()) = ''county'')', name);
            end loop;
    end
$$;

alter table school enable row level security;
create policy everybody_reads on school for select using (true);
create policy school_adds on school for insert with check (id = (select current_tenant()));
create policy school_changes on school for update
    using (id = (select current_tenant())) with check (id = (select current_tenant()));
