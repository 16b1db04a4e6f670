-- The migration names a script that is not there.
-- transactions: file
-- leaves: SELECT FROM account WHERE phone_number IS NULL
-- file: migrations/0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "phoneNumber" text);
-- file: migrations/0002_expand.sql
ALTER TABLE account ADD COLUMN phone_number text;
-- file: migrations/0003_contract.sql
-- plimsoll: backfilled-by scripts/copy_phones.sql
ALTER TABLE account DROP COLUMN "phoneNumber";
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely column-replaced-without-copy - "scripts/copy_phones.sql, which is said to fill it, does not exist"
