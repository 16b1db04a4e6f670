ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';

---- create above / drop below ----

SELECT 1;
