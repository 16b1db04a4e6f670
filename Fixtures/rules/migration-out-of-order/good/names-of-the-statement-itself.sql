-- Aliases, columns of subqueries and of WITH queries, variables, system columns and what the statement itself adds.
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, email text, parent integer REFERENCES users (id));
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, total numeric, placed timestamptz);
-- file: 0002.sql
ALTER TABLE users ADD COLUMN state text, ADD CONSTRAINT known CHECK (state IN ('a', 'b')), ALTER COLUMN state SET DEFAULT 'a';
CREATE VIEW spent AS
  WITH sums (who, much) AS (SELECT user_id, sum(total) FROM orders GROUP BY user_id)
  SELECT u.id, s.much AS spent, x.last FROM users u
  JOIN sums s ON s.who = u.id
  LEFT JOIN LATERAL (SELECT max(o.placed) AS last FROM orders o WHERE o.user_id = u.id) x ON true
  ORDER BY spent;
INSERT INTO users (id, email) SELECT n, 'a' || n FROM generate_series(1, 3) AS n
  ON CONFLICT (id) DO UPDATE SET email = excluded.email || users.email;
UPDATE users SET email = v.address FROM (VALUES (1, 'x')) AS v (number, address) WHERE v.number = users.id;
SELECT ctid, xmin, users, row_to_json(users) FROM users;
SELECT date_trunc('day', placed) AS day, count(*) FROM orders GROUP BY day HAVING count(*) > 1 ORDER BY day;
SELECT j.a FROM users, jsonb_to_record('{"a": 1}') AS j (a integer);
SELECT e.key, e.value FROM users, jsonb_each_text('{"a": 1}') e;
DO $$
DECLARE person users%ROWTYPE; n integer;
BEGIN
  FOR person IN SELECT * FROM users LOOP
    SELECT count(*) INTO n FROM orders WHERE user_id = person.id;
    UPDATE users SET state = 'b' WHERE id = person.id AND n > 0;
    IF NOT FOUND THEN CONTINUE; END IF;
  END LOOP;
END $$;
