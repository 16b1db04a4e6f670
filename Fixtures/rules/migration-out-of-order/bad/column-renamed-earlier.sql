-- The column has another name by then.
-- framework: flyway
-- file: sql/V1__users.sql
CREATE TABLE users (id bigint PRIMARY KEY, plan text, email text);
-- file: sql/V2__tier.sql
ALTER TABLE users RENAME COLUMN plan TO tier;
-- file: sql/V3__lower.sql
UPDATE users SET plan = lower(plan) WHERE plan <> lower(plan);
--                                        ^^^^ error certain migration-out-of-order 42703
