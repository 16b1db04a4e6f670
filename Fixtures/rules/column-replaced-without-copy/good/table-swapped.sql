-- The rows go to the new table before it takes the name of the old one.
-- transactions: file
-- leaves-none: SELECT WHERE NOT EXISTS (SELECT FROM event)
-- file: 0001_table.sql
CREATE TABLE event (id int, at timestamptz, what text);
-- file: 0002_partitions.sql
CREATE TABLE event_new (id int, at timestamptz, what text) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event_new DEFAULT;
INSERT INTO event_new SELECT id, at, what FROM event;
DROP TABLE event;
ALTER TABLE event_new RENAME TO event;
