-- Every version of every lens, never changed or removed: a stamp on an old number still says what it meant.
create table lens_definitions (
  lens varchar not null,
  version integer not null,
  saved_at bigint not null,
  saved_by varchar,
  origin varchar not null,
  note varchar not null,
  changes varchar not null,
  definition varchar not null
);
