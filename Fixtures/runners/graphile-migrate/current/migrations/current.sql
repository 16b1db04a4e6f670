ALTER TYPE mood ADD VALUE 'new';
--!include use.sql
SELECT 1;
