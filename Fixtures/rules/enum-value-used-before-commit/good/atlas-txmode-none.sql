-- The directive, with the empty line it wants below it, makes Atlas send each statement by itself.
-- framework: atlas
-- file: migrations/atlas.sum
h1:unchecked
-- file: migrations/1_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: migrations/2_happy.sql
-- atlas:txmode none

ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
