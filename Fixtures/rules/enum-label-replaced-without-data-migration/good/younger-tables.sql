-- What came with the label, or after it, never had the old one.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE plan = 'FREE'
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
CREATE TABLE invoice (id int PRIMARY KEY, plan plan);
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan = 'FREE';
ALTER TABLE invoice ADD COLUMN old_plan plan;
