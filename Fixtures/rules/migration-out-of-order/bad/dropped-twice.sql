-- What is gone cannot be dropped again, renamed or altered.
-- file: 0001.sql
CREATE TABLE a (id integer PRIMARY KEY, old text, CONSTRAINT long CHECK (length(old) > 3));
CREATE INDEX a_old ON a (old);
-- file: 0002.sql
DROP INDEX a_old;
ALTER TABLE a DROP CONSTRAINT long;
ALTER TABLE a DROP COLUMN old;
-- file: 0003.sql
DROP INDEX a_old;
--         ^^^^^ error certain migration-out-of-order 42704
-- file: 0004.sql
ALTER TABLE a DROP CONSTRAINT long;
--                            ^^^^ error certain migration-out-of-order 42704
-- file: 0005.sql
ALTER TABLE a RENAME COLUMN old TO former;
--                          ^^^ error certain migration-out-of-order 42703
-- file: 0006.sql
DROP TABLE a;
-- file: 0007.sql
DROP TABLE a;
--         ^ error certain migration-out-of-order 42P01
