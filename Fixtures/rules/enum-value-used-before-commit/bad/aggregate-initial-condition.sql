-- The text of INITCOND becomes a value of the state type when the aggregate is created.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE AGGREGATE best_mood (mood) (SFUNC = enum_larger, STYPE = mood, INITCOND = 'happy');
--                                                                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
