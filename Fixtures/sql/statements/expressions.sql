-- Precedence, from loose to tight.
SELECT a OR b AND NOT c = d, NOT a IS NULL, a = b IS TRUE, (a < b) = c, a + b * c ^ d ^ e, -a ^ 2, a || b + c, a ~ b || c, - a::int FROM t;
SELECT a IS NULL, a ISNULL, a IS NOT NULL, a NOTNULL, a IS TRUE, a IS NOT FALSE, a IS UNKNOWN, a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b FROM t;
SELECT a IS NORMALIZED, a IS NFC NORMALIZED, a IS NOT NFKD NORMALIZED, a IS DOCUMENT, a IS NOT DOCUMENT, a IS JSON, a IS NOT JSON ARRAY WITH UNIQUE KEYS FROM t;
SELECT a IN (1, 2), a NOT IN (SELECT 1), a BETWEEN 1 AND 2, a NOT BETWEEN SYMMETRIC 2 AND 1, a BETWEEN b AND c AND d FROM t;
SELECT a LIKE 'x%', a NOT LIKE 'x!%' ESCAPE '!', a ILIKE b, a NOT ILIKE b, a SIMILAR TO 'x', a NOT SIMILAR TO 'x' ESCAPE '', a LIKE ANY (ARRAY['x']) FROM t;
SELECT a = ANY (ARRAY[1, 2]), a <> ALL (SELECT 1), a = SOME (b), a OPERATOR(pg_catalog.=) ANY (b), EXISTS (SELECT 1), NOT EXISTS (SELECT 1), (SELECT 1) FROM t;
SELECT (a, b) = (1, 2), ROW(a, b) < ROW(1, 2), ROW(), (a, b) IN ((1, 2)), (a, b) OVERLAPS (c, d), (SELECT 1, 2) = (3, 4) FROM t;
SELECT ARRAY[1, 2], ARRAY[[1], [2]], ARRAY[]::int[], ARRAY(SELECT 1), a[1], a[1][2], a[1:2][:], (ARRAY[1])[1], (f(1))[1].x FROM t;
SELECT CAST(a AS numeric(10, 2)), a::text[], int '1', CAST('x' AS varchar), CAST(a AS s.t), 'x'::"char", a::bit varying(3) FROM t;
SELECT CASE WHEN a THEN 1 END, CASE a WHEN 1 THEN 'x' WHEN 2 THEN CASE b WHEN 1 THEN 'y' END ELSE 'z' END FROM t;
SELECT COALESCE(a, b), NULLIF(a, b), GREATEST(a, b), LEAST(1, 2, 3), GROUPING(a) FROM t;
SELECT f(), f(*), f(1, 2), s.f(a => 1, b := 2), f(VARIADIC ARRAY[1]), f(1, VARIADIC a), f(DISTINCT a), f(ALL a), f(a ORDER BY b DESC, c) FROM t;
SELECT count(*) FILTER (WHERE a > 0), sum(a) OVER (), rank() OVER w, percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC) FILTER (WHERE b) FROM t WINDOW w AS (ORDER BY a);
SELECT sum(a) OVER (PARTITION BY b, c ORDER BY d ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES), sum(a) OVER (w RANGE '1 day' PRECEDING),
  sum(a) OVER (ORDER BY a GROUPS BETWEEN 1 PRECEDING AND 1 + 1 FOLLOWING EXCLUDE NO OTHERS) FROM t WINDOW w AS (PARTITION BY a ORDER BY b), v AS (w);
SELECT a AT TIME ZONE 'UTC', a AT LOCAL, a COLLATE "C" < b, a COLLATE pg_catalog."default", x.y.z, (x).y, (x).*, t.a FROM t;
SELECT current_date, current_time(3), current_timestamp, localtime, localtimestamp(0), current_user, session_user, user, system_user, current_role, current_catalog, current_schema;
SELECT EXTRACT(year FROM a), EXTRACT('month' FROM a), OVERLAY(a PLACING b FROM 1 FOR 2), POSITION('a' IN b), SUBSTRING(a FROM 1 FOR 2), SUBSTRING(a FOR 2), SUBSTRING(a SIMILAR 'x' ESCAPE '#') FROM t;
SELECT TRIM(a), TRIM(BOTH 'x' FROM a), TRIM(LEADING FROM a), TRIM(TRAILING 'x' FROM a), TRIM(a, 'x'), NORMALIZE(a, NFC), COLLATION FOR (a), TREAT(a AS text) FROM t;
SELECT $1, $2::int + 1, a -> 'b' ->> 'c', a #> '{x}', a @> b, a ? 'x', @ a, a ! b FROM t;
SELECT interval '1' year, interval '1-2' year to month, interval(2) '3.14', TRUE, FALSE, NULL, date 'today', ((((1)))), (1 + 2) * 3;
UPDATE t SET a = b WHERE CURRENT OF cur;
