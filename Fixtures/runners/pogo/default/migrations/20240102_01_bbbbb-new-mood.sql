-- another mood
-- depends: 20240101_01_aaaaa-mood

-- migrate: apply
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';

-- migrate: rollback
SELECT 1;
