-- Deploy app:new_mood to pg

BEGIN;

ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';

COMMIT;
