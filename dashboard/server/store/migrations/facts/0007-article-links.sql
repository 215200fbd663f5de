-- Articles that public comments point to.
create table article_links (ticket_id bigint not null, audit_id bigint not null, speaker_id bigint not null, article_id bigint not null, happened_at bigint not null);
