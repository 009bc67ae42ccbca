-- One row: how often the bureau's people were asked for, and which reading was followed last. Keycloak is asked outside any
-- transaction, so an older answer may come after a newer one and is passed over.
create table county_reading
(
    only_one boolean primary key default true check (only_one),
    begun    bigint not null default 0,
    followed bigint not null default 0
);
insert into county_reading default values;
