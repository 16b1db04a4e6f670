-- CREATE SCHEMA may bring its tables and views along.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE SCHEMA diary
    CREATE TABLE page (mood public.mood DEFAULT 'happy')
--                                              ^^^^^^^ error certain enum-value-used-before-commit 55P04
    CREATE VIEW good_page AS SELECT 1 AS one WHERE 'ok'::public.mood < 'happy';
--                                                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
