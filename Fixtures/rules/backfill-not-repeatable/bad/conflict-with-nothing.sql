-- ON CONFLICT guards nothing where there can be no conflict: each run draws new numbers for the only key.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text);
CREATE TABLE mailing (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text);
-- file: 002.sql
INSERT INTO mailing (email) SELECT email FROM account ON CONFLICT DO NOTHING;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
DROP INDEX IF EXISTS mailing_unused;
