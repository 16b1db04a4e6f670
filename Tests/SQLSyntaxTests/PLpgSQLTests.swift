import SourceText
import Testing

@testable import SQLSyntax

/// The tree of a body of PL/pgSQL.
func plpgsql(_ text: String) -> SyntaxTree {
  let source = SourceText(text)
  return SyntaxTree.parsePLpgSQL(
    Lexer.lex(source, as: .body), embedding: Embedding(file: source, map: nil, level: 1))
}

/// The tree of a body as text.
func dumpOfBody(_ text: String) -> String {
  let tree = plpgsql(text)
  return tree.root(of: tree.statements[0]).dump
}

/// The first statement of `BEGIN text END` as text.
func dumpOfStatement(_ text: String) -> String {
  let tree = plpgsql("BEGIN \(text) END")
  return tree.root(of: tree.statements[0]).child(.statement)?.dump ?? "nothing"
}

@Suite struct PLpgSQLTests {
  @Test(arguments: [
    ("BEGIN END", "(plpgsqlBlock BEGIN END)"),
    ("BEGIN END;", "(plpgsqlBlock BEGIN END)"),
    ("<<a>> BEGIN NULL; END a;", "(plpgsqlBlock label:(name a) statement:(plpgsqlNull NULL) object:(name a))"),
    ("DECLARE BEGIN END", "(plpgsqlBlock DECLARE BEGIN END)"),
    (
      "#variable_conflict use_column\n#option dump\nBEGIN END",
      "(plpgsqlBlock option:(plpgsqlOption name:(name variable_conflict) value:(name use_column)) "
        + "option:(plpgsqlOption name:(name option) value:(name dump)))"
    ),
    (
      "BEGIN DECLARE a int; BEGIN NULL; END; END",
      "(plpgsqlBlock statement:(plpgsqlBlock declaration:(plpgsqlVariable name:(name a) "
        + "type:(typeName name:(qualifiedName int))) statement:(plpgsqlNull NULL)))"
    ),
    (
      "BEGIN EXCEPTION WHEN unique_violation OR SQLSTATE '22012' THEN RAISE; WHEN OTHERS THEN END",
      "(plpgsqlBlock handler:(plpgsqlHandler condition:(plpgsqlCondition name:(name unique_violation)) "
        + "condition:(plpgsqlCondition value:(constant '22012')) statement:(plpgsqlRaise RAISE)) "
        + "handler:(plpgsqlHandler condition:(plpgsqlCondition name:(name OTHERS))))"
    ),
  ])
  func blocks(text: String, dump: String) {
    #expect(dumpOfBody(text) == dump)
  }

  @Test(arguments: [
    ("a integer", "(plpgsqlVariable name:(name a) type:(typeName name:(qualifiedName integer)))"),
    (
      "a CONSTANT text COLLATE \"C\" NOT NULL := 'x'",
      "(plpgsqlVariable +not +special name:(name a) type:(typeName name:(qualifiedName text)) "
        + "collation:(qualifiedName \"C\") default:(constant 'x'))"
    ),
    ("a int = 1", "(plpgsqlVariable name:(name a) type:(typeName name:(qualifiedName int)) default:(constant 1))"),
    ("a int DEFAULT 1", "(plpgsqlVariable name:(name a) type:(typeName name:(qualifiedName int)) default:(constant 1))"),
    ("user int", "(plpgsqlVariable name:(name user) type:(typeName name:(qualifiedName int)))"),
    ("a t.b%TYPE", "(plpgsqlVariable name:(name a) type:(typeName +special name:(qualifiedName t.b)))"),
    ("a s.t%ROWTYPE", "(plpgsqlVariable name:(name a) type:(plpgsqlRowType name:(relationName s.t)))"),
    (
      "a t%ROWTYPE[]",
      "(plpgsqlVariable name:(name a) type:(plpgsqlRowType name:(relationName t) dimension:(arrayDimension [])))"
    ),
    ("a ALIAS FOR $1", "(plpgsqlAlias name:(name a) object:(unknownValue $1))"),
    ("a ALIAS FOR new", "(plpgsqlAlias name:(name a) object:(columnReference new))"),
    (
      "c CURSOR FOR VALUES (1)",
      "(plpgsqlCursor name:(name c) body:(query body:(values row:(row value:(constant 1)))))"
    ),
    (
      "c NO SCROLL CURSOR (a int, b t.c%TYPE) IS SELECT a",
      "(plpgsqlCursor[scroll] +not name:(name c) parameter:(plpgsqlVariable name:(name a) type:(typeName name:(qualifiedName int))) "
        + "parameter:(plpgsqlVariable name:(name b) type:(typeName +special name:(qualifiedName t.c))) "
        + "body:(query body:(select target:(target value:(columnReference a)))))"
    ),
    ("a int :=", "(plpgsqlVariable name:(name a) type:(typeName name:(qualifiedName int)) default:(notUnderstood))"),
    ("loop int", "(notUnderstood loop int)"),
  ])
  func declarations(text: String, dump: String) {
    let tree = plpgsql("DECLARE \(text); b int; BEGIN END")
    let declarations = tree.root(of: tree.statements[0]).children(.declaration)
    #expect(declarations.map(\.dump) == [dump, "(plpgsqlVariable name:(name b) type:(typeName name:(qualifiedName int)))"])
  }

