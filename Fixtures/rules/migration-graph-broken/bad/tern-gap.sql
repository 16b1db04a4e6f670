-- The file in between lies in another branch.
-- framework: tern
-- file: migrations/tern.conf
[database]
host = localhost
-- file: migrations/001_account.sql
CREATE TABLE account (id bigint PRIMARY KEY);
-- file: migrations/003_payment.sql
CREATE TABLE payment (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-graph-broken -
