-- The rows are mended before VALIDATE looks at them.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_seats.sql
ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0) NOT VALID;
-- file: 0003_validate.sql
UPDATE accounts SET seats = 1 WHERE seats = 0;
ALTER TABLE accounts VALIDATE CONSTRAINT some_seats;
