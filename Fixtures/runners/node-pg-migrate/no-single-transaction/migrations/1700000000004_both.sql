-- Up Migration
ALTER TYPE mood ADD VALUE 'newer';
UPDATE t SET m = 'newer';

-- Down Migration
-- labels stay
