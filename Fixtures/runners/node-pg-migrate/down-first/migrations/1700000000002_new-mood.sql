-- Up Migration
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';

-- Down Migration
-- labels stay
