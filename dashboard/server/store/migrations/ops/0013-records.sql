-- What people of Quality write: scorecards, samples, reviews, cases … one line a document, replaced as a whole.
-- version counts up by kind and id. keys: what it is found by, and who and what it speaks of (`ticket:900301`, `user:360001`, `sample:…`).
-- body: JSON, in the shape that its room reads.
create table records (
  kind varchar not null,
  id varchar not null,
  version bigint not null,
  keys varchar[] not null,
  body varchar not null,
  saved_at bigint not null,
  saved_by varchar not null
);
