-- A table OF a composite type has its columns, and its defaults are written beside them.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE impression AS (since date, mood mood);
CREATE TABLE impressions OF impression;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE usual_impressions OF impression (mood DEFAULT 'happy');
--                                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO impressions VALUES (now(), 'happy');
--                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
