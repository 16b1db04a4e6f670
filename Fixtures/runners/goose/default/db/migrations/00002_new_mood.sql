-- +goose Up
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new' WHERE m = 'old';

-- +goose Down
SELECT 1;
