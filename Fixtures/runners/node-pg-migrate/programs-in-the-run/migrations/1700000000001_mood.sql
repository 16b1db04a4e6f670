-- Up Migration
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

-- Down Migration
DROP TABLE t;
DROP TYPE mood;
