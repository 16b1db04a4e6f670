-- +migrate Up
ALTER TYPE mood ADD VALUE 'new';

-- +migrate Down
