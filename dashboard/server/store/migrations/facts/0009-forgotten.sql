-- Who was forgotten: a keyed hash of the helpdesk's number of them, and the random number that stands in for it.
create table forgotten (id_hash varchar not null, stands_in bigint not null, forgotten_at bigint not null);

-- Found while the words of a ticket were there, and not to be found without them. The smaller id first.
create table kept_verdicts (a bigint not null, b bigint not null, same varchar not null, why varchar not null);

create table kept_reasons (ticket_id bigint not null, reason varchar not null);
