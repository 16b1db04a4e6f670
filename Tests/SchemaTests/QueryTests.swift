import TestSupport
import Testing

@Suite("Columns of queries") struct QueryTests {
  static let start = Repository.text(of: "Fixtures/uses/start.sql")

  @Test(
    "A query gives columns with the names and types that PostgreSQL gives them",
    arguments: [
      ("SELECT * FROM t", "id int4, m mood, txt text, ms mood[]"),
      ("TABLE empty", "id int4, m mood, txt text"),
      ("SELECT x.m, x.* FROM empty x (a)", "m mood, a int4, m mood, txt text"),
      ("SELECT 'a', NULL, 1 AS b, m::text FROM t", "?column? text, ?column? text, b int4, m text"),
      ("SELECT 'a'::mood, CASE WHEN true THEN m END, CASE 1 WHEN 1 THEN 2 ELSE id END FROM t", "mood mood, case mood, id int4"),
      ("SELECT count(*), max(m), lower(txt) FROM t", "count int8, max mood, lower text"),
      (
        "SELECT ms[1], (c).feeling, ARRAY[m], ROW(m, 'x'), EXISTS (SELECT 1) FROM t, p",
        "ms mood, feeling mood, array mood[], row (mood, literal), exists bool"
      ),
      ("SELECT (SELECT m AS k FROM t), (SELECT max(m) FROM t)", "k mood, max mood"),
      ("SELECT coalesce(m, 'old'), nullif(m, 'mid') FROM t", "coalesce mood, nullif mood"),
      ("SELECT trim('a'), trim(LEADING 'a' FROM 'b'), current_date", "btrim text, ltrim text, current_date date"),
      ("SELECT m FROM t UNION SELECT 'old'", "m mood"),
      ("VALUES (1, 'a'), (2, 'b')", "column1 int4, column2 text"),
      ("SELECT * FROM t JOIN empty USING (id, m)", "id int4, m mood, txt text, ms mood[], txt text"),
      ("SELECT * FROM t NATURAL JOIN empty", "id int4, m mood, txt text, ms mood[]"),
      ("SELECT * FROM (t JOIN empty USING (id)) AS j (a)", "a int4, m mood, txt text, ms mood[], m mood, txt text"),
      ("SELECT * FROM unnest(ARRAY['old']::mood[]) WITH ORDINALITY", "unnest mood, ordinality int8"),
      ("SELECT * FROM unnest(ARRAY['old']::mood[], ARRAY[1]) AS u (a, b)", "a mood, b int4"),
      ("SELECT * FROM unnest(ARRAY[ROW(1, 'old')]::pair[])", "number int4, feeling mood"),
      (
        "SELECT * FROM ROWS FROM (unnest(ARRAY['old']::mood[]), jsonb_to_record('{}') AS (a mood, b text)) x",
        "unnest mood, a mood, b text"
      ),
      ("SELECT * FROM first_of('old', 'mid') AS f", "f mood"),
      ("SELECT (c).* FROM p", "number int4, feeling mood"),
      ("SELECT t FROM t", "t t"),
      ("WITH a (k) AS (SELECT m FROM t) SELECT * FROM a", "k mood"),
      ("WITH RECURSIVE r AS (SELECT 1 AS n, m FROM t UNION ALL SELECT n + 1, m FROM r) SELECT * FROM r", "n int4, m mood"),
      (
        "WITH RECURSIVE r AS (SELECT id FROM t UNION ALL SELECT id FROM r) SEARCH DEPTH FIRST BY id SET o CYCLE id SET c USING p "
          + "SELECT * FROM r", "id int4, o record[], c bool, p record[]"
      ),
      ("WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", "id int4, m mood, txt text, ms mood[]"),
      ("INSERT INTO t (id) VALUES (1) RETURNING m, 'x'", "m mood, ?column? text"),
      ("UPDATE empty e SET id = 1 FROM p RETURNING *", "id int4, m mood, txt text, c pair, d mood_domain"),
      ("SELECT * FROM v", "id int4, m mood"),
      ("SELECT * FROM made_elsewhere", "…"),
      ("SELECT a.id, e.* FROM made_elsewhere a, empty e", "id ?, id int4, m mood, txt text"),
      ("SELECT m FROM t UNION SELECT x FROM made_elsewhere", "m mood"),
      ("SELECT * FROM xmltable('/r' PASSING ('<r/>'::xml) COLUMNS n FOR ORDINALITY, a mood PATH 'a')", "n int4, a mood"),
      ("SELECT * FROM json_table('{}'::jsonb, '$' COLUMNS (a mood, NESTED '$.b' COLUMNS (c text))) j", "a mood, c text"),
    ])
  func columns(_ query: String, _ columns: String) {
    #expect(OpenTransaction(Self.start, postgres: 18).columns(query) == columns)
  }

  @Test(
    "What a row sets off elsewhere is called: defaults, checks, generated columns",
    arguments: [
      ("INSERT INTO q (b) VALUES (1)", ["f certain", "h certain", "g certain"]),
      ("INSERT INTO q (a) VALUES (1)", ["h certain", "g certain"]),
      ("INSERT INTO q (b) SELECT id FROM t", ["f maybe", "h maybe", "g maybe"]),
      ("INSERT INTO q (b) SELECT id FROM empty", []),
      ("UPDATE q SET a = DEFAULT", ["f maybe", "g maybe"]),
      ("SELECT f()", ["f certain"]),
      ("SELECT f() FROM t", ["f maybe"]),
      ("SELECT * FROM f()", ["f certain"]),
      ("SELECT * FROM t, f()", ["f maybe"]),
      ("WITH a AS (SELECT f()) SELECT 1", []),
      ("PREPARE x AS SELECT f()", []),
      ("CREATE VIEW w AS SELECT f()", []),
      ("CREATE MATERIALIZED VIEW w AS SELECT f()", ["f certain"]),
      ("CALL feel('old')", ["feel certain"]),
    ])
  func calls(_ statement: String, _ calls: [String]) {
    let tables = """
      CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION g(integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
      CREATE FUNCTION h(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 1';
      CREATE TABLE q (a integer DEFAULT f(), b integer, c integer GENERATED ALWAYS AS (h(b)) STORED, CHECK (g(a)));
      INSERT INTO q VALUES (1);
      """
    #expect(OpenTransaction(Self.start + tables, postgres: 15).calls(statement) == calls)
  }
}
