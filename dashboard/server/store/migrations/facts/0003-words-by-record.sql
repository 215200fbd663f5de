-- Counted by page, a word grew with every page that was read again; now by the records that use it.
drop table unknown_words;

create table unknown_words (what varchar not null, value varchar not null, stream varchar not null, record bigint not null);
