-- migrate:up
ALTER TYPE mood ADD VALUE 'new';

-- migrate:down

-- migrate:up
UPDATE t SET m = 'new';

-- migrate:down
