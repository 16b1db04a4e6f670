-- ticket 12
-- txn-mode = off
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
