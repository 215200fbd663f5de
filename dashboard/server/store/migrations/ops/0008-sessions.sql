-- Sessions of people who signed in; the cookie's hash only, the helpdesk's tokens sealed with the folder's key. Moments in epoch seconds.
create table sessions (
  id_hash varchar not null,
  user_id bigint not null,
  opened_at bigint not null,
  used_at bigint not null,
  checked_at bigint not null,
  sealed_tokens varchar
);
