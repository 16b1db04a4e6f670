-- A text becomes a label when it is evaluated.
SELECT 'new'::text::mood;
--> new evaluated 'new'

SELECT 'new'::text::mood WHERE true;
--> new evaluated 'new'

SELECT 'new'::text::mood LIMIT 1;
--> new evaluated 'new'

SELECT 'new'::text::mood WHERE false;

SELECT 'new'::text::mood LIMIT 0;

SELECT 'new'::text::mood FROM empty;

SELECT 'new'::text::mood FROM t WHERE false;

SELECT 'new'::text::mood FROM t;
--> new ifReached 'new'

SELECT (SELECT 'new'::text::mood) FROM empty;

SELECT count(*), enum_last(NULL::mood) FROM empty;
--> new ifReached enum_last(NULL::mood)

SELECT enum_last(NULL::mood) FROM empty;

SELECT CASE WHEN id > 100 THEN 'new'::text::mood END FROM t;
--> new ifReached 'new'

SELECT * FROM (SELECT 'new'::text::mood) s;
--> new evaluated 'new'

-- Nobody asks for the column.
SELECT 1 FROM (SELECT 'new'::text::mood) s;
--> new ifReached 'new'

WITH x AS (SELECT 'new'::text::mood) SELECT * FROM x;
--> new evaluated 'new'

WITH x AS (SELECT 'new'::text::mood) SELECT 1 FROM x;
--> new ifReached 'new'

WITH x AS (SELECT 'new'::text::mood) SELECT 1;

WITH x AS MATERIALIZED (SELECT 'new'::text::mood) SELECT 1;

-- What changes rows runs whether it is read or not.
WITH x AS (INSERT INTO t VALUES (8, 'old') RETURNING 'new'::text::mood) SELECT 1;
--> new evaluated 'new'

SELECT 'old'::mood UNION ALL SELECT 'new'::text::mood;
--> new evaluated 'new'

SELECT * FROM unnest('{old,new}'::text[]::mood[]);
--> new evaluated '{old,new}'

-- The planner evaluates what a column is compared with.
SELECT 1 FROM empty WHERE m = 'new'::text::mood;
--> new evaluated 'new'

SELECT 1 FROM empty WHERE m > enum_last(NULL::mood);
--> new evaluated enum_last(NULL::mood)

SELECT 1 FROM empty e JOIN t ON e.m = 'new'::text::mood;
--> new evaluated 'new'

SELECT 1 FROM empty WHERE m = txt::mood;

SELECT 1 FROM empty WHERE false AND m = 'new'::text::mood;

UPDATE t SET m = 'old' WHERE id = 77 AND m = 'new'::text::mood;
--> new evaluated 'new'

UPDATE t SET m = 'new'::text::mood WHERE id = 77;
--> new ifReached 'new'

UPDATE empty SET m = 'new'::text::mood;

EXPLAIN SELECT 'new'::text::mood;

EXPLAIN SELECT 1 FROM empty WHERE m = 'new'::text::mood;
--> new evaluated 'new'

EXPLAIN SELECT 'new'::mood;
--> new analysed 'new'

EXPLAIN ANALYZE SELECT 'new'::text::mood;
--> new evaluated 'new'

EXPLAIN (ANALYZE off) SELECT 'new'::text::mood;

DECLARE c CURSOR FOR SELECT 'new'::mood;
--> new analysed 'new'

DECLARE c CURSOR FOR SELECT 'new'::text::mood;

-- The texts that a column holds are known where the statement writes them.
INSERT INTO t (id, m) SELECT x.id, x.m::mood FROM (VALUES (11, 'new'), (12, 'old')) AS x (id, m);
--> new evaluated 'new'

INSERT INTO t (id, m) SELECT x.id, x.m::mood FROM (VALUES (11, 'mid'), (12, 'old')) AS x (id, m);

UPDATE t SET m = x.m::mood FROM (VALUES (1, 'new')) AS x (id, m) WHERE t.id = x.id;
--> new ifReached 'new'

UPDATE t SET m = x.m::mood FROM (VALUES (1, 'mid')) AS x (id, m) WHERE t.id = x.id;

SELECT x.m::mood FROM (SELECT 'new' AS m UNION ALL SELECT 'old') x;
--> new evaluated 'new'

SELECT x.m::mood FROM (SELECT 'new' AS m UNION ALL SELECT 'old' LIMIT 1) x;
--> new ifReached 'new'

SELECT x.m::mood FROM (SELECT 'mid' AS m UNION ALL SELECT 'old') x;

WITH x (m) AS (VALUES ('new'), ('old')) SELECT m::mood FROM x;
--> new evaluated 'new'

WITH x (m) AS (VALUES ('mid'), ('old')) SELECT m::mood FROM x;

SELECT x.m::mood FROM (SELECT CASE WHEN id > 100 THEN 'new' ELSE 'old' END AS m FROM t) x;
--> new ifReached 'new'
