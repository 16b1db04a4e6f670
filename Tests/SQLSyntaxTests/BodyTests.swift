import SourceText
import Testing

@testable import SQLSyntax

/// The body of the first statement of a text.
private func bodyOfFirst(_ text: String) -> Body? {
  let tree = SyntaxTree.parse(SourceText(text))
  return tree.statements.first.flatMap { tree.body(of: tree.root(of: $0)) }
}

/// The statements of a body: tag, `?` if it may not run, `~` if it is not all known, `!` if it is not understood; then the
/// place in the file.
private func list(_ text: String) -> [String] {
  guard let body = bodyOfFirst(text), let file = body.tree?.file else { return ["no body"] }
  return body.statements.map { statement in
    let marks = (statement.isMaybe ? "?" : "") + (statement.isDynamic ? "~" : "") + (statement.isUnderstood ? "" : "!")
    return "\(statement.tag)\(marks) \(file[statement.span])"
  }
}

@Suite struct BodyTests {
  @Test(arguments: [
    ("DO $$BEGIN END$$", Body.Language.plpgsql, "BEGIN END"),
    ("DO 'BEGIN END'", .plpgsql, "BEGIN END"),
    ("DO LANGUAGE plpgsql $a$BEGIN END$a$", .plpgsql, "BEGIN END"),
    ("DO $$x$$ LANGUAGE plpython3u", .other("plpython3u"), "x"),
    ("CREATE FUNCTION f(a text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1'", .sql, "SELECT 1"),
    ("CREATE OR REPLACE FUNCTION f() RETURNS int AS $$SELECT 1$$ LANGUAGE 'SQL'", .sql, "SELECT 1"),
    ("CREATE PROCEDURE p() SET search_path = 'a' AS $$BEGIN END$$ LANGUAGE PLpgSQL", .plpgsql, "BEGIN END"),
    ("CREATE FUNCTION f() RETURNS int AS 'a.so', 'f' LANGUAGE c", .other("c"), "a.so"),
    ("CREATE FUNCTION {{ s }}.f() RETURNS {{ t }} AS $$BEGIN END$$ LANGUAGE plpgsql", .plpgsql, "BEGIN END"),
  ])
  func languages(text: String, language: Body.Language, content: String) throws {
    let body = try #require(bodyOfFirst(text))
    #expect(body.language == language)
    #expect(SourceText(text)[body.span] == content)
    if case .other = language {
      #expect(body.tree == nil)
    } else {
      #expect(body.tree?.statements.map(\.isUnderstood) == [true])
    }
  }

  @Test(arguments: [
    "SELECT 'a'", "CREATE TABLE t (a text DEFAULT 'x')", "CREATE FUNCTION f() RETURNS int RETURN 1",
    "CREATE FUNCTION f() RETURNS int AS $$SELECT 1$$", "CREATE VIEW v AS SELECT 'x'", "DO", "CREATE FUNCTION",
  ])
  func noBody(text: String) {
    #expect(bodyOfFirst(text) == nil)
  }

  /// Every node of a body stands where the file says so, whatever the quotes.
  @Test(arguments: [
    "DO $$BEGIN UPDATE t SET a = 'b' WHERE c; END$$",
    "DO 'BEGIN UPDATE t SET a = ''b'' WHERE c; END'",
    "DO E'BEGIN\\n UPDATE t SET a = \\'b\\' WHERE c; END'",
    "DO 'BEGIN UPDATE t SET a = ''b'''\n' WHERE c; END'",
    "DO $$BEGIN EXECUTE 'UPDATE t SET a = ''b'' WHERE c'; END$$",
    "DO 'BEGIN EXECUTE ''UPDATE t SET a = ''''b'''' WHERE c''; END'",
    "DO $$BEGIN DO 'BEGIN UPDATE t SET a = ''b'' WHERE c; END'; END$$",
    "DO 'BEGIN EXECUTE E''UPDATE t SET a = \\''b\\'' WHERE c''; END'",
  ])
  func positions(text: String) throws {
    let body = try #require(bodyOfFirst("/* é */ " + text))
    let update = try #require(body.statements.last)
    let file = try #require(body.tree?.file)
    #expect(update.isUnderstood)
    #expect(update.tag == .update)
    #expect(update.node.child(.target).map { file[$0.fileSpan] } == "t")
    #expect(update.node.child(.where).map { file[$0.fileSpan] } == "c")
    #expect(update.node.sourceText.filter { $0 != "\n" } == "UPDATE t SET a = 'b' WHERE c")
    #expect(file[update.span].hasPrefix("UPDATE t SET a = "))
    #expect(file[update.span].hasSuffix(" WHERE c"))
  }

