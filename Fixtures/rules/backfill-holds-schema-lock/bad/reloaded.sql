-- TRUNCATE locks out readers as well: they wait until the table is full again.
-- file: 001.sql
CREATE TABLE payment (id bigint PRIMARY KEY, day date, amount numeric);
CREATE TABLE turnover (day date, amount numeric);
-- file: 002.sql
BEGIN;
TRUNCATE turnover;
INSERT INTO turnover SELECT day, sum(amount) FROM payment GROUP BY day;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
COMMIT;
