-- What counter-metrics read of a contact; no lens does.
alter table facts_a add column first_bot_reply_at bigint;

alter table facts_a add column article bigint;

alter table facts_a add column priority varchar;

alter table facts_a add column handle_seconds bigint;

alter table facts_a add column nps integer;

alter table facts_a add column effort integer;

alter table facts_b add column first_bot_reply_at bigint;

alter table facts_b add column article bigint;

alter table facts_b add column priority varchar;

alter table facts_b add column handle_seconds bigint;

alter table facts_b add column nps integer;

alter table facts_b add column effort integer;
