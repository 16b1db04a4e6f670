-- Two tables hold values of the type. The rows of one of them move to the new spelling, and the other one was forgotten.
-- transactions: file
-- leaves: SELECT FROM history WHERE plan = 'FREE'
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
--                        ^^^^^^ warning likely enum-label-replaced-without-data-migration - "'free' takes the place of 'FREE' in plan; the rows of account.plan move to it, but those of history.plan do not"
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan = 'FREE';
CREATE TABLE invoice (id int PRIMARY KEY, plan plan NOT NULL);
