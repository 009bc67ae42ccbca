-- What an account may do for which school, as this service knows it. It is asked for before a tenant is bound, so it is no
-- tenant's table; pseudonyms and ids, no names. The owner of the facts counts the versions, the others keep the highest.
create table account_membership
(
    account uuid    not null,
    tenant  uuid    not null,
    roles   text[]  not null,
    area    uuid,
    active  boolean not null,
    version bigint  not null,
    primary key (account, tenant)
);
