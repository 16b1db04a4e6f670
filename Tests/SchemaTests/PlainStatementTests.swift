import Migrations
import SQLSyntax
import SourceText
import TestSupport
import Testing

@testable import Schema

/// Compares what a look at the names tells of each statement with what analysis tells.
private struct Comparison: ReplayObserver {
  var plain = 0
  var disagreements: [String] = []

  mutating func transactionBegins(_: Transaction, of _: Run) {}
  mutating func transactionEnds(_: Transaction, of _: Run) {}
  mutating func cannotRead(_: Place, because _: String) {}

  mutating func runs(_ event: Event, in names: Names) {
    guard event.callers.isEmpty else { return }
    if PlainStatement.isOne(event.node, names) { plain += 1 }
    let script = event.step.statement.script
    let found = misses(in: event.node, of: script, names, looksAtNamesFirst: true)
    let all = misses(in: event.node, of: script, names, looksAtNamesFirst: false)
    if found != all { disagreements.append("\(event.node.sourceText): \(found) instead of \(all)") }
  }

  private func misses(in node: Node, of script: Script, _ names: Names, looksAtNamesFirst: Bool) -> [Miss.Subject] {
    var analyzer = Analyzer(names, script: script, postgres: 15)
    analyzer.looksAtNamesFirst = looksAtNamesFirst
    return analyzer.misses(in: node, Scope()).map(\.subject)
  }
}

/// What is not analysed misses nothing that analysis would have found.
@Suite("Statements that need no analysis") struct PlainStatementTests {
  private static func compare(_ sql: String) -> Comparison {
    var set = MigrationSet(.plain, root: ".", evidence: "a test", scope: .file, scopeReason: "a test", driver: .plain)
    let script = Script(SourceText(name: "0.sql", sql))
    set.migrations.append(Migration(id: "0", file: "0.sql", up: [Section(.none, statementsOf: script)]))
    var replay = Replay(set, postgres: 15, observer: Comparison())
    replay.run()
    return replay.observer
  }

  @Test("In every SQL file of the fixtures")
  func fixtures() {
    let files = Repository.files(in: "Fixtures", ending: ".sql")
    var plain = 0
    for file in files {
      let comparison = Self.compare(Repository.text(of: file))
      plain += comparison.plain
      #expect(comparison.disagreements.isEmpty, "\(file)")
    }
    #expect(plain > 1000)
  }

  private static let history = """
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE TABLE a (id int PRIMARY KEY, note text, mood mood, moods mood[]);
    CREATE TABLE b (id int, a_id int, total numeric);
    CREATE UNIQUE INDEX ON b (id) WHERE total > 0;
    CREATE TABLE c (id int, UNIQUE (id) DEFERRABLE);
    CREATE FUNCTION count(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    """

