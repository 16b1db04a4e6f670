-- A trigger fills the new column, and every row is touched once.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE user_name IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "userName" text);
-- file: 0002_expand.sql
ALTER TABLE account ADD COLUMN user_name text;
CREATE FUNCTION copy_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.user_name := NEW."userName";
  RETURN NEW;
END $$;
CREATE TRIGGER copy_name BEFORE INSERT OR UPDATE ON account FOR EACH ROW EXECUTE FUNCTION copy_name();
UPDATE account SET id = id;
-- file: 0003_contract.sql
DROP TRIGGER copy_name ON account;
ALTER TABLE account DROP COLUMN "userName";
