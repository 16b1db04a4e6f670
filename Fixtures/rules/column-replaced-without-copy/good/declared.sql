-- A script has filled the new column between the two deploys, and the migration says so.
-- transactions: file
-- file: migrations/0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "phoneNumber" text);
-- file: migrations/0002_expand.sql
ALTER TABLE account ADD COLUMN phone_number text;
-- file: migrations/0003_contract.sql
-- plimsoll: backfilled-by scripts/copy_phones.sql
ALTER TABLE account DROP COLUMN "phoneNumber";
-- file: scripts/copy_phones.sql
UPDATE account SET phone_number = "phoneNumber" WHERE phone_number IS NULL;
