-- The index leaves rows out, and the statement does not say so.
-- file: 0001.sql
CREATE TABLE users (id serial PRIMARY KEY, email text, deleted_at timestamptz);
CREATE UNIQUE INDEX users_email ON users (email) WHERE deleted_at IS NULL;
-- file: 0002.sql
INSERT INTO users (email) VALUES ('a') ON CONFLICT (email) DO NOTHING;
--                                                  ^^^^^ error certain conflict-target-not-unique 42P10
