-- no-transaction
ALTER TYPE mood ADD VALUE 'newer';
UPDATE t SET m = 'newer';
