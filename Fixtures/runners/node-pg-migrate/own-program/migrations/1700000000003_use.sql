-- Up Migration
UPDATE t SET m = 'new';

-- Down Migration
-- labels stay
