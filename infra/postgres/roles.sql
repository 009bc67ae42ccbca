-- Roles of one service, in its own database. Run by a superuser, connected to that database; may be repeated.
--
--   psql -d registry -v service=registry -v owner_password=… -v app_password=… -v relay_password=… -f roles.sql
--
-- <service>_owner  owns the schema: Flyway runs as it
-- <service>_app    what the service runs as: owns nothing, cannot leave row-level security
-- <service>_relay  reads the outbox; the outbox's migrations grant it that and nothing else
--
-- The values go through settings, because a variable of psql does not reach into a $$ block.

select set_config('lantian.service', :'service', false),
       set_config('lantian.owner_password', :'owner_password', false),
       set_config('lantian.app_password', :'app_password', false),
       set_config('lantian.relay_password', :'relay_password', false);

do $$
declare
  service constant text := current_setting('lantian.service');
  owner constant text := service || '_owner';
  app constant text := service || '_app';
  relay constant text := service || '_relay';
  name text;
begin
  -- two databases of one service may be prepared at the same time (tests)
  perform pg_advisory_xact_lock(hashtext('lantian.roles'));
  foreach name in array array[owner, app, relay] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I', name);
    end if;
  end loop;
  execute format('alter role %I login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password %L',
    owner, current_setting('lantian.owner_password'));
  execute format('alter role %I login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password %L',
    app, current_setting('lantian.app_password'));
  execute format('alter role %I login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password %L',
    relay, current_setting('lantian.relay_password'));

  execute format('alter database %I owner to %I', current_database(), owner);
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to %I, %I', current_database(), app, relay);
  execute format('alter schema public owner to %I', owner);
  execute 'revoke all on schema public from public';
  execute format('grant usage on schema public to %I, %I', app, relay);

  -- so that migrations need no grants for the service itself
  execute format('alter default privileges for role %I in schema public grant select, insert, update, delete on tables to %I', owner, app);
  execute format('alter default privileges for role %I in schema public grant usage, select on sequences to %I', owner, app);
  execute format('alter default privileges for role %I in schema public grant execute on functions to %I', owner, app);
end $$;

-- Releases before read the log through this slot, which would keep the log for ever. It stays while one of them is reading.
select pg_drop_replication_slot(slot_name)
from pg_replication_slots
where slot_name = 'outbox_' || :'service' and not active;

reset lantian.owner_password;
reset lantian.app_password;
reset lantian.relay_password;
