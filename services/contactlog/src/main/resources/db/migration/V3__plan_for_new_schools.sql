-- A school that has just come is in no statistics: without any, the planner takes it for some rows, not for none.
alter table child alter column tenant_id set statistics 0;
alter table staff alter column tenant_id set statistics 0;
alter table teaching alter column tenant_id set statistics 0;
alter table caregiver alter column tenant_id set statistics 0;
alter table pair alter column tenant_id set statistics 0;
alter table contact alter column tenant_id set statistics 0;
alter table contact_version alter column tenant_id set statistics 0;
alter table obligation alter column tenant_id set statistics 0;
alter table excuse alter column tenant_id set statistics 0;
