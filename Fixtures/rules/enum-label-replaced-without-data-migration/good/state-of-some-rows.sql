-- Some rows get the new label because of what they are. It takes nobody's place.
-- transactions: file
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('active', 'closed');
CREATE TABLE account (id int PRIMARY KEY, state state NOT NULL, ends date);
CREATE TABLE team (id int PRIMARY KEY, state state NOT NULL);
-- file: 0002_label.sql
ALTER TYPE state ADD VALUE 'expired';
-- file: 0003_rows.sql
UPDATE account SET state = 'expired' WHERE state = 'active' AND ends < now();
