-- An index is no constraint, and a check keeps no rows apart.
-- file: 0001.sql
CREATE TABLE users (id serial PRIMARY KEY, email text, age integer CONSTRAINT grown CHECK (age > 17));
CREATE UNIQUE INDEX users_email ON users (email);
-- file: 0002.sql
INSERT INTO users (email) VALUES ('a') ON CONFLICT ON CONSTRAINT users_email DO NOTHING;
--                                                               ^^^^^^^^^^^ error certain conflict-target-not-unique 42704
-- file: 0003.sql
INSERT INTO users (email) VALUES ('a') ON CONFLICT ON CONSTRAINT grown DO NOTHING;
--                                                               ^^^^^ error certain conflict-target-not-unique 42809
