import SourceText
import Testing

@testable import SQLSyntax

/// What PostgreSQL's grammar has no rule for, and what is easily taken for it.
@Suite struct QueryMistakeTests {
  @Test func expressionsPostgreSQLRejects() {
    let expressions = [
      "a = b = c", "a < b >= c", "a LIKE b LIKE c", "a BETWEEN b AND c BETWEEN d AND e", "a IS DISTINCT FROM b IS NULL",
      "a BETWEEN b AND", "a IN ()", "a IN 1", "a IN (1, SELECT 2)", "= a", "a +", "* a", "a NOT b", "a IS 1", "a IS NOT",
      "ANY (a)", "a = ANY b", "a = ANY (b, c)", "(a, b", "()", "ROW(,)", "ARRAY[1, [2]]", "ARRAY[", "ARRAY(1)", "a[", "a[]",
      "a.", "a.b.*.c", "a.*.b", "f(", "f(,)", "f(a,)", "f(a b)", "f(*, a)", "f(VARIADIC a, b)", "f(DISTINCT)", "f(DISTINCT a",
      "f(a =>)", "f() FILTER (a)", "f() OVER", "f() OVER (a b)", "f(a ORDER BY b) WITHIN GROUP (ORDER BY c)",
      "f() OVER (PARTITION PARTITION BY a)", "f() OVER (ROWS BETWEEN CURRENT ROW AND 1 PRECEDING)",
      "f() OVER (ROWS 1 FOLLOWING)",
      "f() 'x'", "CASE END", "CASE WHEN a END", "CASE a ELSE b END", "CASE WHEN a THEN b", "CAST(a)", "CAST(a, b)",
      "CAST(a AS)",
      "a::", "a::int(3)", "a::timestamp(a)", "int 1", "interval year '1'", "interval '1' YEAR TO DAY", "EXTRACT(a)",
      "EXTRACT(a, b FROM c)", "POSITION(a, b)", "POSITION(a IN b IN c)", "TRIM()", "COALESCE()", "NULLIF(a)", "NULLIF(a, b, c)",
      "CURRENT_DATE()", "CURRENT_TIMESTAMP(a)", "GROUPING()", "EXISTS (1)", "a AT TIME ZONE",
      "OPERATOR(a)", "a OPERATOR(s.) b", "JSON_VALUE(a)", "JSON_OBJECT('a' 1)", "JSON_ARRAY(1,)", "XMLELEMENT(foo)",
      "XMLPARSE(a)", "a OVERLAPS b", "(a, b) OVERLAPS c", "(a, b) OVERLAPS (c, d, e)", "JSON_EXISTS(a, '$' ERROR ON EMPTY)",
      "1 BETWEEN DEFAULT AND 2", "select", "from", "a b c",
      "user.a", "array", "a year", "a overlaps", "a = b like", "f(a is)", "(a and)", "a not is",
    ]
    #expect(understood(expressions.map { "SELECT \($0)" }) == [])
  }

