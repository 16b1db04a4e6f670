-- The column comes through a join with USING and a LATERAL subquery.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id int, mood mood);
CREATE TABLE diary (id int, day date);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT count(*) FROM diary JOIN person USING (id) WHERE mood = 'happy';
--                                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT last.m FROM diary d CROSS JOIN LATERAL (SELECT p.mood AS m FROM person p WHERE p.id = d.id) last WHERE last.m > 'happy';
--                                                                                                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
