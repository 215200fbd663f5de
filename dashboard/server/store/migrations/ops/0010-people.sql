-- Who may do what. `chosen` was set by an admin; otherwise the role follows the helpdesk. `scope_groups` is a JSON list of group ids, null = all.
create table people (
  user_id bigint not null,
  name varchar,
  role varchar not null,
  scope_groups varchar,
  chosen boolean not null,
  version integer not null,
  changed_at bigint not null,
  changed_by varchar,
  signed_in_at bigint
);
