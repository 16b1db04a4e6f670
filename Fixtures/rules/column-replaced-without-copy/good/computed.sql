-- What is computed can be computed again.
-- transactions: file
-- file: 0001_table.sql
CREATE TABLE page (id int PRIMARY KEY, title text, search tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED, words int);
-- file: 0002_search.sql
ALTER TABLE page DROP COLUMN search, ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('english', title)) STORED;
ALTER TABLE page DROP COLUMN words, ADD COLUMN words int GENERATED ALWAYS AS (length(title)) STORED;
