-- Who is signed in by a browser. Nothing here lets a reader act for anybody: the id is the digest of the secret in the
-- cookie, and the tokens are sealed under a key made of that secret and the gateways' own key.
create table session (
    id         bytea       primary key,
    sealed     bytea       not null,
    subject    text        not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index session_by_subject on session (subject);
create index session_by_expiry on session (expires_at);
