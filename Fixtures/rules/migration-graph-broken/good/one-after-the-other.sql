-- Each has a number of its own; that one is left out does no harm with this runner.
-- framework: golang-migrate
-- file: migrations/000001_account.up.sql
CREATE TABLE account (id bigint PRIMARY KEY);
-- file: migrations/000002_invoice.up.sql
CREATE TABLE invoice (id bigint PRIMARY KEY);
-- file: migrations/000004_payment.up.sql
CREATE TABLE payment (id bigint PRIMARY KEY);