  @Test(arguments: [
    (
      "IF a THEN NULL; ELSIF b THEN NULL; ELSEIF c THEN ELSE NULL; END IF;",
      "(plpgsqlIf when:(plpgsqlBranch condition:(columnReference a) statement:(plpgsqlNull NULL)) "
        + "when:(plpgsqlBranch condition:(columnReference b) statement:(plpgsqlNull NULL)) "
        + "when:(plpgsqlBranch condition:(columnReference c)) otherwise:(plpgsqlBranch statement:(plpgsqlNull NULL)))"
    ),
    (
      "CASE a WHEN 1, 2 THEN NULL; ELSE END CASE;",
      "(plpgsqlCase test:(columnReference a) when:(plpgsqlBranch condition:(constant 1) condition:(constant 2) "
        + "statement:(plpgsqlNull NULL)) otherwise:(plpgsqlBranch ELSE))"
    ),
    ("CASE WHEN a THEN END CASE;", "(plpgsqlCase when:(plpgsqlBranch condition:(columnReference a)))"),
    (
      "<<l>> LOOP EXIT; END LOOP l;",
      "(plpgsqlLoop label:(name l) statement:(plpgsqlExit EXIT) object:(name l))"
    ),
    ("WHILE a LOOP END LOOP;", "(plpgsqlLoop condition:(columnReference a))"),
    (
      "FOR i IN 1..10 LOOP END LOOP;",
      "(plpgsqlForInteger target:(columnReference i) lowerBound:(constant 1) upperBound:(constant 10))"
    ),
    (
      "FOR i IN REVERSE a..b BY 2 LOOP END LOOP;",
      "(plpgsqlForInteger +descending target:(columnReference i) lowerBound:(columnReference a) "
        + "upperBound:(columnReference b) offset:(constant 2))"
    ),
    (
      "FOR a, b.c IN SELECT 1 LOOP END LOOP;",
      "(plpgsqlForRows target:(columnReference a) target:(columnReference b.c) "
        + "source:(query body:(select target:(target value:(constant 1)))))"
    ),
    (
      "FOR r IN DELETE FROM t RETURNING a LOOP END LOOP;",
      "(plpgsqlForRows target:(columnReference r) source:(delete target:(relationName t) "
        + "returning:(returning target:(target value:(columnReference a)))))"
    ),
    (
      "FOR r IN EXECUTE 'SELECT $1' USING a, b LOOP END LOOP;",
      "(plpgsqlForRows target:(columnReference r) source:(plpgsqlExecute value:(constant 'SELECT $1') "
        + "using:(columnReference a) using:(columnReference b)))"
    ),
    (
      "FOR r IN c LOOP END LOOP;",
      "(plpgsqlForRows target:(columnReference r) source:(plpgsqlCursorUse name:(columnReference c)))"
    ),
    (
      "FOR r IN c (1, x := 2, y => 3) LOOP END LOOP;",
      "(plpgsqlForRows target:(columnReference r) source:(plpgsqlCursorUse name:(columnReference c) argument:(constant 1) "
        + "argument:(plpgsqlArgument name:(name x) value:(constant 2)) "
        + "argument:(plpgsqlArgument name:(name y) value:(constant 3))))"
    ),
    (
      "FOREACH a SLICE 1 IN ARRAY b LOOP END LOOP;",
      "(plpgsqlForEach target:(columnReference a) value:(constant 1) source:(columnReference b))"
    ),
    ("EXIT l WHEN a;", "(plpgsqlExit label:(name l) condition:(columnReference a))"),
    ("CONTINUE WHEN a;", "(plpgsqlExit[continue] condition:(columnReference a))"),
  ])
  func control(text: String, dump: String) {
    #expect(dumpOfStatement(text) == dump)
  }

