-- Bearer tokens of scripts; their hash only. `scope_groups` is a JSON list of group ids, null = all. Moments in epoch seconds.
create table access_tokens (
  id varchar not null,
  secret_hash varchar not null,
  name varchar not null,
  role varchar not null,
  scope_groups varchar,
  made_at bigint not null,
  made_by varchar not null,
  ends_at bigint not null,
  used_at bigint,
  revoked_at bigint
);
