-- The key of a partitioned table counts, and partitions have it too.
-- file: 0001.sql
CREATE TABLE event (day date, id integer, body text, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO event VALUES ('2024-03-01', 1, 'a') ON CONFLICT (id, day) DO UPDATE SET body = excluded.body;
INSERT INTO event_2024 VALUES ('2024-03-02', 1, 'a') ON CONFLICT (day, id) DO NOTHING;
