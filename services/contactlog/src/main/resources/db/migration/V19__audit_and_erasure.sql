-- The audit is read newest first: by a school its own, by an auditor all.
create index audit_entry_at on audit_entry (tenant_id, at, id);
create index audit_entry_at_of_all on audit_entry (at, id);
create policy auditor on audit_entry for select using ((select current_scope()) = 'county');

alter table excuse alter column reason drop not null;

-- Versions are never changed; forgetting what they told of a child is the one thing that may be done to them.
create function forget_words_about(child uuid) returns void
    language sql security definer set search_path = public
as $$
    update contact_version
    set place = null, note = null, reason = null, findings_sealed = null, findings = '{}', fingerprint = ''
    where tenant_id = (select current_tenant()) and child_id = child;
    update contact set fingerprint = '' where tenant_id = (select current_tenant()) and child_id = child;
$$;
