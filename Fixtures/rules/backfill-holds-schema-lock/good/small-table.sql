-- The project says which tables hold few rows.
-- framework: goose
-- file: .plimsoll.json
{ "smallTables": ["country", "ref_*"] }
-- file: migrations/001_country.sql
-- +goose Up
CREATE TABLE country (code text, name text);
CREATE TABLE ref_currency (code text, name text);
CREATE TABLE account (id bigint PRIMARY KEY, country text);
-- file: migrations/002_region.sql
-- +goose Up
ALTER TABLE country ADD COLUMN region text;
UPDATE country SET region = 'Europe' WHERE code IN ('DE', 'FR');
UPDATE ref_currency SET name = lower(name);
UPDATE account SET country = 'DE' WHERE country = 'GER';
