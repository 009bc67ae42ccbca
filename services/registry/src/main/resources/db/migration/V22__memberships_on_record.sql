-- Who belongs where by now goes on record here, and is told to the other services as if it had just been decided.
insert into account_membership (account, tenant, roles, active, version)
select account, school, roles, state = 'ACTIVE', 1 from membership where state in ('ACTIVE', 'ENDED');

alter table outbox no force row level security;
insert into outbox (tenant_id, at, topic, key, type, payload)
select tenant, now(), 'registry.memberships', account::text, 'registry.membership-changed.v1',
       json_build_object('account', account, 'school', tenant, 'roles', roles, 'active', active, 'version', version)
from account_membership;
alter table outbox force row level security;
