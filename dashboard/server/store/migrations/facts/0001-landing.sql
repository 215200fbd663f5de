-- What was landed of the helpdesk: normalised columns that questions need, the whole row as JSON beside them.
create table meta (key varchar not null, value varchar not null);

create table tickets (
  id bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  generated_at bigint not null,
  status varchar not null,
  requester_id bigint not null,
  assignee_id bigint,
  via_to_ticket bigint,
  text_rule integer not null,
  subject varchar,
  body varchar not null
);

create table ticket_events (
  ticket_id bigint not null,
  id bigint not null,
  seq integer not null,
  happened_at bigint not null,
  kind varchar not null,
  speaker_id bigint,
  is_public boolean,
  assignee_id bigint,
  merge_target bigint,
  text varchar,
  body varchar not null
);

create table users (
  id bigint not null,
  name varchar,
  role varchar not null,
  active boolean not null,
  suspended boolean not null,
  updated_at bigint not null,
  locale varchar
);

create table user_identities (user_id bigint not null, value varchar not null);

-- A role counts from `since`; 0 = as far back as our knowledge goes.
create table user_roles (user_id bigint not null, role varchar not null, since bigint not null);

-- Users who did an agent's work before the first sync: were an assignee, or wrote a private comment.
create table agent_evidence (user_id bigint not null);

create table groups (id bigint not null, name varchar not null, body varchar not null);

create table brands (id bigint not null, name varchar not null, body varchar not null);

create table fields (id bigint not null, name varchar not null, body varchar not null);

create table articles (id bigint not null, locale varchar not null, updated_at bigint not null, body varchar not null);

create table skipped (stream varchar not null, place varchar not null, why varchar not null);

-- Counted by page, so that a page delivered twice counts once.
create table unknown_words (what varchar not null, value varchar not null, stream varchar not null, page varchar not null, times bigint not null);

create table stream_state (
  stream varchar not null,
  cursor varchar,
  landed_rows bigint not null,
  expected bigint,
  complete_to bigint,
  updated_at bigint not null
);

-- What waits to be judged, by the number of the landing that caused it. kind: ticket, user, identity.
create table due (kind varchar not null, id bigint, value varchar, landing bigint not null);
