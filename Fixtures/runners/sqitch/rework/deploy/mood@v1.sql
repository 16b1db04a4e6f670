-- Deploy app:mood to pg

BEGIN;

CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

COMMIT;
