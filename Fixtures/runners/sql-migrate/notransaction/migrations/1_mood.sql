-- +migrate Up
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

-- +migrate Down
DROP TABLE t;
DROP TYPE mood;
