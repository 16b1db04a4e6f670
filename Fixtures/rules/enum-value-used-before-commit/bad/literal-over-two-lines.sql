-- Two quoted parts on two lines are one literal.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'hap'
--                       ^^^^^ error certain enum-value-used-before-commit 55P04
                         'py';
COMMIT;
