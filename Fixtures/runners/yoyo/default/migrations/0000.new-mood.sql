-- another mood
-- depends: 0001.mood

ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
