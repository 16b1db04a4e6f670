-- Batches of rows that are alike in what they are chosen by: none of that is NULL, so that each row finds itself.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE
  last_kind text;
  last_email text;
  filled int;
BEGIN
  LOOP
    WITH batch AS (
      SELECT DISTINCT kind, email FROM accounts
      WHERE plan IS NULL AND (last_kind IS NULL OR (kind, email) > (last_kind, last_email))
      ORDER BY kind, email LIMIT 1
    ), updated AS (
      UPDATE accounts a SET plan = 'free' FROM batch b WHERE (a.kind, a.email) = (b.kind, b.email) RETURNING a.kind, a.email
    )
    SELECT count(*) OVER (), kind, email INTO filled, last_kind, last_email FROM updated ORDER BY kind DESC, email DESC LIMIT 1;
    EXIT WHEN filled IS NULL;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
