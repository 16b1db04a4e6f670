-- Nothing but the names says that the column is dropped before the index is made; who runs these files by hand knows better, or does not.
-- file: migrations/account.sql
CREATE TABLE account (id integer PRIMARY KEY, email text, login text);
-- file: migrations/drop_login.sql
ALTER TABLE account DROP COLUMN login;
-- file: migrations/index_login.sql
-- elsewhere: ALTER TABLE account ADD COLUMN login text
-- fails-when: ALTER TABLE account DROP COLUMN login
CREATE UNIQUE INDEX account_login ON account (login);
--                                            ^^^^^ warning likely migration-out-of-order 42703 "only assumed"
