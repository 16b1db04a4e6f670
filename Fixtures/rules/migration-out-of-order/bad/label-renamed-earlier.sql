-- The label bears another name by then.
-- file: 0001.sql
CREATE TYPE plan AS ENUM ('free', 'pro');
CREATE TABLE account (id integer, plan plan);
-- file: 0002.sql
ALTER TYPE plan RENAME VALUE 'pro' TO 'paid';
-- file: 0003.sql
UPDATE account SET plan = 'pro' WHERE id = 1;
--                        ^^^^^ error certain migration-out-of-order 22P02
