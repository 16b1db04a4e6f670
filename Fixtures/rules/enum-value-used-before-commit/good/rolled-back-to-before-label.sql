-- ROLLBACK TO takes the label away again; the later one commits by itself.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
SAVEPOINT before_label;
ALTER TYPE mood ADD VALUE 'happy';
ROLLBACK TO before_label;
UPDATE person SET mood = 'ok';
COMMIT;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
