-- psql keeps lines that begin with a backslash to itself.
\set ON_ERROR_STOP on
\set name 'it''s; a value' :other `date`
\echo 'loading; please wait' "and 'this'"
\connect app
\i common/functions.sql
\ir ../shared.sql
\timing on
CREATE TABLE t (id int);
\d t
\dt *.*
SELECT count(*) AS n FROM t \gset
SELECT format('DROP TABLE %I', tablename) FROM pg_tables WHERE schemaname = 'old' \gexec
SELECT 1 \g
SELECT 2 \g out.txt
SELECT 3 AS a, 4 AS b \gx
SELECT * FROM t \crosstabview
-- A backslash and a semicolon: both go to the server in one message.
BEGIN\; INSERT INTO t VALUES (1)\; COMMIT;
-- Variables: as they are, as a string, as a name.
SELECT * FROM t WHERE id = :id;
SELECT :'name' AS v, :"name", t.:"name" FROM t;
SELECT a::int, a[1:2] FROM (SELECT ARRAY[1, 2] AS a) AS x;
\copy t from 'rows.csv' with (format csv)
\copy (select * from t) to 'out.csv' csv header
SELECT 5 \p \g
\echo one \\ SELECT 6;
\! rm -f out.txt; echo gone
\q
