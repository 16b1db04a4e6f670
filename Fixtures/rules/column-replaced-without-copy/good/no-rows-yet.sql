-- The table is as young as its new column: it is the same deploy.
CREATE TABLE account (id int PRIMARY KEY, "userName" text);
ALTER TABLE account DROP COLUMN "userName";
ALTER TABLE account ADD COLUMN user_name text;
DROP TABLE account;
CREATE TABLE account (id int PRIMARY KEY, user_name text);
