-- The type also is in an array, under a domain, and in a composite type.
-- transactions: file
-- leaves: SELECT FROM team WHERE 'FREE' = ANY (plans)
-- file: 0001_plan.sql
CREATE TYPE plan AS ENUM ('FREE', 'PRO');
CREATE DOMAIN paid_plan AS plan;
CREATE TYPE offer AS (plan plan, price int);
CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
CREATE TABLE team (id int PRIMARY KEY, plans plan[], best paid_plan, offer offer);
-- file: 0002_small_letters.sql
ALTER TYPE plan ADD VALUE 'free';
--                        ^^^^^^ warning likely enum-label-replaced-without-data-migration - "but those of team.plans, team.best and team.offer do not"
-- file: 0003_rows.sql
UPDATE account SET plan = 'free' WHERE plan IN ('FREE');
