-- Two braces begin an array of two dimensions here, and no placeholder: its elements are read.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE week (moods mood[]);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT '{{sad},{happy}}'::mood[];
--     ^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO week VALUES ('{{happy}}');
--                       ^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO week VALUES ('{{sad},{ok}}');
COMMIT;
