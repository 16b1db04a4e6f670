-- Their neighbours may run in a transaction: they do not commit on their own account.
CREATE TABLE orders (id int PRIMARY KEY, paid date);
CREATE MATERIALIZED VIEW paid AS SELECT id FROM orders WHERE paid IS NOT NULL;
CREATE UNIQUE INDEX ON paid (id);
BEGIN;
CREATE INDEX orders_paid ON orders (paid);
REINDEX TABLE orders;
CLUSTER orders USING orders_pkey;
REFRESH MATERIALIZED VIEW CONCURRENTLY paid;
ANALYZE orders;
DROP INDEX orders_paid;
TRUNCATE orders;
DISCARD PLANS;
COMMIT;
