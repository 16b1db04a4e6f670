-- The constraint went in the migration before.
-- framework: flyway
-- file: sql/V1__users.sql
CREATE TABLE users (id serial PRIMARY KEY, email text CONSTRAINT one_email UNIQUE);
-- file: sql/V2__many.sql
ALTER TABLE users DROP CONSTRAINT one_email;
-- file: sql/V3__seed.sql
INSERT INTO users (email) VALUES ('a') ON CONFLICT (email) DO NOTHING;
--                                                  ^^^^^ error certain conflict-target-not-unique 42P10
