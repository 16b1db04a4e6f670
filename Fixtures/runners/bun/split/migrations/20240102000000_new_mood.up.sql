ALTER TYPE mood ADD VALUE 'new';

--bun:split

UPDATE t SET m = 'new';
