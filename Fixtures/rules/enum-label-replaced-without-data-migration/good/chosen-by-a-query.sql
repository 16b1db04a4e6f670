-- The rows are chosen by a query of their own, or they all go.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE plan = 'FREE'
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
CREATE TABLE visit (id int PRIMARY KEY, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE id IN (SELECT id FROM account WHERE plan = 'FREE');
TRUNCATE visit;
