-- The search_path decides which of the two types is altered and which is used.
CREATE SCHEMA sales;
CREATE TYPE state AS ENUM ('open', 'lost');
CREATE TYPE sales.state AS ENUM ('open', 'won');
BEGIN;
SET LOCAL search_path = sales, public;
ALTER TYPE state ADD VALUE 'lost';
SELECT 'lost'::state;
--     ^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT 'lost'::public.state;
SET LOCAL search_path = public;
SELECT 'lost'::state;
COMMIT;
