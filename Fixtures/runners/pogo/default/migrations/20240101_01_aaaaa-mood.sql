-- the mood
-- depends: 

-- migrate: apply
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

-- migrate: rollback
DROP TABLE t;
DROP TYPE mood;
