-- The body catches the error; and a variable, a parameter and a column of another table bear the name that the column had.
-- works: SELECT plan_of(1, 'free'), guarded(1)
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, plan text);
CREATE TABLE offers (id integer, plan text);
CREATE FUNCTION guarded(p_user integer) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT plan FROM users WHERE id = p_user);
EXCEPTION WHEN undefined_column THEN
  RETURN NULL;
END $$;
CREATE FUNCTION plan_of(p_user integer, plan text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE n integer;
BEGIN
  SELECT count(*) INTO n FROM users WHERE plan_of.plan = 'free' AND id = p_user;
  RETURN (SELECT o.plan FROM offers o JOIN users u ON u.id = o.id WHERE u.id = p_user);
END $$;
-- file: 0002.sql
ALTER TABLE users DROP COLUMN plan;
