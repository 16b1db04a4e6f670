-- Batches by where the rows lie, and by way of WITH.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE changed integer;
BEGIN
  LOOP
    WITH batch AS (SELECT ctid FROM accounts WHERE plan IS NULL LIMIT 1)
    UPDATE accounts SET plan = 'free' FROM batch WHERE accounts.ctid = batch.ctid;
    GET DIAGNOSTICS changed = ROW_COUNT;
    EXIT WHEN changed = 0;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
