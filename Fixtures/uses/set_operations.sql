-- The branches become one type, pair by pair.
SELECT m FROM t UNION SELECT 'new';
--> new analysed 'new'

SELECT 'new' UNION SELECT m FROM t;
--> new analysed 'new'

SELECT m FROM t INTERSECT SELECT 'new';
--> new analysed 'new'

SELECT m FROM t EXCEPT SELECT 'new';
--> new analysed 'new'

SELECT m FROM t UNION SELECT 'old' UNION SELECT 'new';
--> new analysed 'new'

TABLE t UNION ALL SELECT 1, 'new', 'x', NULL;
--> new analysed 'new'

SELECT m FROM t UNION (SELECT 'new' LIMIT 1);
--> new analysed 'new'

-- Two literals are two texts, and there is no way from there.
SELECT 'new' UNION SELECT 'new' UNION SELECT m FROM t;

SELECT m FROM t UNION (SELECT 'new' UNION SELECT 'new');

SELECT m FROM t UNION VALUES ('new');

SELECT m FROM t UNION (SELECT DISTINCT 'new');

SELECT m FROM t UNION (SELECT 'new' GROUP BY 1);

SELECT m FROM t UNION (SELECT 'new' AS a ORDER BY a);

SELECT m FROM t UNION SELECT * FROM (SELECT 'new') s;

VALUES ('old'::mood), ('new');
--> new analysed 'new'

SELECT * FROM (VALUES ('old'::mood), ('new')) s;
--> new analysed 'new'

SELECT 1 FROM (VALUES ('old'::mood)) s (k) WHERE k = 'new';
--> new analysed 'new'

WITH RECURSIVE r (m) AS (SELECT 'old'::mood UNION ALL SELECT 'new' FROM r WHERE false) SELECT * FROM r;
--> new analysed 'new'

WITH RECURSIVE r (m) AS (SELECT m FROM t UNION ALL SELECT m FROM r WHERE m = 'new') SELECT * FROM r;
--> new analysed 'new'

WITH RECURSIVE a AS (SELECT m FROM t UNION SELECT 'new') SELECT * FROM a;
--> new analysed 'new'

WITH a AS (SELECT m FROM t), b AS (SELECT m AS k FROM a) SELECT * FROM b WHERE k = 'new';
--> new analysed 'new'

WITH d AS (DELETE FROM t RETURNING m) SELECT * FROM d WHERE m = 'new';
--> new analysed 'new'

WITH d AS (UPDATE t SET id = 7 RETURNING t.*) SELECT * FROM d WHERE m = 'new';
--> new analysed 'new'
