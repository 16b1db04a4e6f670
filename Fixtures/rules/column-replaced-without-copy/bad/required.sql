-- As it stands PostgreSQL refuses the new column while there are rows. Who gives it a default makes it pass, and loses the values.
-- transactions: file
-- leaves: SELECT WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'account'::regclass AND attname = 'userName' AND NOT attisdropped)
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "userName" text NOT NULL);
-- file: 0002_snake_case.sql
ALTER TABLE account DROP COLUMN "userName";
--                  ^^^^^^^^^^^^^^^^^^^^^^ warning likely column-replaced-without-copy - "PostgreSQL refuses that while there are rows, and they are lost when it is made to pass"
ALTER TABLE account ADD COLUMN user_name text NOT NULL;
--                             ^^^^^^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
