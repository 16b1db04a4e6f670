-- +goose Up
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

-- +goose Down
DROP TABLE t;
DROP TYPE mood;
