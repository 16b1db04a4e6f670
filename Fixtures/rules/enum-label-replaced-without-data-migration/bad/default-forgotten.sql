-- All rows move, and every new row gets the old label again.
-- transactions: file
-- leaves: SELECT FROM pg_attrdef WHERE pg_get_expr(adbin, adrelid) LIKE '%FREE%'
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL DEFAULT 'FREE');
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
--                        ^^^^^^ warning likely enum-label-replaced-without-data-migration - "the default of account.plan is still 'FREE'"
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan IS NOT DISTINCT FROM 'FREE';
