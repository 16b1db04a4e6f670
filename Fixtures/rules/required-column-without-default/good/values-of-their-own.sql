-- Sequences, identities, generated columns and volatile defaults give each row a value.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN number serial;
ALTER TABLE accounts ADD COLUMN position integer GENERATED ALWAYS AS IDENTITY;
ALTER TABLE accounts ADD COLUMN domain text NOT NULL GENERATED ALWAYS AS (split_part(email, '@', 2)) STORED;
ALTER TABLE accounts ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE accounts ADD COLUMN seen timestamptz NOT NULL DEFAULT now();
