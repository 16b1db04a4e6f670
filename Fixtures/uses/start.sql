-- What is there before each case of this folder. Then a transaction opens that gives `mood` the label 'new', and the case runs
-- in it. Below a case stands where its last statement makes a value of that label: at once (analysed), as it runs (evaluated), or
-- only if a row or a branch leads there (ifReached); `?` is a label that only a row knows.
CREATE TYPE mood AS ENUM ('old', 'mid');
CREATE TYPE pair AS (number integer, feeling mood);
CREATE DOMAIN mood_domain AS mood;
CREATE TABLE t (id integer PRIMARY KEY, m mood, txt text, ms mood[]);
INSERT INTO t VALUES (1, 'old', 'new', '{old}');
CREATE TABLE empty (id integer PRIMARY KEY, m mood, txt text);
CREATE TABLE p (c pair, d mood_domain);
CREATE TABLE defaults (id integer, m mood DEFAULT 'new'::text::mood);
CREATE TABLE checked (id integer, m mood CHECK (m <> 'new'::text::mood));
CREATE TABLE parted (id integer, m mood) PARTITION BY LIST (m);
CREATE VIEW v AS SELECT id, m FROM t;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE feel(m mood) LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION first_of(a mood, b mood) RETURNS mood LANGUAGE sql AS 'SELECT a';
