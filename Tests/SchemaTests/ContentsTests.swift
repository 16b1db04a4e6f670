import SourceText
import Testing

@testable import Schema

/// What the rows of a table that was there before hold in a column that is added to it.
@Suite("What the rows hold") struct ContentsTests {
  private static let tables = """
    CREATE TABLE o (id int PRIMARY KEY, name text NOT NULL, city text);
    CREATE TABLE t (id int PRIMARY KEY, kind text NOT NULL, note text, o_id int NOT NULL REFERENCES o, p_id int REFERENCES o);
    """

  private func nulls(_ sql: String) -> Nulls? {
    var run = ScriptRun(Self.tables)
    run.catalog.disconnect(before: 1, isFollowedAtOnce: false)
    run.run(sql)
    guard let id = run.names.relation(["t"]) else { return nil }
    let place = Place(SourceText(name: "", ""), Span(start: 0, end: 0))
    let now = Moment(transaction: 9, jointTransaction: 9, migration: 0, subtransactions: 0, isMaybe: false, place: place)
    return run.catalog.nulls(in: "c", of: id, at: now)
  }

  @Test(
    "ADD COLUMN gives each row NULL, or what its default says",
    arguments: [
      ("c text", Nulls.some), ("c text DEFAULT NULL", .some), ("c text DEFAULT 'x'", .none), ("c serial", .none),
      ("c int GENERATED ALWAYS AS (id + 1) STORED", .none), ("c text GENERATED ALWAYS AS (upper(note)) STORED", .maybe),
      ("c timestamptz DEFAULT now()", .none),
    ])
  func addColumn(_ definition: String, _ expected: Nulls) {
    #expect(nulls("ALTER TABLE t ADD COLUMN \(definition)") == expected)
  }

  @Test(
    "UPDATE fills the rows that it reaches, with what may be NULL or not",
    arguments: [
      ("UPDATE t SET c = 'x'", Nulls.none), ("UPDATE t SET c = 'x' WHERE c IS NULL", .none),
      ("UPDATE t SET c = 'x' WHERE c IS NULL OR id > 3", .none), ("UPDATE t SET c = 'x' WHERE kind = 'a'", .maybe),
      ("UPDATE t SET c = 'x' WHERE kind = 'a' AND c IS NULL", .maybe), ("UPDATE t SET c = 'x' WHERE kind IS NOT NULL", .none),
      ("UPDATE t SET c = 'x' WHERE note IS NOT NULL", .maybe), ("UPDATE t SET c = 'x' WHERE coalesce(c, '') = ''", .none),
      ("UPDATE t SET c = 'x' WHERE c IS DISTINCT FROM 'x'", .none), ("UPDATE t SET c = NULL", .some),
      ("UPDATE t SET c = note", .maybe), ("UPDATE t SET c = upper(kind) || id", .none),
      ("UPDATE t SET c = coalesce(note, '')", .none),
      ("UPDATE t SET c = CASE WHEN id > 1 THEN 'x' END", .maybe),
      ("UPDATE t SET c = CASE WHEN id > 1 THEN 'x' ELSE kind END", .none),
      ("UPDATE t SET c = (SELECT max(name) FROM o)", .maybe), ("UPDATE t SET c = (SELECT count(*) FROM o)", .none),
      ("UPDATE t SET c = (SELECT name FROM o WHERE o.id = t.o_id)", .none),
      ("UPDATE t SET c = (SELECT name FROM o WHERE o.id = t.p_id)", .maybe),
      ("UPDATE t SET c = o.name FROM o WHERE o.id = t.o_id", .none),
      ("UPDATE t SET c = o.name FROM o WHERE o.id = t.p_id", .maybe),
      ("UPDATE t SET c = o.city FROM o WHERE o.id = t.o_id", .maybe), ("UPDATE t SET (note, c) = ('a', 'b')", .none),
      ("UPDATE t SET c = 'x' WHERE id IN (SELECT id FROM t WHERE c IS NULL)", .none),
      ("UPDATE t SET c = 'x' WHERE id IN (SELECT id FROM t WHERE c IS NULL LIMIT 9)", .maybe),
      ("UPDATE t SET c = 'x' WHERE kind = 'a'; UPDATE t SET c = 'y' WHERE kind <> 'a'", .none),
      ("UPDATE t SET c = 'x' WHERE note = 'a'; UPDATE t SET c = 'y' WHERE note <> 'a'", .maybe),
    ])
  func update(_ sql: String, _ expected: Nulls) {
    #expect(nulls("ALTER TABLE t ADD COLUMN c text; \(sql)") == expected)
  }

  @Test(
    "Other statements do what they do to rows",
    arguments: [
      ("DELETE FROM t WHERE c IS NULL AND id > 3", Nulls.some), ("ALTER TABLE t ALTER c SET DEFAULT 'x'", .some),
      ("INSERT INTO t (id, kind, o_id) VALUES (1, 'a', 1)", .some), ("ALTER TABLE t ALTER c TYPE int USING 0", .none),
      ("ALTER TABLE t ALTER c TYPE int USING c::int", .some), ("ALTER TABLE t ALTER c SET NOT NULL", .none),
      ("UPDATE t SET c = 'x'; ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME TO t", .none),
      ("BEGIN; UPDATE t SET c = 'x'; ROLLBACK", .some),
    ])
  func others(_ sql: String, _ expected: Nulls) {
    #expect(nulls("ALTER TABLE t ADD COLUMN c text; \(sql)") == expected)
  }
}