  @Test(
    "Names are looked for where they can be seen",
    arguments: [
      "SELECT id FROM a WHERE EXISTS (SELECT FROM b WHERE a_id = note)",
      "SELECT (SELECT total FROM a) FROM b",
      "SELECT (SELECT total) FROM b",
      "WITH x AS (SELECT total FROM a) SELECT id FROM b",
      "WITH x AS (SELECT id FROM a) SELECT nothing FROM x",
      "WITH x AS (SELECT id FROM a) SELECT nothing FROM x, b",
      "WITH x AS (SELECT * FROM a) SELECT id FROM x WHERE mood = 'bad'",
      "SELECT id FROM (SELECT a.id FROM b) x, a",
      "SELECT id FROM a, (SELECT total FROM b) x WHERE total = 1 AND x.nothing = 2",
      "SELECT id FROM a, LATERAL (SELECT a_id FROM b WHERE note = '') x",
      "SELECT id FROM a UNION SELECT total FROM a",
      "SELECT id FROM a UNION SELECT a_id FROM b ORDER BY total",
      "SELECT id FROM a ORDER BY total",
      "SELECT id FROM elsewhere, a WHERE total = 1",
      "SELECT id FROM elsewhere, a WHERE mood = 'bad'",
      "SELECT x.id FROM a AS x (ident)",
      "SELECT id FROM a JOIN b USING (total)",
      "SELECT id FROM a NATURAL JOIN b",
      "INSERT INTO a (id) SELECT note FROM b",
      "INSERT INTO a SELECT id, '', 'bad' FROM b",
      "INSERT INTO a (id, mood) VALUES (1, 'bad')",
      "INSERT INTO a (id, moods) VALUES (1, '{bad}')",
      "INSERT INTO a (id) VALUES (1) ON CONFLICT (note) DO NOTHING",
      "INSERT INTO a (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET note = excluded.total, id = total",
      "INSERT INTO b (id) VALUES (1) ON CONFLICT (id) DO NOTHING",
      "INSERT INTO c (id) VALUES (1) ON CONFLICT (id) DO NOTHING",
      "UPDATE a SET note = (SELECT total FROM b WHERE b.a_id = a.id), total = 1",
      "UPDATE a SET id = 1 FROM b WHERE b.a_id = a.id AND b.note = ''",
      "DELETE FROM a USING b WHERE total = 1 AND a.total = 2",
      "DELETE FROM a WHERE id IN (SELECT note FROM b) RETURNING total",
      "SELECT 'bad'::mood", "SELECT note::mood FROM a", "SELECT count(id) FROM a", "SELECT nothing(id) FROM a",
      "CREATE TABLE d (id int DEFAULT nothing(), mood mood DEFAULT 'bad', CHECK (total > 0))",
      "CREATE TABLE d (LIKE a, CHECK (mood = 'bad'))", "CREATE TABLE d (CHECK (mood = 'bad')) INHERITS (a)",
      "CREATE INDEX ON a (lower(total))", "CREATE INDEX ON a (id) WHERE total > 0", "CREATE INDEX ON a (id) WHERE mood = 'bad'",
      "ALTER TABLE a ALTER mood SET DEFAULT 'bad'", "ALTER TABLE a ADD CHECK (total > 0)",
      "ALTER TABLE a ADD total int, ADD CHECK (total > 0)", "ALTER TABLE a ADD other mood DEFAULT 'bad'",
      "ALTER TABLE a ALTER note TYPE mood USING 'bad'", "ALTER TABLE a ALTER id TYPE text USING total",
    ])
  func scopes(sql: String) {
    let comparison = Self.compare(Self.history + sql)
    #expect(comparison.disagreements.isEmpty)
  }

  @Test(
    "What most statements are is told by its names",
    arguments: [
      "SELECT a.id, count(*) FROM a LEFT JOIN b ON b.a_id = a.id WHERE note IS NULL GROUP BY a.id ORDER BY 2",
      "WITH x AS (SELECT a_id FROM b) SELECT note FROM a JOIN x ON x.a_id = a.id",
      "INSERT INTO b (id, total) VALUES (1, 2.5)",
      "INSERT INTO a (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET note = excluded.note",
      "UPDATE b SET total = (SELECT count(*) FROM a WHERE a.id = b.a_id) WHERE total IS NULL",
      "DELETE FROM b WHERE a_id IN (SELECT id FROM a)",
      "CREATE TABLE d (id bigint PRIMARY KEY, a_id int REFERENCES a (id), at timestamptz NOT NULL DEFAULT now(), CHECK (id > 0))",
      "CREATE INDEX ON b (a_id) WHERE total > 0", "ALTER TABLE b ADD paid boolean NOT NULL DEFAULT false",
    ])
  func plain(sql: String) {
    let history = Self.history.split(separator: "\n").filter { !$0.contains("FUNCTION") }.joined(separator: "\n")
    let before = Self.compare(history).plain
    #expect(Self.compare(history + sql).plain == before + 1)
  }
}
