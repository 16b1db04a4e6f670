-- The rows get new numbers. What refers to the old ones now means other rows.
-- transactions: file
-- leaves: SELECT FROM account WHERE id BETWEEN 1 AND 3 HAVING count(*) = 3
-- file: 0001_table.sql
CREATE TABLE account (id uuid PRIMARY KEY, email text);
-- file: 0002_numbers.sql
ALTER TABLE account DROP COLUMN id;
--                  ^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "id of account"
ALTER TABLE account ADD COLUMN id bigserial PRIMARY KEY;
