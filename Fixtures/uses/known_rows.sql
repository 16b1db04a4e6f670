SELECT EXISTS (SELECT 'new'::text::mood);
--> new ifReached 'new'

SELECT EXISTS (SELECT u::mood FROM (VALUES ('old'), ('new')) v(u));
--> new ifReached 'new'

SELECT 'old' IN (SELECT u::mood FROM (VALUES ('old'), ('new')) v(u));
--> new ifReached 'new'

SELECT 'mid' IN (SELECT u::mood FROM (VALUES ('old'), ('new')) v(u));
--> new ifReached 'new'

SELECT 'old'::mood = ANY (SELECT u::mood FROM (VALUES ('old'), ('new')) v(u));
--> new ifReached 'new'

SELECT (SELECT u::mood FROM (VALUES ('old'), ('new')) v(u));
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) LIMIT 1;
--> new ifReached 'new'

SELECT u::mood FROM (VALUES ('new')) v(u) LIMIT 1;
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) ORDER BY 1 LIMIT 1;
--> new ifReached 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) OFFSET 1;
--> new ifReached 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) LEFT JOIN t ON false;
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) LEFT JOIN empty ON empty.id = 5;
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('new')) v(u) RIGHT JOIN (VALUES (1)) w ON false;
--> new ifReached 'new'

SELECT u::mood FROM (VALUES ('new')) v(u) FULL JOIN (VALUES (1)) w ON false;
--> new ifReached 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) CROSS JOIN (VALUES (1)) w;
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u), (VALUES (1), (2)) w;
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u), empty;

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) GROUP BY u;
--> new ifReached 'new'

SELECT DISTINCT u::mood FROM (VALUES ('old'), ('new')) v(u);
--> new evaluated 'new'

SELECT count(u::mood) FROM (VALUES ('old'), ('new')) v(u);
--> new evaluated 'new'

SELECT count(*) FROM (SELECT u::mood FROM (VALUES ('old'), ('new')) v(u)) s;
--> new ifReached 'new'

SELECT x FROM (SELECT u::mood AS x FROM (VALUES ('old'), ('new')) v(u)) s;
--> new ifReached 'new'

SELECT x FROM (SELECT u::mood AS x FROM (VALUES ('old'), ('new')) v(u)) s LIMIT 1;
--> new ifReached 'new'

SELECT max(u::mood) FROM (VALUES ('old'), ('new')) v(u);
--> new evaluated 'new'

WITH x AS (SELECT u::mood AS m FROM (VALUES ('old'), ('new')) v(u)) SELECT * FROM x;
--> new evaluated 'new'

WITH x AS (SELECT u::mood AS m FROM (VALUES ('old'), ('new')) v(u)) SELECT * FROM x LIMIT 1;
--> new ifReached 'new'

WITH x AS (SELECT * FROM (VALUES ('old'), ('new')) v(u)) SELECT u::mood FROM x;
--> new evaluated 'new'

WITH x AS (SELECT * FROM (VALUES ('old'), ('new')) v(u)) INSERT INTO t (id, m) SELECT 9, u::mood FROM x ON CONFLICT DO NOTHING;
--> new evaluated 'new'

WITH x AS (SELECT * FROM (VALUES ('old'), ('new')) v(u)) SELECT u::mood FROM x WHERE u <> 'new';
--> new ifReached 'new'

WITH x AS MATERIALIZED (SELECT * FROM (VALUES ('old'), ('new')) v(u)) SELECT u::mood FROM x;
--> new evaluated 'new'

CREATE TABLE q AS SELECT u::mood FROM (VALUES ('old'), ('new')) v(u);
--> new evaluated 'new'

CREATE TABLE q AS SELECT u::mood FROM (VALUES ('old'), ('new')) v(u) WITH NO DATA;

CREATE MATERIALIZED VIEW q AS SELECT u::mood FROM (VALUES ('old'), ('new')) v(u);
--> new evaluated 'new'

CREATE VIEW q AS SELECT u::mood FROM (VALUES ('old'), ('new')) v(u);

SELECT unnest(ARRAY['old', 'new'])::mood LIMIT 1;
--> new ifReached 'new'

SELECT unnest('{old,new}'::text[])::mood;
--> new evaluated '{old,new}'

SELECT u::mood FROM unnest('{old,new}'::text[]) u WHERE u = 'old';
--> new ifReached '{old,new}'

SELECT u::mood FROM unnest('{}'::text[]) u;
--> ? ifReached u::mood

SELECT u::mood FROM unnest(ARRAY['old', NULL, 'new']) u;
--> new evaluated 'new'

SELECT (u || '')::mood FROM unnest(ARRAY['old', NULL, 'new']) u;
--> ? ifReached (u || '')::mood

SELECT u::mood FROM unnest(ARRAY['old', 'new'], ARRAY[1, 2]) AS v(u, n);
--> ? ifReached u::mood

SELECT u::mood FROM unnest(ARRAY['old', 'new']) WITH ORDINALITY AS v(u, n);
--> new evaluated 'new'

SELECT 'new'::text::mood FROM (SELECT unnest('{}'::text[])) x;
--> new ifReached 'new'

SELECT 'new'::text::mood FROM (SELECT generate_series(1, 0)) x;
--> new ifReached 'new'

SELECT 'new'::text::mood FROM (SELECT unnest('{a}'::text[])) x;
--> new evaluated 'new'

SELECT 'new'::text::mood FROM generate_series(1, 3);
--> new evaluated 'new'

SELECT 'new'::text::mood FROM generate_series(1, 0);
--> new ifReached 'new'

SELECT e::mood FROM jsonb_array_elements_text('["old", "new"]') e;
--> new evaluated '["old", "new"]'

SELECT e::mood FROM jsonb_array_elements_text('[]') e;
--> ? ifReached e::mood

SELECT e::mood FROM string_to_table('old,new', ',') e;
--> new evaluated 'old,new'

INSERT INTO t (id, m) SELECT n, e::mood FROM unnest(ARRAY['old', 'new']) WITH ORDINALITY AS x (e, n) WHERE n > 9;
--> new ifReached 'new'

INSERT INTO t (id, m) SELECT n + 90, e::mood FROM unnest(ARRAY['old', 'new']) WITH ORDINALITY AS x (e, n);
--> new evaluated 'new'
