-- The column comes back before it is used, and so does the table.
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, plan text);
CREATE TABLE notes (id integer);
-- file: 0002.sql
ALTER TABLE users DROP COLUMN plan;
DROP TABLE notes;
-- file: 0003.sql
ALTER TABLE users ADD COLUMN plan text;
CREATE TABLE notes (id integer, body text);
-- file: 0004.sql
UPDATE users SET plan = 'free';
INSERT INTO notes (id, body) VALUES (1, 'a');
