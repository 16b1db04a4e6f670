-- RENAME VALUE changes the label, and with it all rows and defaults.
-- transactions: file
-- leaves-none: SELECT FROM history WHERE plan::text = 'FREE'
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL DEFAULT 'FREE');
CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan RENAME VALUE 'FREE' TO 'free';
