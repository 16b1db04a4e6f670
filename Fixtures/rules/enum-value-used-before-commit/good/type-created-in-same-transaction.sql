-- From PostgreSQL 17 on a label may be used if its type was created in the same transaction.
-- postgres: 17..18
BEGIN;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person (mood mood DEFAULT 'happy');
COMMIT;
