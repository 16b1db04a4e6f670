-- Arrays of the type: the literal in braces, a constructor, an element, and what array functions are given.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE diary (moods mood[]);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO diary VALUES ('{sad,happy}');
--                        ^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE diary SET moods = ARRAY['ok', 'happy']::mood[];
--                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE diary SET moods[2] = 'happy';
--                          ^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE diary SET moods = array_append(moods, 'happy');
--                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT * FROM diary WHERE 'happy' = ANY (moods) OR moods @> '{happy}';
--                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                                          ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
