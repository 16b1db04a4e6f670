-- Not all rows that hold NULL are in the list.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
CREATE TEMP TABLE missing AS SELECT id, kind FROM accounts WHERE plan IS NULL AND region IS NOT NULL;
DO $$
DECLARE last_id int := 0;
BEGIN
  LOOP
    WITH batch AS (SELECT id, kind FROM missing WHERE id > last_id ORDER BY id LIMIT 1), updated AS (
      UPDATE accounts a SET plan = 'free' FROM batch b WHERE a.id = b.id AND a.kind = b.kind
    )
    SELECT max(id) INTO last_id FROM batch;
    EXIT WHEN last_id IS NULL;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
