-- the use
-- depends: 20240102_01_bbbbb-new-mood

-- migrate: apply
UPDATE t SET m = 'new';

-- migrate: rollback
SELECT 1;
