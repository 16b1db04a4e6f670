INSERT INTO users VALUES (1, 'a', DEFAULT);
INSERT INTO public.users AS u (id, name, tags[1], address.street) VALUES (1, 'a', 'x', 'y'), (2, 'b', 'z', NULL) RETURNING id, u.name AS n, *;
INSERT INTO users DEFAULT VALUES;
INSERT INTO users (id) OVERRIDING SYSTEM VALUE SELECT id FROM old_users WHERE gone IS NOT TRUE;
INSERT INTO users OVERRIDING USER VALUE (SELECT 1);
INSERT INTO users TABLE old_users;
INSERT INTO users (id) VALUES (1) ON CONFLICT DO NOTHING;
INSERT INTO users (id) VALUES (1) ON CONFLICT (lower(email) COLLATE "C" text_ops, id) WHERE deleted_at IS NULL
  DO UPDATE SET name = excluded.name, (a, b) = (1, DEFAULT), (c, d) = (SELECT 1, 2) WHERE users.id > 0 RETURNING *;
INSERT INTO users (id) VALUES (1) ON CONFLICT ON CONSTRAINT users_pkey DO UPDATE SET id = 2;
INSERT INTO users (id) VALUES (1) RETURNING WITH (OLD AS o, NEW AS n) o.id, n.id;
WITH new_rows AS (SELECT 1 AS id) INSERT INTO users WITH more AS (SELECT 2) SELECT * FROM new_rows, more;
UPDATE users SET name = 'x', age = DEFAULT, tags[1] = 'y', address.street = 'z' WHERE id = 1;
UPDATE ONLY public.users AS u SET (a, b) = ROW(1, 2), (c) = (SELECT 3) FROM teams t JOIN clubs c USING (id) WHERE t.id = u.team_id RETURNING u.*, t.name;
UPDATE users * SET a = 1 WHERE CURRENT OF c;
WITH x AS (SELECT 1) UPDATE users SET a = (SELECT * FROM x);
DELETE FROM users;
DELETE FROM ONLY public.users u USING teams, clubs AS c WHERE u.team = teams.id RETURNING old.id;
DELETE FROM users WHERE CURRENT OF c;
WITH gone AS (DELETE FROM users RETURNING *) INSERT INTO archive SELECT * FROM gone;
MERGE INTO public.users AS u USING new_users n ON u.id = n.id
  WHEN MATCHED AND n.gone THEN DELETE
  WHEN MATCHED THEN UPDATE SET name = n.name, (a, b) = (1, 2)
  WHEN NOT MATCHED BY SOURCE THEN DO NOTHING
  WHEN NOT MATCHED BY TARGET AND n.id > 0 THEN INSERT (id, name) OVERRIDING SYSTEM VALUE VALUES (n.id, DEFAULT)
  WHEN NOT MATCHED THEN INSERT DEFAULT VALUES
  RETURNING merge_action(), u.*;
WITH n AS (SELECT 1 AS id) MERGE INTO ONLY users USING (SELECT * FROM n) AS n ON users.id = n.id WHEN MATCHED THEN DO NOTHING;
TRUNCATE users;
TRUNCATE TABLE ONLY public.users, orders * RESTART IDENTITY CASCADE;
TRUNCATE users CONTINUE IDENTITY RESTRICT;
COPY users TO STDOUT;
COPY public.users (id, name) FROM 'users.csv' WITH (FORMAT csv, HEADER match, DELIMITER ';', NULL '', FORCE_NULL (name), ON_ERROR ignore) WHERE id > 10;
COPY users FROM PROGRAM 'gunzip < users.gz' DELIMITER '|' NULL AS '' CSV HEADER QUOTE '"' ESCAPE E'\\' FORCE NOT NULL name;
COPY BINARY users TO 'users.bin';
COPY (SELECT * FROM users ORDER BY id) TO 'users.txt' WITH CSV HEADER FORCE QUOTE *;
COPY (DELETE FROM users RETURNING *) TO PROGRAM 'cat' (FORMAT text);
LOCK users;
LOCK TABLE ONLY public.users, orders IN ACCESS EXCLUSIVE MODE NOWAIT;
LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
