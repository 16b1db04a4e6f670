import Testing

@testable import Schema

/// What routines and triggers execute. The label is added first, so that bodies are followed.
@Suite("Calls") struct CallTests {
  private static let setup = """
    CREATE TYPE mood AS ENUM ('calm');
    CREATE TABLE person (id int, m mood);
    CREATE FUNCTION cheer() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE person SET m = 'new'; END $$;
    CREATE FUNCTION react() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM NEW.m = 'new'; RETURN NEW; END $$;
    CREATE PROCEDURE twice() LANGUAGE plpgsql AS $$ BEGIN PERFORM cheer(); END $$;
    CREATE FUNCTION plain() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM person';
    CREATE FUNCTION endless() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM endless(); END $$;
    """

  private func lines(_ sql: String, triggers: String = "") -> [String] {
    let run = recording([Self.setup + triggers, "ALTER TYPE mood ADD VALUE 'new'; " + sql])
    return run.lines.filter { $0.hasPrefix("2") }.dropFirst().map { String($0.dropFirst(2)) }
  }

  @Test(
    "A routine's body runs when it is called",
    arguments: [
      ("SELECT cheer()", ["SELECT", "UPDATE 'new' analysed in cheer"]),
      ("SELECT cheer() FROM person", ["SELECT", "UPDATE 'new' analysed maybe in cheer"]),
      ("CALL twice()", ["CALL", "SELECT in twice", "UPDATE 'new' analysed in twice, cheer"]),
      ("DO $$ BEGIN PERFORM cheer(); END $$", ["DO", "SELECT in do", "UPDATE 'new' analysed in do, cheer"]),
      ("SELECT plain()", ["SELECT", "SELECT in plain"]),
      ("SELECT endless()", ["SELECT", "SELECT in endless"]),
      (
        "PREPARE p AS SELECT cheer(); EXECUTE p",
        [
          "PREPARE", "EXECUTE", "SELECT in p", "UPDATE 'new' analysed in p, cheer",
        ]
      ),
      ("EXPLAIN SELECT cheer()", ["EXPLAIN"]),
    ])
  func calls(_ sql: String, _ expected: [String]) { #expect(lines(sql) == expected) }

  @Test(
    "A trigger fires for each row if there is one, and for a statement whether there is one or not",
    arguments: [
      (
        "BEFORE INSERT", "ROW", "INSERT INTO person VALUES (1, 'calm')",
        ["INSERT 'calm' analysed", "SELECT 'new' analysed in react"]
      ),
      (
        "BEFORE INSERT", "ROW", "INSERT INTO person SELECT 1, 'calm' FROM other",
        [
          "INSERT 'calm' analysed", "SELECT 'new' analysed maybe in react",
        ]
      ),
      ("AFTER UPDATE", "ROW", "UPDATE person SET id = 1", ["UPDATE", "SELECT 'new' analysed maybe in react"]),
      ("AFTER UPDATE", "STATEMENT", "UPDATE person SET id = 1", ["UPDATE", "SELECT 'new' analysed in react"]),
      ("AFTER UPDATE OF m", "STATEMENT", "UPDATE person SET id = 1", ["UPDATE"]),
      ("AFTER DELETE", "STATEMENT", "UPDATE person SET id = 1", ["UPDATE"]),
      ("AFTER TRUNCATE", "STATEMENT", "TRUNCATE person", ["TRUNCATE TABLE", "SELECT 'new' analysed in react"]),
      (
        "AFTER DELETE", "STATEMENT", "WITH d AS (DELETE FROM person RETURNING id) SELECT 1",
        [
          "SELECT", "SELECT 'new' analysed in react",
        ]
      ),
      ("AFTER UPDATE", "STATEMENT", "SET session_replication_role = replica; UPDATE person SET id = 1", ["SET", "UPDATE"]),
      (
        "AFTER UPDATE", "STATEMENT", "ALTER TABLE person DISABLE TRIGGER ALL; UPDATE person SET id = 1",
        ["ALTER TABLE", "UPDATE"]
      ),
    ])
  func triggers(_ event: String, _ each: String, _ sql: String, _ expected: [String]) {
    let trigger = "CREATE TRIGGER watch \(event) ON person FOR EACH \(each) EXECUTE FUNCTION react();"
    #expect(lines(sql, triggers: trigger).map { $0.replacing(" in watch", with: " in react") } == expected)
  }
}
