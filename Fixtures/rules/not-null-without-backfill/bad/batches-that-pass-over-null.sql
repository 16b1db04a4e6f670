-- Rows without a region are equal to nothing, not even to themselves.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE
  filled int;
BEGIN
  LOOP
    WITH batch AS (SELECT DISTINCT kind, region FROM accounts WHERE plan IS NULL ORDER BY kind, region LIMIT 1), updated AS (
      UPDATE accounts a SET plan = 'free' FROM batch b WHERE a.kind = b.kind AND a.region = b.region RETURNING a.id
    )
    SELECT count(*) INTO filled FROM updated;
    EXIT WHEN filled = 0;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
