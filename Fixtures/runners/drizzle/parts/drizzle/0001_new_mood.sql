ALTER TYPE mood ADD VALUE 'new'--> statement-breakpoint
UPDATE t SET m = 'new';
SELECT 1;
-- here too: --> statement-breakpoint
SELECT 2;
