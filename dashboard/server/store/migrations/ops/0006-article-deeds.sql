-- What agents were shown and did with it; each kind once a ticket and article.
create table article_deeds (
  ticket_id bigint not null,
  article_id bigint not null,
  kind varchar not null,
  slot integer,
  topic varchar,
  done_at bigint not null
);
