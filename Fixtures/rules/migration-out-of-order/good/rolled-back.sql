-- What is rolled back was never taken away.
-- transactions: statement
BEGIN;
CREATE TABLE users (id integer PRIMARY KEY, plan text);
SAVEPOINT before;
ALTER TABLE users DROP COLUMN plan;
ROLLBACK TO SAVEPOINT before;
UPDATE users SET plan = 'free';
COMMIT;
