-- Two branches took the same number, and git merged them without a word.
-- framework: golang-migrate
-- file: migrations/000001_account.up.sql
CREATE TABLE account (id bigint PRIMARY KEY);
-- file: migrations/000002_invoice.up.sql
CREATE TABLE invoice (id bigint PRIMARY KEY);
-- file: migrations/000002_payment.up.sql
CREATE TABLE payment (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-graph-broken -
