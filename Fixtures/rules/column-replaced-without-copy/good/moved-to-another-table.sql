-- Several addresses are allowed from now on: they move to a table of their own.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE NOT EXISTS (SELECT FROM address WHERE account_id = account.id)
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, address text);
-- file: 0002_addresses.sql
CREATE TABLE address (account_id int REFERENCES account (id), line text);
ALTER TABLE account ADD COLUMN address_id int;
INSERT INTO address SELECT id, address FROM account;
ALTER TABLE account DROP COLUMN address;
