-- Row security stores expressions over the table's columns.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE POLICY hide_happy ON person FOR SELECT USING (mood <> 'happy');
--                                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
CREATE POLICY write_happy ON person FOR INSERT WITH CHECK (mood = 'happy');
--                                                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
