-- Flyway runs R__ files again whenever somebody edits them.
-- framework: flyway
-- file: sql/V1__tables.sql
CREATE TABLE country (code text PRIMARY KEY, name text);
CREATE TABLE holiday (country text, day date);
-- file: sql/R__reference_data.sql
INSERT INTO holiday VALUES ('DE', '2026-10-03'), ('FR', '2026-07-14');
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
INSERT INTO country (code, name) VALUES ('DE', 'Germany'), ('FR', 'France');
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
