-- A school that has just come is in no statistics: without any, the planner takes it for some rows, not for none.
alter table onboarding alter column tenant_id set statistics 0;
alter table school_class alter column tenant_id set statistics 0;
alter table closure alter column tenant_id set statistics 0;
alter table staff alter column tenant_id set statistics 0;
alter table staff_class alter column tenant_id set statistics 0;
alter table child alter column tenant_id set statistics 0;
alter table roster_import alter column tenant_id set statistics 0;
alter table roster_import_file alter column tenant_id set statistics 0;
alter table roster_import_error alter column tenant_id set statistics 0;
alter table caregiver alter column tenant_id set statistics 0;
alter table pair alter column tenant_id set statistics 0;
