-- +migrate Up notransaction
-- +migrate StatementBegin
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
-- +migrate StatementEnd
