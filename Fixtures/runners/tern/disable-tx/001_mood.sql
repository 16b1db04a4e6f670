CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

---- create above / drop below ----

DROP TABLE t;
DROP TYPE mood;
