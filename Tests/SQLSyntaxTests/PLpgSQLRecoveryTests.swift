import SourceText
import Testing

@testable import SQLSyntax

/// What is wrong in a body stays where it is.
@Suite struct PLpgSQLRecoveryTests {
  @Test(arguments: [
    ("nonsense here;", "(plpgsqlSQL statement:(notUnderstood nonsense here))"),
    ("a := ;", "(plpgsqlAssign target:(columnReference a) value:(notUnderstood))"),
    ("a := (;", "(plpgsqlAssign target:(columnReference a) value:(notUnderstood ())"),
    ("a := 1 2;", "(plpgsqlAssign target:(columnReference a) value:(notUnderstood 1 2))"),
    (");", "(plpgsqlSQL statement:(notUnderstood )))"),
    (";", "(notUnderstood ;)"),
    ("END IF;", "(notUnderstood END IF;)"),
    ("ELSE;", "(notUnderstood ELSE;)"),
    ("RAISE NOTICE;", "(notUnderstood RAISE NOTICE)"),
    ("RAISE while;", "(notUnderstood RAISE while)"),
    (
      "SELECT a INTO b INTO c FROM t;",
      "(notUnderstood SELECT a INTO b INTO c FROM t)"
    ),
    ("a := b INTO c;", "(plpgsqlAssign target:(columnReference a) value:(notUnderstood b INTO c))"),
    ("a := 1 UNION SELECT 2;", "(plpgsqlAssign target:(columnReference a) value:(notUnderstood 1 UNION SELECT 2))"),
    ("FETCH c;", "(notUnderstood FETCH c)"),
    ("IF a; END IF;", "(plpgsqlIf when:(plpgsqlBranch condition:(columnReference a) (notUnderstood)))"),
    (
      "IF a THEN END LOOP; END IF;",
      "(plpgsqlIf when:(plpgsqlBranch condition:(columnReference a) statement:(notUnderstood END LOOP;)))"
    ),
    ("FOR i LOOP END LOOP;", "(plpgsqlForRows target:(columnReference i) (notUnderstood))"),
    ("CASE ELSE END CASE;", "(plpgsqlCase test:(notUnderstood ELSE END CASE) (notUnderstood) (notUnderstood))"),
    (
      "SELECT a INTO FROM t;",
      "(notUnderstood SELECT a INTO FROM t)"
    ),
  ])
  func neighbours(text: String, dump: String) {
    let tree = plpgsql("BEGIN b := 1; \(text) c := 2; END")
    let statements = tree.root(of: tree.statements[0]).children(.statement)
    #expect(
      statements.map(\.dump) == [
        "(plpgsqlAssign target:(columnReference b) value:(constant 1))", dump,
        "(plpgsqlAssign target:(columnReference c) value:(constant 2))",
      ])
    #expect(!tree.statements[0].isUnderstood)
  }

  @Test(arguments: ["", ";", "SELECT 1", "nonsense", "DECLARE", "<<a>>", "#"])
  func noBlock(text: String) {
    #expect(!plpgsql(text).statements[0].isUnderstood)
  }

  @Test func unfinished() {
    #expect(
      dumpOfBody("BEGIN IF a THEN b := 1;")
        == "(plpgsqlBlock statement:(plpgsqlIf when:(plpgsqlBranch condition:(columnReference a) "
        + "statement:(plpgsqlAssign target:(columnReference b) value:(constant 1))) (notUnderstood)) (notUnderstood) (notUnderstood))"
    )
    #expect(
      dumpOfBody("BEGIN LOOP IF a THEN NULL; END LOOP; b := 1; END")
        == "(plpgsqlBlock statement:(plpgsqlLoop statement:(plpgsqlIf when:(plpgsqlBranch condition:(columnReference a) "
        + "statement:(plpgsqlNull NULL)) (notUnderstood)) (notUnderstood)) "
        + "statement:(plpgsqlAssign target:(columnReference b) value:(constant 1)))")
    #expect(dumpOfBody("BEGIN NULL; END; more") == "(plpgsqlBlock statement:(plpgsqlNull NULL) (notUnderstood ; more))")
  }

  static let everything = """
    #variable_conflict error
    <<b>> DECLARE a CONSTANT int NOT NULL := 1; c CURSOR (d int) FOR SELECT 1; e ALIAS FOR $1; f t%ROWTYPE;
    BEGIN
      a := 1; f.g[2] = x FROM y; SELECT 1 INTO STRICT a FROM t; IF a THEN NULL; ELSIF b THEN ELSE NULL; END IF;
      CASE a WHEN 1, 2 THEN NULL; ELSE NULL; END CASE; <<l>> FOR i IN REVERSE 1..2 BY 3 LOOP EXIT l WHEN a; END LOOP l;
      FOR r IN c (1, d => 2) LOOP NULL; END LOOP; FOREACH a SLICE 1 IN ARRAY x LOOP NULL; END LOOP; WHILE a LOOP NULL; END LOOP;
      EXECUTE format('SELECT %I', 'a') || $q$ ''b $q$ INTO a USING 1, 2; RAISE NOTICE 'a %', b USING HINT = 'c';
      GET STACKED DIAGNOSTICS a = MESSAGE_TEXT; OPEN c SCROLL FOR EXECUTE 'a'; FETCH RELATIVE 1 FROM c INTO a; RETURN QUERY SELECT 1;
      CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); PERFORM 1; ASSERT a, b; CALL p(); COMMIT;
    EXCEPTION WHEN a OR SQLSTATE '22012' THEN RAISE; WHEN OTHERS THEN NULL;
    END b;
    """

  /// Cut anywhere, with any token away or twice: never a crash, all tokens in the tree, what was run read to its end.
  @Test func mutations() {
    let text = Array(Self.everything.utf8)
    for end in 0...text.count { check(text[..<end]) }
    let lexed = Lexer.lex(SourceText(Self.everything), as: .body)
    for index in 0..<lexed.count {
      let span = lexed.span(of: index)
      let token = text[Int(span.start)..<Int(span.end)]
      check(text[..<Int(span.start)] + text[Int(span.end)...])
      check(text[..<Int(span.end)] + [0x20] + token + text[Int(span.end)...])
      check(text[..<Int(span.start)] + Array(";".utf8) + text[Int(span.end)...])
      check(text[..<Int(span.start)] + Array(")".utf8) + text[Int(span.end)...])
      check(text[..<Int(span.start)] + Array(" END ".utf8) + text[Int(span.end)...])
    }
  }

  private func check(_ bytes: some Collection<UInt8>) {
    let source = SourceText(bytes: bytes)
    let lexed = Lexer.lex(source, as: .body)
    let tree = SyntaxTree.parsePLpgSQL(lexed, embedding: Embedding(file: source, map: nil, level: 1))
    let root = tree.root(of: tree.statements[0])
    #expect(root.record.firstToken == 0)
    #expect(Int(root.record.endToken) >= lexed.count - 1)
    var hasHole = false
    for index in 0..<tree.nodeCount {
      let node = Node(tree: tree, index: UInt32(index))
      hasHole = hasHole || node.kind == .notUnderstood
      if node.kind == .plpgsqlExecute { _ = tree.executedSQL(of: node) }
    }
    #expect(hasHole != tree.statements[0].isUnderstood)
  }

  /// Deeper than anybody nests: no crash, and no more time than for as much that is not nested.
  @Test(arguments: ["IF a THEN ", "LOOP ", "BEGIN ", "CASE a WHEN 1 THEN ", "FOR i IN 1..2 LOOP x; ", "IF a THEN b; ELSE "])
  func depth(opening: String) {
    let count = 20_000
    let tree = plpgsql("BEGIN " + String(repeating: opening, count: count))
    #expect(!tree.statements[0].isUnderstood)
    #expect(tree.nodeCount < 20 * count)
  }

  @Test func unclosedCreates() {
    let tree = plpgsql("BEGIN " + String(repeating: "CREATE RULE a (; ", count: 20_000) + "END")
    #expect(tree.root(of: tree.statements[0]).children(.statement).count == 20_000)
  }
}
