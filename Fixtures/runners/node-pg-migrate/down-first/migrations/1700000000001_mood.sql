-- Down Migration
DROP TABLE t;
DROP TYPE mood;

--- up   migration
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);
