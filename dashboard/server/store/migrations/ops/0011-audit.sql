-- Who did what, appended only; target and details as JSON. Each line carries the hash of the one before it, so that a changed or missing one shows.
create table audit_log (
  seq bigint not null,
  happened_at bigint not null,
  who_kind varchar not null,
  user_id bigint,
  role varchar,
  act varchar not null,
  target varchar not null,
  outcome varchar not null,
  details varchar,
  previous varchar not null,
  hash varchar not null
);
