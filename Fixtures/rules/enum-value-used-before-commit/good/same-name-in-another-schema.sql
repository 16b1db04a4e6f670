-- The cast takes the type in public, which has always had the label.
CREATE SCHEMA sales;
CREATE TYPE state AS ENUM ('open', 'lost');
CREATE TYPE sales.state AS ENUM ('open', 'won');
BEGIN;
ALTER TYPE sales.state ADD VALUE 'lost';
SELECT 'lost'::state, 'lost'::public.state;
COMMIT;
