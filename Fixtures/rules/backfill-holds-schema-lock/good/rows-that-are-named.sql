-- As many rows as are written down.
-- framework: goose
-- file: 001_tables.sql
-- +goose Up
CREATE TABLE feature (id bigint PRIMARY KEY, name text UNIQUE, area text, part text, UNIQUE (area, part));
CREATE TABLE account (id bigint PRIMARY KEY, feature_id bigint);
-- file: 002_features.sql
-- +goose Up
ALTER TABLE feature ADD COLUMN title text;
ALTER TABLE account ADD COLUMN since date;
UPDATE feature SET title = 'Search' WHERE id = 1;
UPDATE feature SET title = 'Export' WHERE name IN ('export', 'download');
UPDATE feature SET title = 'Billing' WHERE area = 'money' AND part = 'bill';
UPDATE feature SET title = 'Old' WHERE id = 7 OR id = 8;
UPDATE feature SET title = 'New' WHERE id BETWEEN 100 AND 200;
UPDATE feature f SET title = v.title FROM (VALUES ('login', 'Sign in'), ('logout', 'Sign out')) AS v (name, title) WHERE f.name = v.name;
UPDATE account a SET since = '2026-01-01' FROM feature f WHERE f.name = 'search' AND a.id = f.id;
DELETE FROM feature WHERE id = (SELECT id FROM feature WHERE name = 'gone');
INSERT INTO feature (id, name) SELECT 9, 'chat' WHERE NOT EXISTS (SELECT FROM feature WHERE name = 'chat');
INSERT INTO account (id, feature_id) SELECT 1, id FROM feature WHERE name = 'chat';
