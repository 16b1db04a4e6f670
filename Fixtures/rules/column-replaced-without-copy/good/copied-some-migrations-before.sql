-- Expand, copy, contract: three deploys, and nobody misses a value.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE phone_number IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "phoneNumber" text);
-- file: 0002_expand.sql
ALTER TABLE account ADD COLUMN phone_number text;
-- file: 0003_copy.sql
UPDATE account SET phone_number = "phoneNumber" WHERE phone_number IS NULL;
-- file: 0004_contract.sql
ALTER TABLE account DROP COLUMN "phoneNumber";
