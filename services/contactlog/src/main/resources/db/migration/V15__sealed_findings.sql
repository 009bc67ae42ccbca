-- Findings are no rule's: sealed with the child's key. In findings stands only what the release before wrote.
alter table contact_version add column findings_sealed bytea;
