-- All rows get the same value, whatever they had.
-- transactions: file
-- leaves: SELECT FROM account WHERE state = 'active' HAVING count(*) > 2
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, account_state text NOT NULL);
-- file: 0002_state.sql
ALTER TABLE account ADD COLUMN state text;
UPDATE account SET state = 'active';
ALTER TABLE account ALTER COLUMN state SET NOT NULL;
ALTER TABLE account DROP COLUMN account_state;
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "state, which is added on line 1"
