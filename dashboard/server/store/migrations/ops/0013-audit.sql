-- Who did what, appended only; happened_at in milliseconds. Each line carries the hash of the one before it, so that a changed or missing one shows.
create table audit_log (
  seq bigint not null,
  happened_at bigint not null,
  who_kind varchar not null,
  user_id bigint,
  role varchar,
  subject varchar,
  act varchar not null,
  target varchar,
  outcome varchar not null,
  details varchar not null,
  previous varchar not null,
  hash varchar not null
);
