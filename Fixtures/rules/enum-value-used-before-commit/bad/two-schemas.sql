-- Two types of one name; only the one in sales has the new label.
CREATE SCHEMA sales;
CREATE TYPE state AS ENUM ('open', 'closed', 'lost');
CREATE TYPE sales.state AS ENUM ('open', 'won');
CREATE TABLE ticket (state state);
CREATE TABLE sales.lead (state sales.state);
BEGIN;
ALTER TYPE sales.state ADD VALUE 'lost';
UPDATE ticket SET state = 'lost';
UPDATE sales.lead SET state = 'lost';
--                            ^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
