-- The batch has a name, and the statement that fills it stands beside it.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE last_id int := 0;
BEGIN
  LOOP
    WITH batch AS (SELECT id FROM accounts WHERE id > last_id ORDER BY id LIMIT 1), updated AS (
      UPDATE accounts SET plan = 'free' WHERE id IN (SELECT id FROM batch)
    )
    SELECT max(id) INTO last_id FROM batch;
    EXIT WHEN last_id IS NULL;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
