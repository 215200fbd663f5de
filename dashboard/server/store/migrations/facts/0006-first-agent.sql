-- Who answered first, beside who solved it.
alter table facts_a add column first_agent bigint;

alter table facts_b add column first_agent bigint;
