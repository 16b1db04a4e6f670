-- A condition is read whether there are rows or not.
SELECT 1 FROM empty WHERE m = 'new';
--> new analysed 'new'

-- FROM renames columns.
SELECT * FROM t x (a, b) WHERE b = 'new';
--> new analysed 'new'

SELECT * FROM (t CROSS JOIN empty) j (a, b) WHERE b = 'new';
--> new analysed 'new'

-- What is merged by USING and NATURAL keeps its type.
SELECT * FROM t JOIN empty USING (m) WHERE m = 'new';
--> new analysed 'new'

SELECT * FROM t JOIN empty USING (m) AS j WHERE j.m = 'new';
--> new analysed 'new'

SELECT * FROM t NATURAL JOIN empty WHERE m = 'new';
--> new analysed 'new'

SELECT * FROM t LEFT JOIN empty e ON e.m = 'new';
--> new analysed 'new'

-- Queries inside see what is around them.
SELECT * FROM t, LATERAL (SELECT t.m = 'new') s;
--> new analysed 'new'

SELECT * FROM t WHERE EXISTS (SELECT 1 FROM empty e WHERE t.m = 'new');
--> new analysed 'new'

SELECT (SELECT e.m FROM empty e LIMIT 1) = 'new';
--> new analysed 'new'

SELECT 1 FROM (SELECT m AS k FROM t) s WHERE k = 'new';
--> new analysed 'new'

SELECT 1 FROM (SELECT * FROM t) s WHERE s.m = 'new';
--> new analysed 'new'

SELECT 1 FROM (SELECT x.* FROM t x) s WHERE m = 'new';
--> new analysed 'new'

SELECT 1 FROM (SELECT x FROM t x) s WHERE (s.x).m = 'new';
--> new analysed 'new'

SELECT 1 FROM (SELECT (c).* FROM p) s WHERE feeling = 'new';
--> new analysed 'new'

SELECT 1 FROM v WHERE m = 'new';
--> new analysed 'new'

-- A literal in a list of columns is a text.
SELECT 1 FROM (SELECT 'new' AS a) s WHERE a = 'new';

SELECT * FROM unnest(ARRAY['old']::mood[]) m WHERE m = 'new';
--> new analysed 'new'

SELECT * FROM unnest(ARRAY['old']::mood[], ARRAY[1]) u (m, i) WHERE m = 'new';
--> new analysed 'new'

SELECT * FROM unnest(ARRAY['old']::mood[]) WITH ORDINALITY u (m, i) WHERE m = 'new';
--> new analysed 'new'

SELECT * FROM ROWS FROM (unnest(ARRAY['old']::mood[]), generate_series(1, 2)) u (m, i) WHERE m = 'new';
--> new analysed 'new'

SELECT * FROM unnest(ARRAY[ROW(1, 'old')]::pair[]) WHERE feeling = 'new';
--> new analysed 'new'

SELECT * FROM jsonb_to_record('{"a":"old"}') AS x (a mood) WHERE a = 'new';
--> new analysed 'new'

-- What the document holds becomes a label as it is read.
SELECT * FROM jsonb_to_record('{"a":"new"}') AS x (a mood);
--> new evaluated '{"a":"new"}'

CREATE VIEW w AS SELECT * FROM xmltable('/r' PASSING (NULL::xml) COLUMNS a mood PATH 'a' DEFAULT 'new');
--> new analysed 'new'

-- from 17
SELECT * FROM json_table('{"a":"old"}'::jsonb, '$' COLUMNS (a mood PATH '$.a')) j WHERE a = 'new';
--> ? ifReached a mood PATH '$.a'
--> new analysed 'new'

SELECT 1 FROM t ORDER BY m = 'new';
--> new analysed 'new'

SELECT 1 FROM t GROUP BY m HAVING m = 'new';
--> new analysed 'new'

SELECT 1 FROM t GROUP BY GROUPING SETS ((m = 'new'), ());
--> new analysed 'new'

SELECT DISTINCT ON (m = 'new') id FROM t;
--> new analysed 'new'

SELECT sum(1) OVER w FROM t WINDOW w AS (PARTITION BY m = 'new');
--> new analysed 'new'

SELECT 1 FROM t LIMIT (SELECT 1 FROM t WHERE m = 'new');
--> new analysed 'new'

SELECT * FROM t TABLESAMPLE system ((SELECT 1 FROM empty WHERE m = 'new'));
--> new analysed 'new'

SELECT m AS k FROM t ORDER BY k;

SELECT * FROM json_to_recordset('[{"a":"new"}]') AS x (a mood);
--> new evaluated '[{"a":"new"}]'

SELECT count(*) FILTER (WHERE m = 'new') FROM t;
--> new analysed 'new'

SELECT array_agg(m ORDER BY m = 'new') FROM t;
--> new analysed 'new'

SELECT public.t.m = 'new' FROM public.t;
--> new analysed 'new'

SELECT * FROM t LEFT JOIN LATERAL (SELECT CASE WHEN t.m = 'new' THEN 1 END) s ON true;
--> new analysed 'new'
