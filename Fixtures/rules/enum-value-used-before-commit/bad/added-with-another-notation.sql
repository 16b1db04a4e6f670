-- The label is added as an escape string, beyond ASCII, and used as a plain one.
CREATE TYPE mood AS ENUM ('traurig', 'na ja');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE E'gl\u00fccklich, \'echt\'' AFTER 'na ja';
UPDATE person SET name = 'Jürgen', mood = 'glücklich, ''echt''' WHERE name = 'Jörg';
--                                        ^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