  @Test(arguments: [
    ("a := 1;", "(plpgsqlAssign target:(columnReference a) value:(constant 1))"),
    ("a.b = 1;", "(plpgsqlAssign target:(columnReference a.b) value:(constant 1))"),
    ("$1 := 1;", "(plpgsqlAssign target:(unknownValue $1) value:(constant 1))"),
    ("exit := 1;", "(plpgsqlAssign target:(columnReference exit) value:(constant 1))"),
    (
      "a[1].b := 2;",
      "(plpgsqlAssign target:(indirection operand:(columnReference a) subscript:(subscript value:(constant 1)) "
        + "field:(name b)) value:(constant 2))"
    ),
    (
      "a := count(*) FROM t WHERE b;",
      "(plpgsqlAssign target:(columnReference a) value:(query body:(select "
        + "target:(target value:(functionCall +special name:(qualifiedName count))) "
        + "from:(relation from:(relationName t)) where:(columnReference b))))"
    ),
    (
      "PERFORM f(a) FROM t;",
      "(plpgsqlPerform body:(query body:(select target:(target value:(functionCall name:(qualifiedName f) "
        + "argument:(columnReference a))) from:(relation from:(relationName t)))))"
    ),
    ("RETURN;", "(plpgsqlReturn RETURN)"),
    ("RETURN a;", "(plpgsqlReturn value:(columnReference a))"),
    ("RETURN query;", "(plpgsqlReturn value:(columnReference query))"),
    ("RETURN NEXT;", "(plpgsqlReturnNext RETURN NEXT)"),
    ("RETURN NEXT a;", "(plpgsqlReturnNext value:(columnReference a))"),
    ("RETURN QUERY SELECT 1;", "(plpgsqlReturnQuery body:(query body:(select target:(target value:(constant 1)))))"),
    (
      "RETURN QUERY EXECUTE a USING b;",
      "(plpgsqlReturnQuery body:(plpgsqlExecute value:(columnReference a) using:(columnReference b)))"
    ),
    ("RAISE;", "(plpgsqlRaise RAISE)"),
    (
      "RAISE WARNING 'a % %', b, c USING ERRCODE = '1', HINT := d;",
      "(plpgsqlRaise option:(name WARNING) message:(constant 'a % %') argument:(columnReference b) argument:(columnReference c) "
        + "using:(option name:(name ERRCODE) value:(constant '1')) using:(option name:(name HINT) value:(columnReference d)))"
    ),
    ("RAISE division_by_zero;", "(plpgsqlRaise condition:(plpgsqlCondition name:(name division_by_zero)))"),
    (
      "RAISE EXCEPTION SQLSTATE '22012' USING MESSAGE = 'a';",
      "(plpgsqlRaise option:(name EXCEPTION) condition:(plpgsqlCondition value:(constant '22012')) "
        + "using:(option name:(name MESSAGE) value:(constant 'a')))"
    ),
    ("ASSERT a, 'b';", "(plpgsqlAssert condition:(columnReference a) message:(constant 'b'))"),
    (
      "GET DIAGNOSTICS a = ROW_COUNT;",
      "(plpgsqlDiagnostics assignment:(plpgsqlAssign target:(columnReference a) value:(name ROW_COUNT)))"
    ),
    (
      "GET STACKED DIAGNOSTICS a := MESSAGE_TEXT, b.c = PG_CONTEXT;",
      "(plpgsqlDiagnostics +special assignment:(plpgsqlAssign target:(columnReference a) value:(name MESSAGE_TEXT)) "
        + "assignment:(plpgsqlAssign target:(columnReference b.c) value:(name PG_CONTEXT)))"
    ),
    ("OPEN c;", "(plpgsqlOpen name:(columnReference c))"),
    ("OPEN c (1);", "(plpgsqlOpen name:(columnReference c) argument:(constant 1))"),
    (
      "OPEN c NO SCROLL FOR EXECUTE 'a';",
      "(plpgsqlOpen[scroll] +not name:(columnReference c) body:(plpgsqlExecute value:(constant 'a')))"
    ),
    (
      "FETCH c INTO a, b.c;",
      "(plpgsqlFetch[fetch] name:(columnReference c) into:(plpgsqlInto target:(columnReference a) target:(columnReference b.c)))"
    ),
    (
      "FETCH RELATIVE -2 IN c INTO a;",
      "(plpgsqlFetch[fetch] option:(name RELATIVE) value:(unaryOperation[-] operand:(constant 2)) name:(columnReference c) "
        + "into:(plpgsqlInto target:(columnReference a)))"
    ),
    ("MOVE FORWARD ALL FROM c;", "(plpgsqlFetch[move] option:(name FORWARD) value:(name ALL) name:(columnReference c))"),
    ("MOVE 3 FROM c;", "(plpgsqlFetch[move] value:(constant 3) name:(columnReference c))"),
    ("CLOSE c;", "(plpgsqlClose name:(columnReference c))"),
    ("COMMIT AND CHAIN;", "(plpgsqlSQL statement:(transaction[commit] +special COMMIT AND CHAIN))"),
    ("ROLLBACK;", "(plpgsqlSQL statement:(transaction[rollback] ROLLBACK))"),
    ("ROLLBACK TO a;", "(notUnderstood ROLLBACK TO a)"),
    (
      "EXECUTE 'a' || b INTO STRICT c USING d, e;",
      "(plpgsqlExecute value:(binaryOperation[symbol] left:(constant 'a') operator:(operatorName[symbol] ||) "
        + "right:(columnReference b)) into:(plpgsqlInto +special target:(columnReference c)) "
        + "using:(columnReference d) using:(columnReference e))"
    ),
    (
      "EXECUTE a USING b INTO c;",
      "(plpgsqlExecute value:(columnReference a) using:(columnReference b) into:(plpgsqlInto target:(columnReference c)))"
    ),
  ])
  func statements(text: String, dump: String) {
    #expect(dumpOfStatement(text) == dump)
  }

