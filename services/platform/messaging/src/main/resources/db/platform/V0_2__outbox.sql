-- What the other services may know, written in the transaction of the change itself. The relay reads the inserts from the
-- write-ahead log; the rows stay for some days, so that a lost replication slot can be made up for.
create table outbox
(
    tenant_id uuid                     not null,
    id        uuid                     not null default uuidv7(),
    at        timestamp with time zone not null,
    topic     text                     not null,
    key       text                     not null,
    type      text                     not null,
    trace     text,
    payload   text                     not null,
    primary key (tenant_id, id)
);
create index outbox_at on outbox using brin (at);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox for insert with check (tenant_id = (select current_tenant()));

create publication outbox for table outbox with (publish = 'insert');

-- The service can only write here, its relay only read and forget.
do $$
declare
    app   constant text := replace(current_user, '_owner', '_app');
    relay constant text := replace(current_user, '_owner', '_relay');
begin
    execute format('revoke select, update, delete on outbox from %I', app);
    if exists (select from pg_roles where rolname = relay) then
        execute format('grant select, delete on outbox to %I', relay);
        execute format('create policy relay on outbox to %I using (true)', relay);
    end if;
end $$;
