-- Which posts have which tags is to be kept in a table with a date. What was kept until now is lost.
-- transactions: file
-- leaves: SELECT WHERE NOT EXISTS (SELECT FROM "PostTag")
-- file: 0001_tables.sql
CREATE TABLE post (id int PRIMARY KEY);
CREATE TABLE tag (id int PRIMARY KEY);
CREATE TABLE post_tags (a int REFERENCES post (id), b int REFERENCES tag (id));
-- file: 0002_dates.sql
DROP TABLE post_tags;
--         ^^^^^^^^^ error likely column-replaced-without-copy - "takes the place of the table post_tags"
CREATE TABLE "PostTag" (post_id int REFERENCES post (id), tag_id int REFERENCES tag (id), since date);
