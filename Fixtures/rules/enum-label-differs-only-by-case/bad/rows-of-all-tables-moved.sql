-- The rows of all tables move to the new spelling; the old one stays in the type.
-- transactions: file
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int, plan plan NOT NULL);
CREATE TABLE history (id int, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
--                        ^^^^^^ warning certain enum-label-differs-only-by-case - "they are two values"
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan = 'FREE';
WITH moved AS (UPDATE history SET plan = 'free' WHERE plan = 'FREE' RETURNING id) SELECT count(*) FROM moved;
