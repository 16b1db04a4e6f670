-- What comes behind it is sure to pass.
-- runs-once: ANALYZE and COMMENT do not fail
-- file: 001.sql
CREATE TABLE article (id bigint PRIMARY KEY, price numeric);
-- file: 002.sql
UPDATE article SET price = price * 100;
ANALYZE article;
COMMENT ON COLUMN article.price IS 'in cents';
