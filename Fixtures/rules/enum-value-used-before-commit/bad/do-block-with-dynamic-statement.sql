-- EXECUTE of a constant is as good as the statement itself.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
DO $$ BEGIN
    EXECUTE 'ALTER TYPE mood ADD VALUE ''happy''';
    EXECUTE 'UPDATE person SET mood = ''happy''';
--                                    ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
COMMIT;
