ALTER TYPE mood ADD VALUE 'new';
-- Down Migration
SELECT 1;
