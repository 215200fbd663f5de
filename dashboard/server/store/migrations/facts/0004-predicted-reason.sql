-- What the topic model takes a missing reason to be.
alter table facts_a add column predicted_reason varchar;

alter table facts_b add column predicted_reason varchar;