  /// INTO may stand anywhere; the SQL grammar does not see it.
  @Test(arguments: [
    "SELECT INTO x, y.z a, b FROM t", "SELECT a, b INTO x, y.z FROM t", "SELECT a, b FROM t INTO x, y.z",
    "SELECT a, INTO x, y.z b FROM t", "SELECT a, b FROM INTO x, y.z t",
  ])
  func into(text: String) {
    #expect(
      dumpOfStatement("\(text);")
        == "(plpgsqlSQL statement:(query body:(select target:(target value:(columnReference a)) "
        + "target:(target value:(columnReference b)) from:(relation from:(relationName t)))) "
        + "into:(plpgsqlInto target:(columnReference x) target:(columnReference y.z)))")
  }

  @Test func intoOfSQL() {
    #expect(
      dumpOfStatement("WITH a AS (INSERT INTO t VALUES (1) RETURNING b) SELECT b INTO STRICT c FROM a;").hasSuffix(
        "into:(plpgsqlInto +special target:(columnReference c)))"))
    #expect(
      dumpOfStatement("MERGE INTO t USING u ON a WHEN MATCHED THEN DELETE RETURNING b INTO c;").hasSuffix(
        "into:(plpgsqlInto target:(columnReference c)))"))
  }

  @Test func semicolonsInsideCreate() {
    let tree = plpgsql(
      """
      BEGIN
        CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM u; DELETE FROM v);
        CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END;
        NULL;
      END
      """)
    let statements = tree.root(of: tree.statements[0]).children(.statement)
    #expect(statements.count == 3)
    #expect(statements.last?.kind == .plpgsqlNull)
  }
}
