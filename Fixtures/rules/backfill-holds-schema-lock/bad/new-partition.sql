-- CREATE TABLE … PARTITION OF locks the partitioned table, and all its readers, while the old rows move.
-- framework: goose
-- file: 001_tables.sql
-- +goose Up
CREATE TABLE event (day date, what text) PARTITION BY RANGE (day);
CREATE TABLE old_event (day date, what text);
-- file: 002_move.sql
-- +goose Up
CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO event SELECT day, what FROM old_event WHERE day >= '2025-01-01' AND day < '2026-01-01';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
