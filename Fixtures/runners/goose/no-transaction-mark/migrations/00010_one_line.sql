-- +goose NO TRANSACTION
-- +goose Up
-- one line is one message, with or without a transaction
ALTER TYPE mood ADD VALUE 'newer'; UPDATE t SET m = 'newer';

-- +goose StatementBegin
ALTER TYPE mood ADD VALUE 'newest';
UPDATE t SET m = 'newest';
-- +goose StatementEnd
