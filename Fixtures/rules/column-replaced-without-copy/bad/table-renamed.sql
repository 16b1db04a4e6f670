-- The table is to have a name in the plural.
-- transactions: file
-- leaves: SELECT WHERE NOT EXISTS (SELECT FROM users)
-- file: 0001_table.sql
CREATE TABLE "User" (id int PRIMARY KEY, email text, name text);
-- file: 0002_users.sql
DROP TABLE "User";
--         ^^^^^^ error likely column-replaced-without-copy - "users, which is made on line 3, takes the place of the table "User""
CREATE TABLE users (id int PRIMARY KEY, email text, name text);
