CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE words (id int, modify int, change int, after int, label text);
ALTER TABLE words ADD COLUMN modified int, ALTER COLUMN change SET DEFAULT 1, DROP COLUMN modify;
ALTER TABLE words RENAME COLUMN after TO before;
ALTER TABLE words ADD after int, ADD CONSTRAINT change CHECK (id > 0);
ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';
