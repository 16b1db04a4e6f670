-- The key is written as a constraint of the table, in the same statement.
-- file: 0001_visits.sql
CREATE TABLE visits (page text NOT NULL);
-- file: 0002_key.sql
ALTER TABLE visits ADD COLUMN id uuid, ADD PRIMARY KEY (id);
--                                         ^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
