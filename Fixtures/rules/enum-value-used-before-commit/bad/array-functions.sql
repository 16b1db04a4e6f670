-- Functions for any array take an element of the very type of the array.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE diary (moods mood[]);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT array_position(moods, 'happy'), array_remove(moods, 'happy') FROM diary;
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT array_replace(moods, 'sad', 'happy'), moods || '{happy}' FROM diary;
--                                 ^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                                    ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
