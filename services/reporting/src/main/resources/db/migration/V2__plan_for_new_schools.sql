-- A school that has just come is in no statistics: without any, the planner takes it for some rows, not for none.
alter table caregiver alter column tenant_id set statistics 0;
alter table child_fact alter column tenant_id set statistics 0;
alter table pair_fact alter column tenant_id set statistics 0;
alter table contact_fact alter column tenant_id set statistics 0;
alter table obligation_fact alter column tenant_id set statistics 0;
alter table step alter column tenant_id set statistics 0;
alter table total alter column tenant_id set statistics 0;
alter table rollup_state alter column tenant_id set statistics 0;
