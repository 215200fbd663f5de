-- Pairs drawn for the weekly blind check of the same-issue rules, smaller id first, with what was said of them when drawn.
-- week: its first local day. population: pairs of the stratum in that week. answer: same, different, cannot_tell; null = not yet.
create table pair_checks (
  week bigint not null,
  a bigint not null,
  b bigint not null,
  place integer not null,
  stratum varchar not null,
  population bigint not null,
  inclusion double not null,
  verdict varchar not null,
  why varchar not null,
  p double,
  model integer,
  answer varchar,
  answered_by varchar,
  answered_at bigint
);
