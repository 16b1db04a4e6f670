-- The new column refers to the same table as the old one, and the names say that it is the same.
-- transactions: file
-- leaves: SELECT FROM post WHERE created_by_user IS NULL
-- file: 0001_tables.sql
CREATE TABLE account (id int PRIMARY KEY);
CREATE TABLE post (id int PRIMARY KEY, user_id int REFERENCES account (id), created_by int REFERENCES account (id));
-- file: 0002_author.sql
ALTER TABLE post ADD COLUMN created_by_user int REFERENCES account (id);
ALTER TABLE post DROP COLUMN created_by;
--               ^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "takes the place of created_by"
