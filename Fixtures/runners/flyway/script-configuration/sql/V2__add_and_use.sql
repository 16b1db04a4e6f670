-- in one file: the label is not committed when it is used
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
