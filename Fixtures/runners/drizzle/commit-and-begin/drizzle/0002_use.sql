COMMIT;--> statement-breakpoint
BEGIN;--> statement-breakpoint
UPDATE t SET m = 'new';
