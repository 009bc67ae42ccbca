-- An account belongs to the one request that asked for it first. The key is the account's pseudonym (see Accounts), which is
-- the same for every spelling of a user name; no name is here, hence no tenant.
create table account_claim
(
    account     uuid                     not null primary key,
    -- the account carries it in Keycloak: who finds an account without it did not make that account
    mark        uuid                     not null unique,
    school      uuid                     not null,
    staff       uuid                     not null,
    -- the account is there and is ours
    established boolean                  not null default false,
    -- false for accounts from before there were marks, which get it when it is needed
    marked      boolean                  not null default true,
    at          timestamp with time zone not null default now()
);
create index account_claim_of on account_claim (school, staff);

-- Who belongs where, across schools: an account must see its offers before it belongs to the school that made them.
create table membership
(
    account uuid   not null,
    school  uuid   not null,
    staff   uuid   not null,
    roles   text[] not null,
    state   text   not null check (state in ('PENDING', 'OFFERED', 'ACTIVE', 'ENDED')),
    primary key (account, school)
);

-- when the one-time password was made, which is shown until somebody says that it has arrived
alter table staff add column secret_at timestamp with time zone;

-- the owner, too, sees staff only where the policy is not forced
alter table staff no force row level security;
insert into account_claim (account, mark, school, staff, established, marked)
select distinct on (account) account, gen_random_uuid(), tenant_id, id, true, false
from staff
where account_step not in ('ACCOUNT', 'FAILED')
order by account, id;
insert into membership (account, school, staff, roles, state)
select account, tenant_id, id, roles,
       case
           when not active then 'ENDED'
           when account_step in ('ACCOUNT', 'FAILED') then 'PENDING'
           else 'ACTIVE'
       end
from staff;
alter table staff force row level security;
