-- The new table takes the name of the old one, but not its rows.
-- transactions: file
-- leaves: SELECT WHERE NOT EXISTS (SELECT FROM event)
-- file: 0001_table.sql
CREATE TABLE event (id int, at timestamptz, what text);
-- file: 0002_partitions.sql
CREATE TABLE event_new (id int, at timestamptz, what text) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event_new DEFAULT;
DROP TABLE event;
--         ^^^^^ error likely column-replaced-without-copy - "the table event is dropped and made anew on line 1"
ALTER TABLE event_new RENAME TO event;
