ALTER TYPE mood ADD VALUE 'new';
COMMIT;
UPDATE t SET m = 'new';
