-- What a comment says beside its matter (displeasure, a question, a promise), packed into one number; null for rows of before.
alter table ticket_events add column signals integer;
