BEGIN;
ALTER TYPE mood ADD VALUE 'last';
UPDATE t SET m = 'last';
COMMIT;
