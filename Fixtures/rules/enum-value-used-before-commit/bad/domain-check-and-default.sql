-- A domain over the enum, with the new label in its CHECK and as its DEFAULT.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE DOMAIN bright_mood AS mood CHECK (VALUE >= 'happy');
--                                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
CREATE DOMAIN usual_mood AS mood DEFAULT 'happy';
--                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
