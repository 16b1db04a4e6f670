-- One stretch of keys after the other.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE last integer := 0; top integer;
BEGIN
  SELECT coalesce(max(id), 0) INTO top FROM accounts;
  WHILE last < top LOOP
    UPDATE accounts SET plan = 'free' WHERE id > last AND id <= last + 100;
    last := last + 100;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
