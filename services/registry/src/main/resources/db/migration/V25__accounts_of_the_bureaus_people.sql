-- Whether the account was made for somebody whom the bureau named: only such a person is given a further school at once.
alter table account_claim add column bureau boolean not null default false;

-- the owner, too, sees onboardings only where the policy is not forced
alter table onboarding no force row level security;
update account_claim set bureau = true where staff in (select staff_id from onboarding);
alter table onboarding force row level security;
