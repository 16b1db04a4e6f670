-- The server does not look into the bodies of functions when a column is dropped.
-- breaks: SELECT credits_of(1)
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, email text, credits integer);
CREATE FUNCTION credits_of(p_user integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE found_credits integer;
BEGIN
  SELECT credits INTO found_credits FROM users WHERE id = p_user;
  RETURN coalesce(found_credits, 0);
END $$;
-- file: 0002.sql
ALTER TABLE users DROP COLUMN credits;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain migration-out-of-order 42703
