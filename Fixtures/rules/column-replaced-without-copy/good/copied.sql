-- Added, copied, dropped: each of these carries the values over in its own way.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE user_name IS NULL OR phone_number IS NULL OR email_address IS NULL OR is_active IS NULL OR town_name IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "userName" text, phone text, email text, active boolean, town text);
-- file: 0002_copies.sql
ALTER TABLE account ADD COLUMN user_name text, ADD COLUMN phone_number text, ADD COLUMN email_address text, ADD COLUMN is_active text,
  ADD COLUMN town_name text;
UPDATE account SET user_name = "userName";
UPDATE account SET phone_number = COALESCE(phone_number, phone);
UPDATE account SET email_address = other.email FROM account other WHERE other.id = account.id;
UPDATE account SET is_active = 'yes' WHERE active;
UPDATE account SET is_active = 'no' WHERE is_active IS NULL;
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT id, town FROM account LOOP
    UPDATE account SET town_name = r.town WHERE id = r.id;
  END LOOP;
END $$;
ALTER TABLE account DROP COLUMN "userName", DROP COLUMN phone, DROP COLUMN email, DROP COLUMN active, DROP COLUMN town;
