-- The EXCEPTION part makes the block a subtransaction: the error is undone with it, and the transaction goes on.
\set ON_ERROR_STOP off
BEGIN;
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('sad', 'ok');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
CREATE TABLE person (mood mood);
COMMIT;
