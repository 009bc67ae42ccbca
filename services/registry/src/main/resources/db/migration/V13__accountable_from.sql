-- From when on a school answers for duties (figures.md, "Accountable from"). Schools at work keep answering for everything.
alter table school add column counts_from date;
update school set counts_from = open_from where state <> 'ONBOARDING';
