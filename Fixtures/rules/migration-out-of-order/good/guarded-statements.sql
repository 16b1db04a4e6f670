-- Who says IF EXISTS, asks the catalog first or catches the error knows that a thing may be missing.
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, plan text);
-- file: 0002.sql
ALTER TABLE users DROP COLUMN plan;
-- file: 0003.sql
DROP TABLE IF EXISTS invoices;
ALTER TABLE IF EXISTS invoices ADD COLUMN total numeric;
ALTER TABLE users DROP COLUMN IF EXISTS plan;
ALTER TABLE users DROP CONSTRAINT IF EXISTS some_check;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'plan') THEN
    UPDATE users SET plan = 'free';
  END IF;
END $$;
DO $$ BEGIN
  UPDATE users SET plan = 'free';
EXCEPTION WHEN undefined_column THEN
  RAISE NOTICE 'it is gone';
END $$;
-- file: 0004.sql
CREATE TABLE invoices (id integer);