  @Test func statements() {
    #expect(
      list(
        """
        DO $$
        DECLARE c CURSOR FOR SELECT 1;
        BEGIN
          CREATE TABLE t (a int);
          x := count(*) FROM t;
          SELECT a INTO x FROM t;
          PERFORM f(x);
          IF x > 0 THEN UPDATE t SET a = 1; ELSE DELETE FROM t; END IF;
          FOR r IN SELECT a FROM t LOOP INSERT INTO u VALUES (r.a); END LOOP;
          LOOP DROP VIEW v; EXIT WHEN x; DROP INDEX i; END LOOP;
          BEGIN ALTER TABLE t ADD b int; EXCEPTION WHEN OTHERS THEN DROP TABLE t; END;
          EXECUTE 'ALTER TYPE e ADD VALUE ''x''; SELECT 2';
          EXECUTE 'DROP TABLE ' || x;
          EXECUTE x;
          nonsense;
          IF x THEN RETURN; END IF;
          DROP SCHEMA s;
        END $$
        """) == [
          "SELECT SELECT 1",
          "CREATE TABLE CREATE TABLE t (a int)",
          "SELECT count(*) FROM t",
          "SELECT SELECT a INTO x FROM t",
          "SELECT PERFORM f(x)",
          "UPDATE? UPDATE t SET a = 1",
          "DELETE? DELETE FROM t",
          "SELECT SELECT a FROM t",
          "INSERT? INSERT INTO u VALUES (r.a)",
          "DROP VIEW DROP VIEW v",
          "DROP INDEX? DROP INDEX i",
          "ALTER TABLE ALTER TABLE t ADD b int",
          "DROP TABLE? DROP TABLE t",
          "ALTER TYPE ALTER TYPE e ADD VALUE ''x''",
          "SELECT SELECT 2",
          "DROP TABLE~ DROP TABLE ' || x",
          "EXECUTE~ EXECUTE x",
          "???! nonsense",
          "DROP SCHEMA? DROP SCHEMA s",
        ])
  }

  /// Whatever is not understood is listed, also where it is no statement.
  @Test(arguments: [
    ("IF 1 2 THEN NULL; END IF;", "???! 1 2"),
    ("x := 1 2;", "???! 1 2"),
    ("EXECUTE 1 2;", "EXECUTE~ EXECUTE 1 2|???! 1 2"),
    ("RAISE NOTICE 'x' USING HINT = 1 2;", "???! 1 2"),
    ("FOR r IN c (1 2) LOOP NULL; END LOOP;", "???! 1 2"),
    ("LOOP NULL;", "???! "),
    ("BEGIN EXCEPTION WHEN 1 THEN NULL; END;", "???! 1"),
    ("DECLARE 1; BEGIN END;", "???! 1"),
    ("RETURN QUERY SELECT 1 2;", "SELECT! SELECT 1 2"),
  ])
  func notUnderstood(statements: String, texts: String) {
    #expect(list("DO $$ BEGIN \(statements) END $$").joined(separator: "|") == texts)
  }

  /// What leaves a DO inside leaves nothing around it.
  @Test func doInside() {
    let text = "DO $$ BEGIN DO 'BEGIN COMMIT; IF x THEN RETURN; END IF; ROLLBACK; END'; COMMIT; END $$"
    let statements = bodyOfFirst(text)?.statements ?? []
    #expect(statements.map(\.tag) == [.do, .commit, .rollback, .commit])
    #expect(statements.map(\.isMaybe) == [false, false, true, false])
    #expect(statements.map(\.level) == [1, 2, 2, 1])
  }

  /// Behind what may leave a loop or a block, only up to its end.
  @Test(arguments: [
    ("<<l>> BEGIN IF a THEN EXIT l; END IF; DELETE FROM t; END; DELETE FROM u;", ["DELETE?", "DELETE"]),
    (
      "FOREACH a IN ARRAY ARRAY['x', 'y'] LOOP DELETE FROM t; CONTINUE WHEN a; DELETE FROM u; END LOOP;", ["DELETE", "DELETE?"]
    ),
    ("FOREACH a IN ARRAY b LOOP DELETE FROM t; END LOOP; DELETE FROM u;", ["DELETE?", "DELETE"]),
    ("FOR i IN 1..2 LOOP DELETE FROM t; END LOOP;", ["DELETE"]),
    ("<<l>> LOOP LOOP EXIT l; END LOOP; DELETE FROM t; END LOOP; DELETE FROM u;", ["DELETE?", "DELETE"]),
    ("RETURN; DELETE FROM t;", ["DELETE?"]),
    ("RAISE EXCEPTION 'a'; DELETE FROM t;", ["DELETE"]),
  ])
  func leaving(statements: String, tags: [String]) {
    let texts = list("DO $$ BEGIN \(statements) END $$")
    #expect(texts.map { String($0.prefix { $0 != " " }) } == tags)
  }

  @Test func sqlFunction() {
    #expect(
      list("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM t; SELECT ''a''; nonsense'") == [
        "DELETE DELETE FROM t", "SELECT SELECT ''a''", "???! nonsense",
      ])
  }

  /// A function that a body creates does not run with it.
  @Test func functionInsideBody() throws {
    let text = "DO $a$ BEGIN CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $b$ DELETE FROM t RETURNING 1 $b$; END $a$"
    #expect(list(text).count == 1)
    let statement = try #require(bodyOfFirst(text)?.statements.first)
    let inner = try #require(statement.node.tree.body(of: statement.node))
    #expect(inner.statements.map(\.tag) == [.delete])
    #expect(inner.statements.map(\.level) == [2])
  }

  @Test func levels() {
    var text = "SELECT 1"
    for level in 0..<30 { text = "BEGIN EXECUTE $q\(level)$DO $p\(level)$\(text)$p\(level)$$q\(level)$; END" }
    let levels = bodyOfFirst("DO $outer$ \(text) $outer$")?.statements.map(\.level) ?? []
    #expect(levels.max() == 16)
  }

  /// Texts that hold larger ones, each of which holds larger ones.
  @Test func growth() {
    var text = "SELECT 1"
    for level in 0..<15 {
      text =
        "BEGIN FOR i\(level) IN 1..60 LOOP EXECUTE $q\(level)$DO $p\(level)$\(text)$p\(level)$; SELECT $q\(level)$ || i\(level); END LOOP; END"
    }
    let statements = bodyOfFirst("DO $$ \(text) $$")?.statements ?? []
    #expect((1..<100_000).contains(statements.count))
    #expect(statements.contains { $0.dynamicPart?.reason == .size })
  }

  @Test func mutations() {
    let text = Array(
      "DO 'DECLARE a text := ''x''; BEGIN EXECUTE ''DROP TABLE '' || a || E''\\\\n''; DO $$BEGIN EXECUTE ''SELECT 1''; END$$; END'"
        .utf8)
    for end in 0...text.count {
      for insert in ["", "'", "$$", "\\", "\u{FFFC}", ";"] {
        let tree = SyntaxTree.parse(SourceText(bytes: text[..<end] + Array(insert.utf8) + text[end...]))
        for statement in tree.statements {
          for inner in tree.body(of: tree.root(of: statement))?.statements ?? [] {
            #expect(Int(inner.span.end) <= tree.text.count && inner.span.start <= inner.span.end)
          }
        }
      }
    }
  }
}
