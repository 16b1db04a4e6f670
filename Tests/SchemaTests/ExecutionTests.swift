import Migrations
import Testing

@testable import Schema

@Suite("Execution") struct ExecutionTests {
  @Test("Savepoints nest, are released and rolled back to")
  func savepoints() {
    let run = recording(["SAVEPOINT a; SELECT 1; SAVEPOINT b; SELECT 1; ROLLBACK TO a; SELECT 1; RELEASE a; SELECT 1"])
    #expect(
      run.lines == [
        "1 SAVEPOINT", "1+ SELECT", "1+ SAVEPOINT", "1++ SELECT", "1++ ROLLBACK", "1+ SELECT", "1+ RELEASE", "1 SELECT",
      ])
  }

  @Test("A block with an EXCEPTION part is a subtransaction, and may catch an unsafe use")
  func handlers() {
    let run = recording([
      "DO $$ BEGIN SELECT 1; BEGIN SELECT 2; EXCEPTION WHEN unique_violation THEN SELECT 3; END; SELECT 4; END $$",
      "DO $$ BEGIN SELECT 1; EXCEPTION WHEN OTHERS THEN NULL; END $$",
      "DO $$ BEGIN SELECT 1; EXCEPTION WHEN SQLSTATE '55P04' THEN NULL; END $$",
    ])
    #expect(
      run.lines == [
        "1 DO", "1 SELECT in do", "1+ SELECT in do", "1 SELECT maybe in do", "1 SELECT in do",
        "2 DO", "2+ SELECT caught in do", "3 DO", "3+ SELECT caught in do",
      ])
  }

  @Test("Branches may not be taken, but one whose condition is a constant")
  func branches() {
    let run = recording([
      "DO $$ BEGIN IF a THEN SELECT 1; END IF; IF true THEN SELECT 2; ELSE SELECT 3; END IF; IF false THEN SELECT 4; ELSE SELECT 5; END IF; END $$"
    ])
    #expect(run.lines == ["1 DO", "1 SELECT maybe in do", "1 SELECT in do", "1 SELECT in do"])
  }

  @Test("Behind RETURN nothing runs; behind one in a branch it may")
  func returns() {
    let run = recording([
      "DO $$ BEGIN SELECT 1; RETURN; SELECT 2; END $$", "DO $$ BEGIN IF a THEN RETURN; END IF; SELECT 2; END $$",
    ])
    #expect(run.lines == ["1 DO", "1 SELECT in do", "2 DO", "2 SELECT maybe in do"])
  }

  @Test(
    "A loop runs once if it is sure to",
    arguments: [
      ("LOOP INSERT INTO t VALUES (1); EXIT; END LOOP", "in do"),
      ("WHILE a LOOP INSERT INTO t VALUES (1); END LOOP", "maybe in do"),
      ("FOR i IN 1..3 LOOP INSERT INTO t VALUES (i); END LOOP", "in do"),
      ("FOR i IN 3..1 LOOP INSERT INTO t VALUES (i); END LOOP", nil),
      ("FOR i IN REVERSE 3..1 LOOP INSERT INTO t VALUES (i); END LOOP", "in do"),
      ("FOREACH x IN ARRAY ARRAY[1, 2] LOOP INSERT INTO t VALUES (x); END LOOP", "in do"),
      ("FOREACH x IN ARRAY y LOOP INSERT INTO t VALUES (x); END LOOP", "maybe in do"),
    ] as [(String, String?)])
  func loops(_ loop: String, _ expected: String?) {
    let run = recording(["DO $$ DECLARE x int; y int[]; BEGIN \(loop); END $$"])
    #expect(run.lines == ["1 DO"] + (expected.map { ["1 INSERT \($0)"] } ?? []))
  }

  @Test("What leaves a loop does not leave what is behind it")
  func exits() {
    let run = recording([
      "DO $$ BEGIN LOOP EXIT WHEN a; SELECT 1; END LOOP; SELECT 2; <<o>> LOOP LOOP EXIT o; END LOOP; SELECT 3; END LOOP; SELECT 4; END $$"
    ])
    #expect(run.lines == ["1 DO", "1 SELECT maybe in do", "1 SELECT in do", "1 SELECT in do"])
  }

  @Test("EXECUTE of known text runs it; of unknown text nobody knows what")
  func executes() {
    let run = recording([
      "DO $$ DECLARE t text := 'DELETE FROM x'; BEGIN EXECUTE t; EXECUTE 'TRUNCATE ' || quote_ident(y); EXECUTE z; END $$"
    ])
    #expect(run.lines.prefix(2) == ["1 DO", "1 DELETE in do"])
    #expect(run.unread.count == 2)
  }

  @Test("SET lasts, SET LOCAL ends with its transaction, and what is rolled back never was")
  func settings() {
    let run = recording(["SET search_path = a; SET LOCAL search_path = b; SELECT 1; ROLLBACK; SELECT 2"])
    #expect(run.settings.map { $0.searchPath.first } == ["$user", "a", "b", "b", "$user"])
    let messages = recording(["SET search_path = a; SET LOCAL search_path = b; SELECT 1; COMMIT; SELECT 2"])
    #expect(messages.settings.map { $0.searchPath.first } == ["$user", "a", "b", "b", "a"])
  }

  @Test("A savepoint takes settings back, and set_config sets them")
  func settingsOfSavepoints() {
    let run = recording([
      "SAVEPOINT s; SELECT set_config('search_path', 'x, \"Y\"', false); SELECT 1; ROLLBACK TO s; SELECT 2"
    ])
    #expect(run.settings.map(\.searchPath)[2...3] == [["x", "Y"], ["x", "Y"]])
    #expect(run.settings[4].searchPath == ["$user", "public"])
  }

  @Test("COMMIT in a DO that stands alone begins another transaction")
  func commitsInBodies() {
    let run = recording(["DO $$ BEGIN SELECT 1; COMMIT; SELECT 2; END $$"], wrapping: .none)
    #expect(run.lines == ["1 DO", "1 SELECT in do", "1 COMMIT in do", "2 SELECT in do"])
  }

  @Test("A session's settings end with it")
  func sessions() {
    let run = recording(["SET search_path = a", "SELECT 1"])
    #expect(run.settings.last?.searchPath == ["$user", "public"])
  }
}
