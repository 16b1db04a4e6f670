-- A new column as the primary key of a table that had none: it is required, too.
-- file: 0001_visits.sql
CREATE TABLE visits (page text NOT NULL);
-- file: 0002_key.sql
ALTER TABLE visits ADD COLUMN id uuid PRIMARY KEY;
--                            ^^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
