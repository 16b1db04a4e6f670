-- The use is two levels down.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id int, mood mood);
CREATE TABLE letter (author int, body text);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DELETE FROM letter l WHERE EXISTS (SELECT FROM person p WHERE p.id = l.author AND p.mood = 'happy');
--                                                                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE letter SET body = '' WHERE author IN (SELECT id FROM person WHERE mood >= 'happy');
--                                                                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
