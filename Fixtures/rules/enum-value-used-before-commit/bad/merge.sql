-- MERGE uses the label in its condition, in its UPDATE and in its INSERT.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int PRIMARY KEY, state order_state);
CREATE TABLE refunds (id int);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
MERGE INTO orders USING refunds ON orders.id = refunds.id
    WHEN MATCHED AND orders.state <> 'refunded' THEN UPDATE SET state = 'refunded'
--                                   ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                                                      ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
    WHEN NOT MATCHED THEN INSERT VALUES (refunds.id, 'refunded');
--                                                   ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
