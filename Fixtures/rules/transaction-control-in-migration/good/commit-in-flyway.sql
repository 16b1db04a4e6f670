-- The driver that Flyway uses opens a transaction again before the next statement.
-- framework: flyway
-- file: db/migration/V1__mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: db/migration/V2__happy.sql
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
--^^^^ note certain transaction-control-in-migration -
UPDATE person SET mood = 'happy';
