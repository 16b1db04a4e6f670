-- The policy is older, its new condition is not.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE POLICY hide ON person USING (mood <> 'sad');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER POLICY hide ON person USING (mood <> 'happy') WITH CHECK (mood = 'happy');
--                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
