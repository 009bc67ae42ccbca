-- The audit is read newest first: by a school its own, by an auditor all.
create index audit_entry_at on audit_entry (tenant_id, at, id);
create index audit_entry_at_of_all on audit_entry (at, id);
create policy auditor on audit_entry for select using ((select current_scope()) = 'county');
