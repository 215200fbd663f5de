-- Weeks as they were counted at a moment, never written again; the body holds (ticket, state) as its room writes it.
create table vintages (
  id integer not null,
  kind varchar not null,
  lens varchar not null,
  period integer not null,
  next_period integer not null,
  time_zone varchar not null,
  week_start varchar not null,
  as_of bigint not null,
  taken_at bigint not null,
  taken_late boolean not null,
  head varchar not null,
  body blob not null
);
