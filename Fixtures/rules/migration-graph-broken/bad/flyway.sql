-- V2 and V2.0 are one version to Flyway.
-- framework: flyway
-- file: sql/V1__account.sql
CREATE TABLE account (id bigint PRIMARY KEY);
-- file: sql/V2.0__invoice.sql
CREATE TABLE invoice (id bigint PRIMARY KEY);
-- file: sql/V2__payment.sql
CREATE TABLE payment (id bigint PRIMARY KEY);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-graph-broken -
