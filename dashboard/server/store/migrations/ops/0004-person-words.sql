-- A human's word on two users, smaller id first.
create table person_words (a bigint not null, b bigint not null, same boolean not null, said_at bigint not null);
