-- "Mood" and mood are two types.
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE "Mood" AS ENUM ('SAD');
CREATE TABLE "Person" ("Mood" "Mood", mood MOOD);
BEGIN;
ALTER TYPE "Mood" ADD VALUE 'happy';
UPDATE "Person" SET MOOD = 'happy', "Mood" = 'happy';
--                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
