CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood, n int);
