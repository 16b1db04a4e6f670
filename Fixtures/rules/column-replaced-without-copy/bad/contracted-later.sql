-- The new column came some migrations before. In between nothing of the migrations fills it; if something else does, it does so by itself.
-- transactions: file
-- leaves: SELECT FROM account WHERE phone_number IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "phoneNumber" text);
-- file: 0002_expand.sql
ALTER TABLE account ADD COLUMN phone_number text;
-- file: 0003_something_else.sql
CREATE INDEX account_phone ON account (phone_number);
-- file: 0004_contract.sql
ALTER TABLE account DROP COLUMN "phoneNumber";
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely column-replaced-without-copy - "phone_number, which is added in 0002_expand.sql on line 1, seems to take the place"
