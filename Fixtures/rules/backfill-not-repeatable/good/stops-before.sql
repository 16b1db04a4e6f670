-- The second run stops at the ALTER TABLE and comes to nothing that it should not do twice.
-- file: 001.sql
CREATE TABLE article (id bigint PRIMARY KEY, price numeric);
-- file: 002.sql
-- runs-once: the second run stops at the ALTER TABLE
ALTER TABLE article ADD COLUMN cents bigint;
UPDATE article SET price = price * 100;
DROP INDEX IF EXISTS article_unused;
