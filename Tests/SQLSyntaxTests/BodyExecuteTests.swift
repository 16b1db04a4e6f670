import SourceText
import Testing

@testable import SQLSyntax

/// What each EXECUTE of a body runs, in order: the text, with `⟨variable⟩` and the like before it where it is not all known.
private func executed(_ body: String) -> [String] {
  let tree = plpgsql(body)
  return (0..<tree.nodeCount).compactMap { index in
    switch tree.executedSQL(of: Node(tree: tree, index: UInt32(index))) {
    case .statements(let tree)?: tree.text[tree.text.wholeSpan]
    case .dynamic(let part, let partial?)?: "⟨\(part.reason)⟩" + partial.text[partial.text.wholeSpan]
    case .dynamic(let part, nil)?: "⟨\(part.reason)⟩"
    case nil: nil
    }
  }
}

/// What `EXECUTE expression` runs.
private func executed(expression: String) -> String {
  executed("DECLARE k CONSTANT text := 'kay'; n integer := 7; u text := f(); BEGIN EXECUTE \(expression); END").first
    ?? "nothing"
}

@Suite struct BodyExecuteTests {
  @Test(arguments: [
    ("'SELECT 1'", "SELECT 1"),
    ("E'a\\tb' || $$ 'c' $$ || U&'\\0064'", "a\tb 'c' d"),
    ("'it''s'", "it's"),
    ("'a'\n  'b'", "ab"),
    ("('a' || ('b' || 'c'))", "abc"),
    ("'a'::text || CAST('b' AS varchar) || text 'c'", "abc"),
    ("'a' || 7 || 1.50", "a71.50"),
    ("'a' || k || n", "akay7"),
    ("'a' OPERATOR(pg_catalog.||) 'b'", "⟨result⟩"),
    ("'a' || NULL", "⟨null⟩"),
    ("coalesce(NULL, 'a', u)", "a"),
    ("'a' COLLATE \"C\"", "a"),
    (
      "quote_ident('User') || quote_ident('user') || quote_ident('users') || quote_ident('a\"b')",
      "\"User\"\"user\"users\"a\"\"b\""
    ),
    ("quote_literal('it''s') || quote_literal('a\\b') || quote_nullable(NULL)", "'it''s'E'a\\\\b'NULL"),
    ("concat('a', NULL, 7)", "a7"),
    ("concat_ws(', ', 'a', NULL, 'b')", "a, b"),
    ("upper('a') || lower('B') || chr(10)", "Ab\n"),
    ("format('%I %L %s %%', 'Tab le', 'it''s', 'x')", "\"Tab le\" 'it''s' x %"),
    ("format('%2$s %1$s %s', 'a', 'b')", "b a b"),
    ("format('%5s|%-5s|', 'a', 'b')", "    a|b    |"),
    ("format('%s%L', NULL, NULL)", "NULL"),
    ("pg_catalog.format('%s', 'a')", "a"),
    ("format('%I', NULL)", "⟨result⟩"),
    ("format('%s %s', 'a')", "⟨result⟩"),
    ("format('%d', 'a')", "⟨result⟩"),
    ("format(VARIADIC ARRAY['a'])", "⟨result⟩"),
    // Only the run knows it.
    ("u", "⟨variable⟩"),
    ("f('a')", "⟨result⟩"),
    ("(SELECT a FROM t)", "⟨query⟩"),
    ("'ALTER TYPE ' || u || ' ADD VALUE ''x'''", "⟨variable⟩ALTER TYPE \u{FFFC} ADD VALUE 'x'"),
    ("format('DROP TABLE %I', u)", "⟨variable⟩DROP TABLE \u{FFFC}"),
    ("format('DROP TABLE %I', 'a_' || u)", "⟨variable⟩DROP TABLE a_\u{FFFC}"),
    ("format('DROP TABLE %I', 'A_' || u)", "⟨variable⟩DROP TABLE \"A_\u{FFFC}\""),
    ("format('SELECT %L, %s', 'a' || u, f())", "⟨variable⟩SELECT 'a\u{FFFC}', \u{FFFC}"),
    ("'SELECT {{ x }}'", "⟨placeholder⟩SELECT {{ x }}"),
    ("'a' || 'now'::timestamptz", "⟨result⟩a\u{FFFC}"),
  ])
  func expressions(expression: String, text: String) {
    #expect(executed(expression: expression) == text)
  }

