-- One ALTER TABLE adds the column and checks it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person
    ADD COLUMN mood mood,
    ADD CONSTRAINT not_too_happy CHECK (mood < 'happy');
--                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