  @Test func queriesPostgreSQLRejects() {
    #expect(
      understood([
        "SELECT a,", "SELECT , a", "SELECT DISTINCT", "SELECT DISTINCT ON a b", "SELECT a AS", "SELECT * AS a", "SELECT a FROM",
        "SELECT a FROM b,", "SELECT a FROM b WHERE", "SELECT a FROM b c d", "SELECT a FROM (b)", "SELECT a FROM ((b c))",
        "SELECT a FROM (b JOIN c)", "SELECT a FROM b JOIN c", "SELECT a FROM b CROSS JOIN c ON d", "SELECT a FROM b NATURAL c",
        "SELECT a FROM b JOIN c USING d", "SELECT a FROM b LEFT c", "SELECT a FROM ((b JOIN c ON d) e)", "SELECT a FROM b ON c",
        "SELECT a FROM (SELECT 1", "SELECT a FROM f(1", "SELECT a FROM ROWS FROM ()", "SELECT a FROM LATERAL b",
        "SELECT a FROM b TABLESAMPLE c", "SELECT a FROM f() OVER w", "SELECT a FROM f() AS (a)", "SELECT a FROM b AS c (d int)",
        "SELECT a WHERE b GROUP BY", "SELECT a GROUP c", "SELECT a ORDER c", "SELECT a ORDER BY", "SELECT a ORDER BY b NULLS",
        "SELECT a LIMIT", "SELECT a LIMIT 1 LIMIT 2", "SELECT a OFFSET 1 OFFSET 2", "SELECT a LIMIT 1, 2",
        "SELECT a FETCH FIRST 1", "SELECT a FETCH FIRST 1 ROWS", "SELECT a FETCH FIRST 1 ROWS WITH TIES", "SELECT a FOR",
        "SELECT a FOR b", "SELECT a FOR UPDATE FOR", "SELECT a HAVING", "SELECT a WINDOW w", "SELECT a WINDOW w AS w",
        "SELECT a ORDER BY b WHERE c", "SELECT a UNION", "UNION SELECT a", "SELECT a UNION b",
        "SELECT a ORDER BY b UNION SELECT c",
        "SELECT a UNION ALL DISTINCT SELECT b", "VALUES", "VALUES ()", "VALUES 1", "VALUES (1),", "TABLE", "TABLE (a)",
        "(SELECT 1 ORDER BY 1) ORDER BY 2", "(SELECT 1 LIMIT 1) LIMIT 2", "WITH a AS (SELECT 1) (WITH b AS (SELECT 1) TABLE b)",
        "(SELECT 1", "(SELECT 1))", "(1)", "((SELECT 1) + 2)", "(SELECT 1) a", "(SELECT 1), 2", "(SELECT 1) WHERE a",
        "WITH a SELECT 1", "WITH a AS SELECT 1 SELECT 1", "WITH a AS (SELECT 1)", "WITH a AS (SELECT 1),",
        "WITH RECURSIVE SELECT 1",
        "WITH a AS (CREATE TABLE t ()) SELECT 1", "WITH a AS NOT (SELECT 1) SELECT 1", "SELECT a INTO", "SELECT a INTO b, c",
        "SELECT 1 FROM JSON_TABLE(a, b COLUMNS (c int))", "SELECT 1 FROM JSON_TABLE(a, '$')",
        "SELECT 1 FROM XMLTABLE('a' COLUMNS b int)",
      ]) == [])
  }

  @Test func dataChangesPostgreSQLRejects() {
    #expect(
      understood([
        "INSERT t VALUES (1)", "INSERT INTO t", "INSERT INTO t (a)", "INSERT INTO t () VALUES (1)",
        "INSERT INTO t a VALUES (1)",
        "INSERT INTO t VALUES (1) ON CONFLICT", "INSERT INTO t VALUES (1) ON CONFLICT DO", "INSERT INTO t VALUES (1) RETURNING",
        "INSERT INTO t VALUES (1) ON CONFLICT (a + 1) DO NOTHING", "INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE a = 1",
        "INSERT INTO t OVERRIDING VALUE SELECT 1", "INSERT INTO t DEFAULT VALUES, (1)", "INSERT INTO ONLY t VALUES (1)",
        "INSERT INTO t VALUES (1) RETURNING WITH (OLD o) a", "UPDATE t", "UPDATE t SET",
        "UPDATE t SET a", "UPDATE t SET a = ", "UPDATE t SET a = 1,", "UPDATE t SET (a, b) 1", "UPDATE t SET a == 1",
        "UPDATE t SET a = 1 WHERE", "UPDATE t SET a = 1 FROM", "UPDATE t, u SET a = 1", "UPDATE t SET a = 1 ORDER BY a",
        "UPDATE t SET a = 1 WHERE CURRENT OF", "DELETE t", "DELETE FROM", "DELETE FROM t u v", "DELETE FROM t USING",
        "DELETE FROM t LIMIT 1", "DELETE FROM t, u", "MERGE t USING u ON a WHEN MATCHED THEN DELETE",
        "MERGE INTO t USING u ON a",
        "MERGE INTO t USING u WHEN MATCHED THEN DELETE", "MERGE INTO t USING u ON a WHEN MATCHED THEN INSERT VALUES (1)",
        "MERGE INTO t USING u ON a WHEN NOT MATCHED THEN DELETE", "MERGE INTO t USING u ON a WHEN MATCHED DELETE",
        "MERGE INTO t USING u ON a WHEN MATCHED BY SOURCE THEN DELETE",
        "MERGE INTO t USING u ON a WHEN NOT MATCHED BY SOURCE THEN INSERT DEFAULT VALUES",
        "MERGE INTO t USING u ON a WHEN NOT MATCHED THEN INSERT SELECT 1",
        "MERGE INTO t USING u ON a WHEN NOT MATCHED THEN INSERT VALUES (1), (2)",
      ]) == [])
  }

  @Test func wordsThatMayBeNamesHereAndKeywordsThere() {
    #expect(
      notUnderstood([
        "SELECT name, value, type, year, at, over, filter, partition, rows, range, operator, within, nulls FROM t",
        "SELECT a AS select, b AS \"from\", c AS year, d zone, e value",
        "SELECT time, timestamp, interval, date, values, row FROM t",
        "SELECT between, position, coalesce, setof, bit, char, exists, int.a(1) FROM t",
        "SELECT left(a, 1), right(b, 2), if(c), replace(d)",
        "SELECT double, precision, at + time FROM at, time", "SELECT FROM rows, lateral_t, only_t, ordinality, xmltable",
        "SELECT a.select, a.from.where FROM a", "SELECT a FROM b AS set", "UPDATE set SET set = set",
        "SELECT current, row, excluded.a FROM t excluded", "WITH recursive AS (SELECT 1) TABLE recursive",
        "SELECT sum(a) OVER (rows_ ORDER BY b)", "SELECT unbounded, preceding FROM t", "SELECT a ORDER BY nulls NULLS FIRST",
        "SELECT cube, rollup FROM t GROUP BY cube, rollup", "SELECT no, key, share FROM t FOR SHARE",
        "MERGE INTO matched matched USING source source ON target WHEN MATCHED THEN DELETE",
      ]) == [])
  }
}
