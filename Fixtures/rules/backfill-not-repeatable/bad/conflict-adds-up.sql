-- The key is met, and then the sum is added once more.
-- file: 001.sql
CREATE TABLE payment (id bigint PRIMARY KEY, account_id bigint, amount integer NOT NULL);
CREATE TABLE balance (account_id bigint PRIMARY KEY, amount integer NOT NULL);
-- file: 002.sql
INSERT INTO balance SELECT coalesce(account_id, 0), sum(amount) FROM payment GROUP BY 1
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
  ON CONFLICT (account_id) DO UPDATE SET amount = balance.amount + excluded.amount;
DROP INDEX IF EXISTS balance_unused;
