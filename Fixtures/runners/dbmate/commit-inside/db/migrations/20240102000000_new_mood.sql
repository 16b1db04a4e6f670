-- migrate:up
ALTER TYPE mood ADD VALUE 'new';
COMMIT;
BEGIN;
UPDATE t SET m = 'new';

-- migrate:down
