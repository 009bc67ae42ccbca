-- Whose a user name is, once for the whole county: claimed before anything is asked of the identity provider, so that of two
-- requests at one moment only one makes the account. The e-mail address is kept as a digest, to tell the same person at a
-- second school from another one. No tenant: names are unique over all schools.
create table username_claim
(
    username     text  not null primary key,
    staff_id     uuid  not null,
    email_digest bytea not null
);
