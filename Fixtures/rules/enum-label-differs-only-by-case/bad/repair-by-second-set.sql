-- The application wants small letters, and gets a second set of labels. The rows keep the first.
-- transactions: file
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int, plan plan NOT NULL DEFAULT 'FREE');
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE IF NOT EXISTS 'free';
--                                      ^^^^^^ warning certain enum-label-differs-only-by-case -
ALTER TYPE plan ADD VALUE IF NOT EXISTS 'pro';
--                                      ^^^^^ warning certain enum-label-differs-only-by-case -
ALTER TYPE plan ADD VALUE IF NOT EXISTS 'student';
