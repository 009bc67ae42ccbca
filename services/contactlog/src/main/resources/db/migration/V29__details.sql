-- What was filled in by a form, sealed with the child's key, and the version of the form that says what it means.
alter table contact_version add column form_key text;
alter table contact_version add column form_version integer;
alter table contact_version add column details bytea;

create or replace function forget_words_about(child uuid) returns void
    language sql security definer set search_path = public
as $$
    update contact_version
    set place = null, note = null, reason = null, findings_sealed = null, findings = '{}', details = null, fingerprint = ''
    where tenant_id = (select current_tenant()) and child_id = child;
    update contact set fingerprint = '' where tenant_id = (select current_tenant()) and child_id = child;
$$;
