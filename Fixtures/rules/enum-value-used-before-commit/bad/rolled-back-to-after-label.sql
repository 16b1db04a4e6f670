-- ROLLBACK TO goes back to a point where the label was already added.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SAVEPOINT after_label;
DELETE FROM person;
ROLLBACK TO SAVEPOINT after_label;
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
