-- What is validated on a table is validated on its children.
-- transactions: file
-- file: 0001_tables.sql
CREATE TABLE measure (at date, value int) PARTITION BY RANGE (at);
CREATE TABLE measure_2024 PARTITION OF measure FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- file: 0002_check.sql
ALTER TABLE measure ADD CONSTRAINT measure_value CHECK (value >= 0) NOT VALID;
-- file: 0003_validate.sql
DELETE FROM measure WHERE value < 0;
ALTER TABLE measure VALIDATE CONSTRAINT measure_value;
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
