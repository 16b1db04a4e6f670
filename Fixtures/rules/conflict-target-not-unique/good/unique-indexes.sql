-- Columns in any order, a primary key, an expression, a partial index with its condition, a name; and DO NOTHING of whatever there is.
-- file: 0001_users.sql
CREATE TABLE users (id serial PRIMARY KEY, tenant integer, email text, plan text, gone boolean NOT NULL DEFAULT false, UNIQUE (tenant, email));
CREATE UNIQUE INDEX ON users (lower(email));
CREATE UNIQUE INDEX ON users (plan) WHERE NOT gone;
ALTER TABLE users ADD CONSTRAINT one_plan UNIQUE (tenant, plan);
-- file: 0002_seed.sql
INSERT INTO users (tenant, email) VALUES (1, 'a') ON CONFLICT (email, tenant) DO NOTHING;
INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET plan = 'x';
INSERT INTO users (email) VALUES ('B') ON CONFLICT (lower(email)) DO NOTHING;
INSERT INTO users (plan) VALUES ('y') ON CONFLICT (plan) WHERE NOT gone DO NOTHING;
INSERT INTO users (plan) VALUES ('z') ON CONFLICT ON CONSTRAINT one_plan DO NOTHING;
INSERT INTO users (plan) VALUES ('z') ON CONFLICT DO NOTHING;
