ALTER TYPE mood ADD VALUE 'new';
--> statement-breakpoint
UPDATE t SET m = 'new';
-- the same part
SELECT 1;
