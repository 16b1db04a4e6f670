-- The configuration beside the script switches its transaction off; Flyway then sends each statement by itself.
-- framework: flyway
-- file: db/migration/V1__mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: db/migration/V2__happy.sql
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
-- file: db/migration/V2__happy.sql.conf
executeInTransaction=false
