-- Versions of the configuration; the highest is in force.
create table configurations (version integer not null, saved_at bigint not null, body varchar not null);

-- A human's word on two tickets, smaller id first.
create table issue_verdicts (a bigint not null, b bigint not null, same boolean not null, said_at bigint not null);
