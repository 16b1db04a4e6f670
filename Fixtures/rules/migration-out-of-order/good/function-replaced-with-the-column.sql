-- The function is replaced together with the column that it read.
-- works: SELECT credits_of(1)
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, credits integer);
CREATE FUNCTION credits_of(p_user integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT credits FROM users WHERE id = p_user);
END $$;
-- file: 0002.sql
ALTER TABLE users RENAME COLUMN credits TO credits_balance;
CREATE OR REPLACE FUNCTION credits_of(p_user integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT credits_balance FROM users WHERE id = p_user);
END $$;
