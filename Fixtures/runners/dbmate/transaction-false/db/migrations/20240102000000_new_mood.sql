-- migrate:up transaction:false
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';

-- migrate:down
