-- From when on a school answers for duties (figures.md, "Accountable from"); unknown: always.
alter table school add column counts_from date;
