-- The upsert looks for an index over the e-mail address alone, and the only one there is over two columns.
-- file: 0001_users.sql
CREATE TABLE users (id serial PRIMARY KEY, tenant integer, email text, plan text, UNIQUE (tenant, email));
-- file: 0002_seed.sql
INSERT INTO users (tenant, email, plan) VALUES (1, 'root@example.com', 'pro')
ON CONFLICT (email) DO UPDATE SET plan = excluded.plan;
--           ^^^^^ error certain conflict-target-not-unique 42P10
