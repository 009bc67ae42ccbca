-- Forms, each version as it was published: read by every school, written by the county alone, never changed. What came with
-- the software has no day of publication.
create table form
(
    key          text    not null,
    version      integer not null,
    schema       text    not null,
    fingerprint  text    not null,
    published_at timestamp with time zone,
    primary key (key, version)
);
alter table form enable row level security;
alter table form force row level security;
create policy everybody on form for select using (true);
create policy county on form for insert with check ((select current_scope()) = 'county');

do $$
begin
    execute format('revoke update, delete on form from %I', replace(current_user, '_owner', '_app'));
end $$;
