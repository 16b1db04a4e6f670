-- The expression that turns the old column into moods names the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (cheerful boolean);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ALTER COLUMN cheerful TYPE mood USING CASE WHEN cheerful THEN 'happy'::mood ELSE 'sad' END;
--                                                                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
