-- Children of before are told once more, with what lets the county find those whom two schools have. A release that does not
-- know this kind of job leaves it to the next.
insert into job (kind, tenant, subject)
select 'child-likenesses', id, id from school where state <> 'ONBOARDING'
on conflict do nothing;
