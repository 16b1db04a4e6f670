-- Every column of the type is moved, each in another way, and the default, too.
-- transactions: file
-- leaves-none: SELECT FROM history WHERE 'FREE' IN (old_plan, new_plan)
-- leaves-none: SELECT FROM account WHERE plan = 'FREE'
-- leaves-none: SELECT FROM trial WHERE plan = 'FREE'
-- leaves-none: SELECT FROM team WHERE 'FREE' = ANY (plans)
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL DEFAULT 'FREE');
CREATE TABLE history (id int PRIMARY KEY, old_plan plan, new_plan plan NOT NULL);
CREATE TABLE trial (id int PRIMARY KEY, plan plan NOT NULL);
CREATE TABLE team (id int PRIMARY KEY, plans plan[]);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan = 'FREE';
ALTER TABLE account ALTER COLUMN plan SET DEFAULT 'free';
UPDATE history
SET old_plan = CASE old_plan WHEN 'FREE' THEN 'free' ELSE old_plan END, new_plan = CASE WHEN new_plan = 'FREE' THEN 'free' ELSE new_plan END;
DELETE FROM trial WHERE plan = 'FREE';
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT id FROM team LOOP
    UPDATE team SET plans = array_replace(plans, 'FREE', 'free') WHERE id = r.id;
  END LOOP;
END $$;
