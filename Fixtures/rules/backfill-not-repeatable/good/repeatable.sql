-- An R__ file that begins with an empty table, and one that brings what is there up to date.
-- framework: flyway
-- runs-once: the file empties the table first
-- file: sql/V1__tables.sql
CREATE TABLE country (code text PRIMARY KEY, name text);
CREATE TABLE holiday (country text, day date);
-- file: sql/R__countries.sql
INSERT INTO country (code, name) VALUES ('DE', 'Germany'), ('FR', 'France') ON CONFLICT (code) DO UPDATE SET name = excluded.name;
-- file: sql/R__holidays.sql
DELETE FROM holiday;
INSERT INTO holiday VALUES ('DE', '2026-10-03'), ('FR', '2026-07-14');
