-- depends: 0001.moods

ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
