-- no-transaction
UPDATE t SET m = 'new';
