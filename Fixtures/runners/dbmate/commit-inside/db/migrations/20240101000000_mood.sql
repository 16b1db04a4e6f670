-- migrate:up
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

-- migrate:down
DROP TABLE t;
DROP TYPE mood;