  @Test(arguments: [
    // Assigned before, on the only way there.
    ("a := 'x'; EXECUTE a; a := 'y'; EXECUTE a;", ["x", "y"]),
    ("a := 'x'; a := a || 'y'; EXECUTE a;", ["xy"]),
    ("EXECUTE a;", ["⟨null⟩"]),
    // Ways that join.
    ("a := 'x'; IF c THEN EXECUTE a; a := 'y'; END IF; EXECUTE a;", ["x", "⟨variable⟩"]),
    ("IF c THEN a := 'x'; ELSE a := 'x'; END IF; EXECUTE a;", ["x"]),
    ("a := 'x'; IF c THEN a := a || 'y'; END IF; a := a || 'z'; EXECUTE a;", ["⟨variable⟩x\u{FFFC}z"]),
    ("IF c THEN a := 'DROP TABLE é, u'; ELSE a := 'DROP TABLE ê, u'; END IF; EXECUTE a;", ["⟨variable⟩DROP TABLE \u{FFFC}, u"]),
    ("a := 'x'; LOOP a := a || 'y'; EXECUTE a; END LOOP; EXECUTE a || 'z';", ["⟨variable⟩x\u{FFFC}y", "⟨variable⟩x\u{FFFC}z"]),
    ("a := 'x'; IF c THEN b := 'y'; END IF; EXECUTE a;", ["x"]),
    ("CASE c WHEN 1 THEN a := 'x'; ELSE a := 'y'; END CASE; EXECUTE a;", ["⟨variable⟩"]),
    // Loops.
    ("a := 'x'; LOOP EXECUTE a; a := a || 'y'; END LOOP; EXECUTE a;", ["⟨variable⟩x\u{FFFC}", "⟨variable⟩x\u{FFFC}"]),
    ("a := 'x'; LOOP EXECUTE a; END LOOP; EXECUTE a;", ["x", "x"]),
    ("LOOP a := 'x'; EXECUTE a; END LOOP;", ["x"]),
    ("a := 'x'; FOR a IN SELECT 1 LOOP EXECUTE a; END LOOP;", ["⟨variable⟩"]),
    ("a := 'x'; WHILE c LOOP LOOP EXECUTE a; END LOOP; a := 'y'; END LOOP;", ["⟨variable⟩"]),
    ("FOREACH a IN ARRAY ARRAY['x', 'y'] LOOP EXECUTE 'DROP TABLE ' || a; END LOOP;", ["DROP TABLE x\n;\nDROP TABLE y"]),
    ("FOREACH a IN ARRAY d LOOP EXECUTE 'DROP TABLE ' || a; END LOOP;", ["⟨variable⟩DROP TABLE \u{FFFC}"]),
    ("FOR i IN 1..3 LOOP EXECUTE 'x' || i; END LOOP;", ["x1\n;\nx2\n;\nx3"]),
    ("FOR i IN REVERSE 2..1 LOOP EXECUTE 'x' || i; END LOOP;", ["x2\n;\nx1"]),
    ("FOR i IN 1..1000 LOOP EXECUTE 'x' || i; END LOOP;", ["⟨variable⟩x\u{FFFC}"]),
    ("LOOP a := 'x'; EXIT WHEN c; a := 'y'; END LOOP; EXECUTE a;", ["⟨variable⟩"]),
    ("a := 'x'; LOOP a := a || 'y'; EXIT WHEN c; END LOOP; EXECUTE a;", ["⟨variable⟩x\u{FFFC}"]),
    ("FOREACH a IN ARRAY ARRAY['x', 'y'] LOOP CONTINUE WHEN a = 'x'; EXECUTE a; END LOOP;", ["x\n;\ny"]),
    // Handlers.
    (
      "a := 'x'; BEGIN a := 'y'; EXECUTE a; EXCEPTION WHEN OTHERS THEN EXECUTE a; END; EXECUTE a;",
      ["y", "⟨variable⟩", "⟨variable⟩"]
    ),
    ("a := 'x'; BEGIN b := 'y'; EXCEPTION WHEN OTHERS THEN EXECUTE a; END; EXECUTE a;", ["x", "x"]),
    ("BEGIN a := 'y'; EXCEPTION WHEN OTHERS THEN a := 'z'; RAISE; END; EXECUTE a;", ["y"]),
    // Blocks.
    ("a := 'x'; DECLARE a text := 'y'; BEGIN EXECUTE a; END; EXECUTE a;", ["y", "x"]),
    ("a := 'x'; <<l>> BEGIN IF c THEN EXIT l; END IF; a := 'y'; END; EXECUTE a;", ["⟨variable⟩"]),
    ("a := 'x'; DECLARE d ALIAS FOR a; BEGIN d := 'y'; EXECUTE a; END;", ["⟨variable⟩"]),
    ("A := 'x'; EXECUTE \"a\";", ["x"]),
    ("a := 'x'; <<l>> DECLARE a text := 'y'; BEGIN l.a := 'z'; EXECUTE a; END;", ["⟨variable⟩"]),
    // Other ways to assign.
    ("a := 'x'; SELECT b INTO a FROM t; EXECUTE a;", ["⟨variable⟩"]),
    ("a := 'x'; EXECUTE a INTO a; EXECUTE a;", ["x", "⟨variable⟩"]),
    ("a := 'x'; GET DIAGNOSTICS a = MESSAGE_TEXT; EXECUTE a;", ["⟨variable⟩"]),
    ("a := 'x'; FETCH c INTO a; EXECUTE a;", ["⟨variable⟩"]),
    ("a := 'x'; CALL p(a); EXECUTE a;", ["⟨variable⟩"]),
    ("a[1] := 'x'; EXECUTE a;", ["⟨variable⟩"]),
    ("t := 'now'; EXECUTE 'SELECT ' || t;", ["⟨variable⟩SELECT \u{FFFC}"]),
    // Where else EXECUTE stands.
    ("a := 'x'; FOR a IN EXECUTE a LOOP NULL; END LOOP;", ["x"]),
    ("RETURN QUERY EXECUTE 'x' USING 1; OPEN c FOR EXECUTE 'y';", ["x", "y"]),
  ])
  func variables(statements: String, texts: [String]) {
    #expect(executed("DECLARE a text; b text; t timestamptz; BEGIN \(statements) END") == texts)
  }

