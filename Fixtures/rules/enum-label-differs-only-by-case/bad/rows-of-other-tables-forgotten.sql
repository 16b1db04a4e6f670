-- Two tables hold values of the type, and the rows of one of them move to the new spelling: the other one was forgotten.
-- transactions: file
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int, plan plan NOT NULL);
CREATE TABLE history (id int, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
--                        ^^^^^^ warning certain enum-label-differs-only-by-case -
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan = 'FREE';
CREATE TABLE invoice (id int, plan plan NOT NULL);
