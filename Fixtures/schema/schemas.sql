CREATE SCHEMA a;
CREATE SCHEMA IF NOT EXISTS a;
CREATE SCHEMA b
  CREATE VIEW v AS SELECT id FROM t
  CREATE TABLE t (id serial PRIMARY KEY, m int)
  CREATE INDEX ON t (m)
  CREATE SEQUENCE s;
SET search_path = a;
CREATE TABLE here (x int);
CREATE TYPE mood AS ENUM ('p');
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'p'::mood $$;
SET search_path TO a, public;
CREATE TABLE there (m mood);
SET search_path TO DEFAULT;
CREATE TABLE in_public (m a.mood);
SET search_path = '';
CREATE TABLE public.qualified (m a.mood);
RESET search_path;
ALTER SCHEMA a RENAME TO c;
CREATE TABLE c.later (m c.mood);
CREATE SCHEMA doomed;
CREATE TYPE doomed.colour AS ENUM ('red');
CREATE TABLE doomed.t (c doomed.colour);
CREATE TABLE survivor (c doomed.colour, n int);
CREATE VIEW on_doomed AS SELECT * FROM doomed.t;
CREATE FUNCTION doomed.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION takes(doomed.colour) RETURNS int LANGUAGE sql AS 'SELECT 1';
DROP SCHEMA doomed CASCADE;
CREATE SCHEMA nothing_in_it;
DROP SCHEMA nothing_in_it;
DROP SCHEMA IF EXISTS nobody;
CREATE SCHEMA "Quoted";
CREATE TABLE "Quoted"."T" ("C" int, c int);
CREATE SCHEMA d;
SET search_path = d, b, public;
CREATE TABLE t (in_d int);
ALTER TABLE v RENAME TO w;
ALTER TABLE s RENAME TO q;
ALTER TABLE b.t ADD COLUMN n int;
