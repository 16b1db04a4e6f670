-- The migration itself has put rows there, so that it fails on every database.
-- file: 0001_plans.sql
CREATE TABLE plans (name text PRIMARY KEY);
INSERT INTO plans VALUES ('free'), ('pro');
ALTER TABLE plans ADD COLUMN price integer NOT NULL;
--                           ^^^^^^^^^^^^^^^^^^^^^^ error certain required-column-without-default 23502