  /// However much is put together, it stays in bounds.
  @Test func growth() {
    let doubling = "DECLARE a text := 'x'; BEGIN " + String(repeating: "a := a || a;", count: 100) + " EXECUTE a; END"
    #expect(executed(doubling) == ["⟨variable⟩"])
    let loops = String(repeating: "FOR i IN 1..50 LOOP ", count: 20)
    let text = "BEGIN \(loops) EXECUTE 'x' || i; \(String(repeating: "END LOOP; ", count: 20)) END"
    #expect(executed(text).map { $0.utf8.count < 100_000 } == [true])
    let long = "'a'" + String(repeating: " || 'b'", count: 50_000)
    #expect(executed("BEGIN EXECUTE \(long); END").first?.utf8.count == 50_001)
    let deep = String(repeating: "('a' || ", count: 150) + "'b'" + String(repeating: ")", count: 150)
    #expect(executed("BEGIN EXECUTE \(deep); END").first?.utf8.count == 151)
  }

  @Test func holesKeepStatementsReadable() {
    let tree = plpgsql("BEGIN EXECUTE 'ALTER TYPE ' || t || ' ADD VALUE ''x'''; END")
    let node = (0..<tree.nodeCount).map { Node(tree: tree, index: UInt32($0)) }.first { $0.kind == .plpgsqlExecute }
    guard let node, case .dynamic(let part, let partial?)? = tree.executedSQL(of: node) else {
      Issue.record("not dynamic")
      return
    }
    #expect(tree.file[part.span] == "t")
    #expect(partial.statements.map(\.tag) == [.alterType])
    #expect(partial.statements.map(\.isUnderstood) == [true])
    #expect(tree.file[partial.fileSpan(of: partial.statements[0].span)] == "ALTER TYPE ' || t || ' ADD VALUE ''x''")
  }
}
