-- A domain over a domain over the enum: a literal for the column is in the end a mood.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN known_mood AS mood NOT NULL;
CREATE DOMAIN diary_mood AS known_mood;
CREATE TABLE diary (mood diary_mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO diary VALUES ('happy');
--                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT * FROM diary WHERE mood::mood = 'happy';
--                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT 'happy'::known_mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
