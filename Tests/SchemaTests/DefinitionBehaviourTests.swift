import SQLSyntax
import Testing

@testable import Schema

@Suite("Definitions of what the history did not make") struct DefinitionUnknownTests {
  @Test(
    "ALTER enters what it speaks of",
    arguments: [
      ("ALTER TABLE t ADD COLUMN a int", "table public.t foreign incomplete\n  column a int4\n"),
      (
        "ALTER TABLE IF EXISTS t ADD a int, ADD b text", "table public.t foreign incomplete\n  column a int4\n  column b text\n"
      ),
      ("ALTER TABLE t ALTER a TYPE int", "table public.t foreign incomplete\n  column a int4\n"),
      ("ALTER TABLE t RENAME a TO b", "table public.t foreign incomplete\n  column b ?\n"),
      ("ALTER TABLE t RENAME TO u", "table public.u foreign incomplete\n"),
      ("ALTER TABLE t SET SCHEMA s", "table s.t foreign incomplete\n"),
      ("CREATE INDEX i ON t (a)", "table public.t foreign incomplete\n  index i (a)\n"),
      ("ALTER TYPE e ADD VALUE 'a'", "type public.e enum incomplete 'a'+\n"),
      ("ALTER TYPE e ADD VALUE IF NOT EXISTS 'a'", "type public.e enum incomplete 'a'+?\n"),
      ("ALTER TYPE e RENAME VALUE 'a' TO 'b'", "type public.e enum incomplete 'b'\n"),
      ("ALTER TYPE e RENAME TO f", "type public.f foreign\n"),
      ("CREATE VIEW v AS SELECT a FROM t", "view public.v\n  column a ?\n"),
      ("CREATE TABLE c (LIKE t)", "table public.c incomplete empty\n"),
    ])
  func enters(_ sql: String, _ dump: String) { #expect(ScriptRun(sql).catalog.dump == dump) }

  @Test(
    "DROP of what nobody knows does no harm",
    arguments: [
      "DROP TABLE t", "DROP TYPE e CASCADE", "DROP FUNCTION f(int)", "DROP VIEW v", "DROP INDEX i", "DROP SCHEMA s CASCADE",
      "DROP TRIGGER a ON t", "DROP POLICY a ON t", "ALTER FUNCTION f() RENAME TO g", "ALTER SEQUENCE s OWNED BY t.a",
      "ALTER TRIGGER a ON t RENAME TO b", "DROP EXTENSION x", "CREATE EXTENSION x", "COMMENT ON TABLE t IS 'x'",
    ])
  func harmless(_ sql: String) { #expect(ScriptRun(sql).catalog.dump == "") }

  @Test(
    "Of a circle of parents nothing comes, as the server refuses it",
    arguments: [
      "ALTER TABLE a INHERIT a", "ALTER TABLE b INHERIT a; ALTER TABLE c INHERIT b; ALTER TABLE a INHERIT c",
      "ALTER TABLE a ATTACH PARTITION a DEFAULT",
      "ALTER TABLE a ATTACH PARTITION b DEFAULT; ALTER TABLE b ATTACH PARTITION a DEFAULT",
    ])
  func circles(_ sql: String) {
    let run = ScriptRun("CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int); \(sql); SELECT x FROM a, b, c")
    #expect(run.catalog.dump.contains("able public.a "))
  }

  @Test("CREATE … IF NOT EXISTS tells more of a table made elsewhere")
  func learnsMore() {
    let run = ScriptRun("ALTER TABLE t ADD a int; CREATE TABLE IF NOT EXISTS t (a text, b text)")
    #expect(run.catalog.dump == "table public.t foreign incomplete\n  column a int4\n  column b text\n")
  }

  @Test("What is made after it was spoken of is the same object")
  func becomesKnown() throws {
    let run = ScriptRun("CREATE TABLE t (m mood); CREATE TYPE mood AS ENUM ('a')")
    #expect(run.catalog.dump == "table public.t empty\n  column m public.mood\ntype public.mood enum 'a'\n")
  }

  @Test("A server that imports a schema brings tables whose columns nobody knows")
  func importsTables() {
    let run = ScriptRun("IMPORT FOREIGN SCHEMA far LIMIT TO (a, b) FROM SERVER s INTO near")
    #expect(run.catalog.dump == "foreignTable near.a incomplete\nforeignTable near.b incomplete\n")
  }
}

@Suite("Definitions that may not happen") struct DefinitionDoubtTests {
  @Test(
    "What may not run takes nothing away",
    arguments: [
      "DROP TABLE t", "DROP TYPE e CASCADE", "ALTER TABLE t DROP COLUMN a", "ALTER TABLE t DROP CONSTRAINT t_pkey",
      "TRUNCATE t", "ALTER TABLE t ALTER a DROP NOT NULL", "CREATE TABLE t (x int)", "CREATE TYPE e AS ENUM ('z')",
    ])
  func keeps(_ sql: String) {
    var run = ScriptRun("CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a int PRIMARY KEY, e e); INSERT INTO t VALUES (1)")
    let before = run.catalog.dump
    run.run(sql, isMaybe: true)
    #expect(run.catalog.dump == before)
  }

  @Test(
    "What fails in a block that catches the error changes nothing",
    arguments: ["CREATE TYPE e AS ENUM ('z')", "CREATE TABLE t (x int)"])
  func caught(_ sql: String) {
    var run = ScriptRun("CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a int)")
    let before = run.catalog.dump
    run.run(sql, subtransactions: 1)
    #expect(run.catalog.dump == before)
  }

  @Test("A type that is made again was dropped in a way that nobody saw")
  func madeAgain() {
    let run = ScriptRun(
      "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (e e); CREATE TYPE e AS ENUM ('b'); CREATE TABLE t (b int)")
    #expect(run.catalog.dump == "table public.t empty\n  column b int4\ntype public.e enum 'b'\n")
  }

  @Test("A label that may have been added before is added for sure")
  func labelAgain() throws {
    var run = ScriptRun("CREATE TYPE e AS ENUM ('a')")
    run.run("ALTER TYPE e ADD VALUE 'b'", isMaybe: true)
    run.run("ALTER TYPE e ADD VALUE IF NOT EXISTS 'b'")
    let label = try #require(enumeration("e", in: run)?.label("b"))
    #expect(label.mayBeOlder)
    #expect(label.addition?.transaction == 2)
    #expect(label.addition?.isMaybe == false)
  }
}

@Suite("Definitions and identity") struct DefinitionIdentityTests {
  @Test("A label keeps the moment of its addition when it is renamed")
  func renamedLabel() throws {
    let run = ScriptRun("CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b'; ALTER TYPE e RENAME VALUE 'b' TO 'c'")
    #expect(enumeration("e", in: run)?.label("c")?.addition?.transaction == 1)
    #expect(enumeration("e", in: run)?.label("a")?.addition == nil)
  }

  @Test("OR REPLACE keeps the function that triggers call")
  func replacedFunction() throws {
    let make = "FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
    let run = ScriptRun(
      """
      CREATE \(make) 'BEGIN RETURN NEW; END'; CREATE TABLE t (a int);
      CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
      CREATE OR REPLACE \(make) 'BEGIN RETURN OLD; END'; ALTER FUNCTION f RENAME TO g
      """)
    let table = try #require(run.names.relation(["t"]))
    let function = try #require(run.catalog[table]?.triggers.first?.function)
    #expect(run.catalog[function]?.name.name == "g")
    #expect(run.catalog[function]?.definition?.child(.body)?.stringValue == "BEGIN RETURN OLD; END")
    #expect(run.catalog.routines.count == 1)
  }

  @Test("The types that a partition's bounds are values of")
  func partitionKey() throws {
    let run = ScriptRun(
      "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a int, m e) PARTITION BY RANGE (m, a); CREATE TABLE u (a int) PARTITION BY HASH (a)"
    )
    let type = try #require(run.names.type(["e"]))
    let table = try #require(run.names.relation(["t"]))
    #expect(run.catalog[table]?.partitionKeyTypes == [.defined(type), .builtin(.integer)])
  }

  @Test("On 18 NOT NULL is a constraint with a name")
  func namedNotNull() throws {
    let sql = """
      CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int CONSTRAINT own NOT NULL);
      ALTER TABLE t DROP CONSTRAINT t_a_not_null; ALTER TABLE t RENAME CONSTRAINT own TO mine
      """
    let new = ScriptRun(sql, postgres: 18)
    let table = try #require(relation("t", in: new))
    #expect(table.column("a")?.isNotNull == false)
    #expect(table.constraints.filter { $0.kind == .notNull }.map(\.name).sorted() == ["mine", "t_id_not_null"])
    let old = ScriptRun(sql, postgres: 17)
    #expect(relation("t", in: old)?.column("a")?.isNotNull == true)
  }
}

@Suite("Definitions and the end of things") struct DefinitionEndTests {
  @Test("A table ON COMMIT DROP is gone with its transaction, and comes back with no rollback")
  func onCommit() {
    var run = ScriptRun("BEGIN; CREATE TEMP TABLE t (a int) ON COMMIT DROP; CREATE INDEX ON t (a)")
    #expect(run.names.relation(["t"]) != nil)
    run.run("COMMIT")
    #expect(run.catalog.dump == "")
    #expect(run.catalog.relations.isEmpty)
  }

  @Test("ON COMMIT DELETE ROWS empties a table at each commit")
  func deleteRows() {
    var run = ScriptRun("CREATE TEMP TABLE t (a int) ON COMMIT DELETE ROWS")
    for _ in 0..<2 {
      run.run("BEGIN; INSERT INTO t VALUES (1)")
      #expect(relation("t", in: run)?.rows == .some)
      run.run("COMMIT")
      #expect(relation("t", in: run)?.rows == Relation.Rows.none)
    }
  }

  @Test("Temporary objects go with the connection, and empty tables may be filled")
  func connection() throws {
    let run = ScriptRun(
      """
      CREATE TEMP TABLE t (a serial); CREATE TYPE pg_temp.e AS ENUM ('a'); CREATE TABLE kept (a int);
      CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'
      """)
    run.catalog.disconnect(before: 1, isFollowedAtOnce: false)
    #expect(run.catalog.dump == "table public.kept\n  column a int4\n")
  }
}

@Suite("Definitions in bulk") struct DefinitionBulkTests {
  @Test("Ten thousand labels, partitions or unnamed indexes in one transaction take no quadratic time", .timeLimit(.minutes(1)))
  func linear() {
    let count = 10_000
    var sql = "BEGIN; CREATE TYPE e AS ENUM ('a'); CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE t (a int);\n"
    for number in 0..<count {
      sql += "ALTER TYPE e ADD VALUE 'label \(number)' BEFORE 'a';"
      sql += "CREATE TABLE p_\(number) PARTITION OF p FOR VALUES IN (\(number));"
      sql += "CREATE INDEX ON t (a);"
    }
    let run = ScriptRun(sql)
    #expect(enumeration("e", in: run)?.labels.count == count + 1)
    #expect(run.names.relation(["t_a_idx9999"]) != nil)
  }
}

private func enumeration(_ name: String, in run: ScriptRun) -> Enumeration? {
  guard let id = run.names.type([name]), case .enumeration(let enumeration) = run.catalog[id]?.kind else { return nil }
  return enumeration
}

private func relation(_ name: String, in run: ScriptRun) -> Relation? { run.names.relation([name]).flatMap { run.catalog[$0] } }
