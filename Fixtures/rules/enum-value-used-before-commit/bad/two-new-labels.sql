-- Labels may be added one after the other, also next to each other. Each is as new as the other.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood, age int);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';
ALTER TYPE mood ADD VALUE 'content' BEFORE 'happy';
INSERT INTO person VALUES ('content', 60), ('happy', 6);
--                         ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                          ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
