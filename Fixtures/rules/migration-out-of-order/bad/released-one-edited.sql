-- The migration has been released, and somebody has made its column longer instead of writing another one. Flyway keeps the checksum of what
-- it has run, and stops.
-- framework: flyway
-- was: sql/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(40));
-- file: sql/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(80));
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-out-of-order - "the checksum of an applied migration does not match"
-- file: sql/V2__orders.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
