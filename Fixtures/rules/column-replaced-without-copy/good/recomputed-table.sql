-- A table that another one fills loses nothing when it is made anew.
-- transactions: file
-- file: 0001_tables.sql
CREATE TABLE post (id int PRIMARY KEY, author int);
CREATE TABLE post_count (author int, posts bigint);
-- file: 0002_counts.sql
DROP TABLE post_count;
CREATE TABLE post_count (author int PRIMARY KEY, posts bigint NOT NULL);
INSERT INTO post_count SELECT author, count(*) FROM post WHERE author IS NOT NULL GROUP BY author;
