-- Up Migration
ALTER TYPE mood ADD VALUE 'new';

-- Down Migration
-- labels stay
