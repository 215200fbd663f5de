-- Who saved a version of the configuration, how, and why.
alter table configurations add column saved_by varchar;
alter table configurations add column origin varchar;
alter table configurations add column note varchar;
