-- The relay reads the outbox as a table and no longer decodes the log, so its role needs no REPLICATION. Each row says in which
-- transaction it was written, and at which place of all: what a relay has not seen yet is what was committed since its last
-- look, whenever that was written. Rows of before get this transaction's number and are sent once more.
-- The release before still follows the publication; it goes with a later release.
alter table outbox
    add column xid    xid8   not null default pg_current_xact_id(),
    add column number bigint generated always as identity;
create index outbox_xid on outbox (xid, number);

-- What had been committed when the relay last looked: all of that has arrived.
create table outbox_position
(
    one      boolean primary key default true check (one),
    snapshot pg_snapshot not null
);
alter table outbox_position enable row level security;
alter table outbox_position force row level security;

do $$
declare
    app   constant text := replace(current_user, '_owner', '_app');
    relay constant text := replace(current_user, '_owner', '_relay');
begin
    execute format('revoke all on outbox_position from %I', app);
    if exists (select from pg_roles where rolname = relay) then
        execute format('grant select, insert, update on outbox_position to %I', relay);
        execute format('create policy relay on outbox_position to %I using (true) with check (true)', relay);
    end if;
end $$;
