CREATE TYPE mood AS ENUM ('old', 'good');
CREATE TABLE t (m mood);
