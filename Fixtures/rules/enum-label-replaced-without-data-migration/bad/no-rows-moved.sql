-- The application wants small letters, and gets a second set of labels. Files have come since, and no row was moved.
-- transactions: file
-- leaves: SELECT FROM account WHERE plan = 'FREE'
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE IF NOT EXISTS 'free';
--                                      ^^^^^^ warning likely enum-label-replaced-without-data-migration - "no rows move to it: those of account.plan keep 'FREE'"
ALTER TYPE plan ADD VALUE IF NOT EXISTS 'student';
-- file: 0003_something_else.sql
CREATE TABLE invitation (email text);
