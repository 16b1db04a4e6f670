-- The labels a type is born with may be used at once.
BEGIN;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (mood mood DEFAULT 'happy');
INSERT INTO person VALUES ('ok'), (DEFAULT);
COMMIT;
