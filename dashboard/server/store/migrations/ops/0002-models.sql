-- Trained models with their reports; of a kind, the highest version marked in force is used.
create table models (
  kind varchar not null,
  version integer not null,
  trained_at bigint not null,
  in_force boolean not null,
  report varchar not null,
  body blob not null
);
