import SourceText
import Testing

@testable import SQLSyntax

/// Which relations a statement reads and writes.
@Suite struct RelationTests {
  @Test func eachRelationOnceInTheOrderWritten() {
    expectRelations("SELECT FROM b, a JOIN s.b ON EXISTS (SELECT FROM a, c)", "b a s.b c")
    expectRelations("INSERT INTO t SELECT * FROM u, t", "t! u")
    expectRelations("SELECT 1", "")
    expectRelations("SELECT a INTO t FROM u", "t! u")
    expectRelations("UPDATE t x SET a = (SELECT b FROM u) FROM v WHERE c IN (TABLE w)", "t! u v w")
    expectRelations("DELETE FROM t USING u", "t! u")
    expectRelations("MERGE INTO t USING u ON a WHEN MATCHED THEN DELETE", "t! u")
    expectRelations("SELECT FROM t WHERE a = b FOR UPDATE OF t", "t")
  }

  @Test func definitionsWriteWhatTheyNameAndReadWhatTheyReferTo() {
    expectRelations("CREATE TABLE t (a int REFERENCES u, LIKE v)", "t! u v")
    expectRelations("CREATE VIEW v AS SELECT * FROM t", "v! t")
    expectRelations("DROP TABLE a, s.b", "a! s.b!")
    expectRelations("ALTER TABLE t RENAME TO u", "t!")
  }

  @Test func whatLeavesRowsAndDefinitionAloneDoesNotWrite() {
    expectRelations("COPY t TO stdout", "t")
    expectRelations("COPY t FROM stdin", "t!")
    expectRelations("LOCK t, ONLY u", "t u")
    expectRelations("COMMENT ON TABLE t IS 'a'", "t")
    expectRelations("COMMENT ON COLUMN s.t.a IS 'a'", "s.t")
    expectRelations("SECURITY LABEL ON TABLE t IS 'a'", "t")
    expectRelations("VACUUM FULL t, u (a)", "t u")
    expectRelations("ANALYZE t", "t")
    expectRelations("CLUSTER t USING i", "t")
    expectRelations("REINDEX TABLE t", "t")
    expectRelations("TRUNCATE t", "t!")
    expectRelations("REFRESH MATERIALIZED VIEW v", "v!")
    expectRelations("GRANT SELECT ON t TO a", "t!")
  }

  @Test func aBodyWritesWhatOneOfItsStatementsWrites() throws {
    let text = "DO $$ BEGIN UPDATE a SET x = 1; LOCK a, b; COMMENT ON TABLE c IS 'c'; DELETE FROM d; ANALYZE d; END $$"
    let tree = SyntaxTree.parse(SourceText(text))
    let body = try #require(tree.body(of: tree.root(of: tree.statements[0]))?.tree)
    let names = body.relations(of: body.statements[0]).map { $0.name + ($0.isWritten ? "!" : "") }
    #expect(names == ["a!", "b", "c", "d!"])
  }

  @Test func quotesOnlyWherePostgreSQLWould() {
    expectRelations(
      #"SELECT FROM "a", "A", B, "user", "select", "name", "a b", "a""b", "a.b", "s"."T", "1a", "_1", "é""#,
      #"a "A" b "user" "select" name "a b" "a""b" "a.b" s."T" "1a" _1 "é""#)
    expectRelations("SELECT FROM values, int, Coalesce, any_name", #""values" "int" "coalesce" any_name"#)
  }

  @Test func namesOfCommonTablesAreNoRelations() {
    expectRelations("WITH a AS (SELECT FROM b) SELECT FROM a, A, \"a\", \"A\", s.a", #"b "A" s.a"#)
    expectRelations("WITH a AS (SELECT FROM b) TABLE a", "b")
    expectRelations("WITH a AS (TABLE b), b AS (TABLE a) SELECT FROM a, b", "b")
    expectRelations("WITH a AS (TABLE a) TABLE a", "a")
    expectRelations("WITH RECURSIVE a AS (TABLE a) TABLE a", "")
    expectRelations("WITH RECURSIVE a AS (TABLE b), b AS (TABLE c) TABLE a", "c")
  }

  @Test func commonTablesAreSeenWithinTheirStatement() {
    expectRelations("SELECT FROM (WITH a AS (SELECT 1) TABLE a) b, a", "a")
    expectRelations("(WITH a AS (SELECT 1) TABLE a) UNION TABLE a", "a")
    expectRelations("WITH a AS (SELECT 1) (TABLE a UNION TABLE b) ORDER BY (SELECT 1 FROM a)", "b")
    expectRelations("WITH a AS (SELECT 1) SELECT (SELECT 1 FROM a) FROM (SELECT FROM a, b) c", "b")
    expectRelations("WITH a AS (WITH b AS (SELECT 1) TABLE b) SELECT FROM a, b", "b")
    expectRelations("WITH a AS (SELECT 1) SELECT FROM (WITH a AS (TABLE a) TABLE a) b, a", "")
    expectRelations("WITH a AS (SELECT 1) SELECT 1 WHERE EXISTS (WITH b AS (SELECT 2) SELECT FROM a, b, c)", "c")
  }

  @Test func aChangedTableIsNeverACommonTable() {
    expectRelations("WITH a AS (SELECT 1) INSERT INTO a TABLE a", "a!")
    expectRelations("WITH a AS (SELECT 1) UPDATE a SET b = 1 FROM a", "a!")
    expectRelations("WITH a AS (SELECT 1) DELETE FROM a USING a", "a!")
    expectRelations("WITH t AS (INSERT INTO u TABLE v RETURNING *) SELECT FROM t", "u! v")
  }

  @Test func deepTreesAndManyNamesTakeNoTimeToSpeakOf() {
    let chain = "SELECT 1 FROM a" + String(repeating: " UNION ALL SELECT 1 FROM a", count: 5_000)
    expectRelations(chain, "a")
    expectRelations("WITH a AS (\(chain)) \(chain)", "a")
    let names = (0..<2000).map { "c\($0) AS (SELECT * FROM c\($0 + 1), t)" }
    expectRelations("WITH RECURSIVE \(names.joined(separator: ", ")) TABLE c0", "t c2000")
  }
}

/// Expects the relations of one statement, those it writes with `!`.
private func expectRelations(_ sql: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
  let tree = SyntaxTree.parse(SourceText(sql))
  let statement = tree.statements[0]
  #expect(statement.isUnderstood, sourceLocation: location)
  let names = tree.relations(of: statement).map { $0.name + ($0.isWritten ? "!" : "") }
  #expect(names.joined(separator: " ") == expected, sourceLocation: location)
}
