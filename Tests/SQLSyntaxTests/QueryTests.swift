import Testing

@testable import SQLSyntax

/// SELECT, VALUES, TABLE, set operations and FROM.
@Suite struct QueryTests {
  @Test func operatorsAsLabels() {
    for word in ["is", "like", "ilike", "in", "similar", "between", "and", "or", "not", "operator"] {
      expectTree(
        "SELECT a \(word) FROM t",
        "(query body:(select target:(target value:(columnReference a) alias:(name \(word))) from:(relation from:(relationName t))))"
      )
      expectTree(
        "SELECT a + b \(word), c",
        """
        (query body:(select target:(target value:(binaryOperation[+] left:(columnReference a) right:(columnReference b))
        alias:(name \(word))) target:(target value:(columnReference c))))
        """)
    }
  }

  @Test func select() {
    expectTree("SELECT", "(query body:(select SELECT))")
    expectTree("SELECT *", "(query body:(select target:(target value:(columnReference +special *))))")
    expectTree(
      "SELECT ALL a AS b, c d, 1",
      """
      (query body:(select +all target:(target value:(columnReference a) alias:(name b)) target:(target value:(columnReference
      c) alias:(name d)) target:(target value:(constant 1))))
      """)
    expectTree("SELECT DISTINCT a", "(query body:(select +distinct target:(target value:(columnReference a))))")
    expectTree(
      "SELECT DISTINCT ON (a, b) c FROM t",
      """
      (query body:(select +distinct distinctOn:(columnReference a) distinctOn:(columnReference b) target:(target
      value:(columnReference c)) from:(relation from:(relationName t))))
      """)
    expectTree(
      "SELECT a INTO TEMP TABLE s.t FROM u",
      """
      (query body:(select target:(target value:(columnReference a)) into:(relationName +temporary s.t) from:(relation
      from:(relationName u))))
      """)
    expectTree(
      "SELECT a FROM t WHERE b GROUP BY c HAVING d",
      """
      (query body:(select target:(target value:(columnReference a)) from:(relation from:(relationName t))
      where:(columnReference b) groupBy:(columnReference c) having:(columnReference d)))
      """)
    expectTree(
      "SELECT a WINDOW w AS (PARTITION BY b), v AS (w ORDER BY c)",
      """
      (query body:(select target:(target value:(columnReference a)) window:(windowDefinition name:(name w)
      partitionBy:(columnReference b)) window:(windowDefinition name:(name v) parent:(name w) orderBy:(sortKey
      value:(columnReference c)))))
      """)
    expectTree(
      #"SELECT a AS select, b "from""#,
      #"""
      (query body:(select target:(target value:(columnReference a) alias:(name select)) target:(target value:(columnReference
      b) alias:(name "from"))))
      """#)
  }

  @Test func grouping() {
    expectTree("SELECT 1 GROUP BY ()", "(query body:(select target:(target value:(constant 1)) groupBy:(groupingSet ())))")
    expectTree(
      "SELECT 1 GROUP BY DISTINCT a, ROLLUP (b, (c, d)), GROUPING SETS ((), a, CUBE (e))",
      """
      (query body:(select +special target:(target value:(constant 1)) groupBy:(columnReference a) groupBy:(groupingSet[rollup]
      value:(columnReference b) value:(row value:(columnReference c) value:(columnReference d))) groupBy:(groupingSet[sets]
      value:(groupingSet ()) value:(columnReference a) value:(groupingSet[cube] value:(columnReference e)))))
      """)
  }

  @Test func setOperations() {
    expectTree(
      "SELECT 1 UNION SELECT 2 INTERSECT SELECT 3",
      """
      (query body:(setOperation[union] left:(select target:(target value:(constant 1))) right:(setOperation[intersect]
      left:(select target:(target value:(constant 2))) right:(select target:(target value:(constant 3))))))
      """)
    expectTree(
      "SELECT 1 UNION ALL SELECT 2 EXCEPT SELECT 3",
      """
      (query body:(setOperation[except] left:(setOperation[union] +all left:(select target:(target value:(constant 1)))
      right:(select target:(target value:(constant 2)))) right:(select target:(target value:(constant 3)))))
      """)
    expectTree(
      "(SELECT 1 ORDER BY 1) UNION (VALUES (1), (2)) ORDER BY 1",
      """
      (query body:(setOperation[union] left:(query body:(select target:(target value:(constant 1))) orderBy:(sortKey
      value:(constant 1))) right:(query body:(values row:(row value:(constant 1)) row:(row value:(constant 2)))))
      orderBy:(sortKey value:(constant 1)))
      """)
    expectTree(
      "TABLE a INTERSECT ALL TABLE ONLY b",
      """
      (query body:(setOperation[intersect] +all left:(tableQuery from:(relationName a)) right:(tableQuery from:(relationName
      +only b))))
      """)
    expectTree(
      "SELECT 1 UNION (SELECT 2 UNION SELECT 3)",
      """
      (query body:(setOperation[union] left:(select target:(target value:(constant 1))) right:(query body:(setOperation[union]
      left:(select target:(target value:(constant 2))) right:(select target:(target value:(constant 3)))))))
      """)
  }

  @Test func parentheses() {
    expectTree("(SELECT 1)", "(query body:(select target:(target value:(constant 1))))")
    expectTree(
      "((SELECT 1) LIMIT 1)",
      """
      (query body:(query body:(select target:(target value:(constant 1)))) limit:(rowLimit[limit] value:(constant 1)))
      """)
    expectTree(
      "(((SELECT 1)) ORDER BY 1) LIMIT 2",
      """
      (query body:(query body:(query body:(select target:(target value:(constant 1)))) orderBy:(sortKey value:(constant 1)))
      limit:(rowLimit[limit] value:(constant 2)))
      """)
  }

  @Test func orderAndLimit() {
    expectTree(
      "SELECT a ORDER BY a DESC NULLS LAST, b USING <",
      """
      (query body:(select target:(target value:(columnReference a))) orderBy:(sortKey +descending +nullsLast
      value:(columnReference a)) orderBy:(sortKey value:(columnReference b) operator:(operatorName[<] <)))
      """)
    expectTree(
      "SELECT 1 LIMIT 1 OFFSET 2",
      """
      (query body:(select target:(target value:(constant 1))) limit:(rowLimit[limit] value:(constant 1)) offset:(constant 2))
      """)
    expectTree(
      "SELECT 1 OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY",
      """
      (query body:(select target:(target value:(constant 1))) offset:(constant 2) limit:(rowLimit[fetch] value:(constant 3)))
      """)
    expectTree(
      "SELECT 1 ORDER BY 1 FETCH NEXT ROW WITH TIES",
      """
      (query body:(select target:(target value:(constant 1))) orderBy:(sortKey value:(constant 1)) limit:(rowLimit[fetch]
      +special FETCH NEXT ROW WITH TIES))
      """)
    expectTree(
      "SELECT 1 LIMIT ALL",
      """
      (query body:(select target:(target value:(constant 1))) limit:(rowLimit[limit] +all LIMIT ALL))
      """)
  }

  @Test func locking() {
    expectTree(
      "SELECT 1 FROM a, b FOR UPDATE OF a SKIP LOCKED FOR KEY SHARE NOWAIT",
      """
      (query body:(select target:(target value:(constant 1)) from:(relation from:(relationName a)) from:(relation
      from:(relationName b))) locking:(locking[update] table:(qualifiedName a) option:(specialOption[skip] SKIP LOCKED))
      locking:(locking[key] option:(specialOption[nowait] NOWAIT)))
      """)
    expectTree(
      "SELECT 1 FROM a LIMIT 1 FOR NO KEY UPDATE",
      """
      (query body:(select target:(target value:(constant 1)) from:(relation from:(relationName a))) limit:(rowLimit[limit]
      value:(constant 1)) locking:(locking[no] FOR NO KEY UPDATE))
      """)
  }

  @Test func commonTables() {
    expectTree(
      "WITH a AS (SELECT 1) SELECT * FROM a",
      """
      (query with:(with element:(withQuery name:(name a) body:(query body:(select target:(target value:(constant 1))))))
      body:(select target:(target value:(columnReference +special *)) from:(relation from:(relationName +commonTable a))))
      """)
    expectTree(
      """
      WITH RECURSIVE a (x) AS NOT MATERIALIZED (SELECT 1 UNION ALL SELECT x + 1 FROM a) SEARCH DEPTH FIRST BY x SET o CYCLE x
      SET c TO true DEFAULT false USING p TABLE a
      """,
      """
      (query with:(with +recursive element:(withQuery[materialized] +not name:(name a) columnAlias:(name x) body:(query
      body:(setOperation[union] +all left:(select target:(target value:(constant 1))) right:(select target:(target
      value:(binaryOperation[+] left:(columnReference x) right:(constant 1))) from:(relation from:(relationName +commonTable
      a))))) option:(searchClause[depth] column:(name x) name:(name o)) option:(cycleClause column:(name x) name:(name c)
      value:(constant true) default:(constant false) using:(name p)))) body:(tableQuery from:(relationName +commonTable a)))
      """)
    expectTree(
      "WITH a AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM a",
      """
      (insert with:(with element:(withQuery name:(name a) body:(delete target:(relationName t) returning:(returning
      target:(target value:(columnReference +special *)))))) target:(relationName u) source:(query body:(select target:(target
      value:(columnReference +special *)) from:(relation from:(relationName +commonTable a)))))
      """)
  }

  @Test func relations() {
    expectTree("SELECT FROM a", "(query body:(select from:(relation from:(relationName a))))")
    expectTree(
      "SELECT FROM s.a AS b (c, d)",
      """
      (query body:(select from:(relation from:(relationName s.a) alias:(name b) columnAlias:(name c) columnAlias:(name d))))
      """)
    expectTree("SELECT FROM ONLY a b", "(query body:(select from:(relation from:(relationName +only a) alias:(name b))))")
    expectTree("SELECT FROM ONLY (a)", "(query body:(select from:(relation from:(relationName +only a))))")
    expectTree("SELECT FROM a * b", "(query body:(select from:(relation from:(relationName a) alias:(name b))))")
    expectTree(
      "SELECT FROM a TABLESAMPLE bernoulli (5) REPEATABLE (1)",
      """
      (query body:(select from:(relation from:(relationName a) option:(tableSample name:(qualifiedName bernoulli)
      argument:(constant 5) value:(constant 1)))))
      """)
    expectTree(
      "SELECT FROM a, b",
      """
      (query body:(select from:(relation from:(relationName a)) from:(relation from:(relationName b))))
      """)
  }

  @Test func joins() {
    expectTree(
      "SELECT FROM a JOIN b ON c",
      """
      (query body:(select from:(joinedTable[inner] left:(relation from:(relationName a)) right:(relation from:(relationName
      b)) condition:(columnReference c))))
      """)
    expectTree(
      "SELECT FROM a LEFT JOIN b USING (c, d) AS e",
      """
      (query body:(select from:(joinedTable[left] left:(relation from:(relationName a)) right:(relation from:(relationName b))
      using:(nameList name:(name c) name:(name d)) label:(name e))))
      """)
    expectTree(
      "SELECT FROM a CROSS JOIN b NATURAL RIGHT JOIN c",
      """
      (query body:(select from:(joinedTable[right] +special left:(joinedTable[cross] left:(relation from:(relationName a))
      right:(relation from:(relationName b))) right:(relation from:(relationName c)))))
      """)
    expectTree(
      "SELECT FROM a JOIN b JOIN c ON d ON e",
      """
      (query body:(select from:(joinedTable[inner] left:(relation from:(relationName a)) right:(joinedTable[inner]
      left:(relation from:(relationName b)) right:(relation from:(relationName c)) condition:(columnReference d))
      condition:(columnReference e))))
      """)
    expectTree(
      "SELECT FROM a JOIN b ON c FULL OUTER JOIN d ON e",
      """
      (query body:(select from:(joinedTable[full] left:(joinedTable[inner] left:(relation from:(relationName a))
      right:(relation from:(relationName b)) condition:(columnReference c)) right:(relation from:(relationName d))
      condition:(columnReference e))))
      """)
    expectTree(
      "SELECT FROM (a JOIN b ON c) AS d (e)",
      """
      (query body:(select from:(aliasedJoin source:(joinedTable[inner] left:(relation from:(relationName a)) right:(relation
      from:(relationName b)) condition:(columnReference c)) alias:(name d) columnAlias:(name e))))
      """)
    expectTree(
      "SELECT FROM (a CROSS JOIN b) INNER JOIN c ON d",
      """
      (query body:(select from:(joinedTable[inner] left:(joinedTable[cross] left:(relation from:(relationName a))
      right:(relation from:(relationName b))) right:(relation from:(relationName c)) condition:(columnReference d))))
      """)
  }

  @Test func tablesFromQueries() {
    expectTree(
      "SELECT FROM (SELECT 1) a (b)",
      """
      (query body:(select from:(derivedTable body:(query body:(select target:(target value:(constant 1)))) alias:(name a)
      columnAlias:(name b))))
      """)
    expectTree(
      "SELECT FROM LATERAL (SELECT 1) AS a",
      """
      (query body:(select from:(derivedTable +lateral body:(query body:(select target:(target value:(constant 1))))
      alias:(name a))))
      """)
    expectTree(
      "SELECT FROM ((SELECT 1) UNION SELECT 2) a",
      """
      (query body:(select from:(derivedTable body:(query body:(setOperation[union] left:(query body:(select target:(target
      value:(constant 1)))) right:(select target:(target value:(constant 2))))) alias:(name a))))
      """)
    expectTree(
      "SELECT FROM ((SELECT 1) a JOIN b ON c)",
      """
      (query body:(select from:(joinedTable[inner] left:(derivedTable body:(query body:(select target:(target value:(constant
      1)))) alias:(name a)) right:(relation from:(relationName b)) condition:(columnReference c))))
      """)
    expectTree(
      "SELECT FROM (((SELECT 1)))",
      """
      (query body:(select from:(derivedTable body:(query body:(select target:(target value:(constant 1)))))))
      """)
  }

  @Test func tablesFromFunctions() {
    expectTree(
      "SELECT FROM f(1) WITH ORDINALITY AS a (b, c)",
      """
      (query body:(select from:(functionTable +special function:(functionCall name:(qualifiedName f) argument:(constant 1))
      alias:(name a) columnAlias:(name b) columnAlias:(name c))))
      """)
    expectTree(
      #"SELECT FROM f() AS (a int, b text COLLATE "C")"#,
      #"""
      (query body:(select from:(functionTable function:(functionCall name:(qualifiedName f)) element:(recordColumn name:(name
      a) type:(typeName name:(qualifiedName int))) element:(recordColumn name:(name b) type:(typeName name:(qualifiedName
      text)) collation:(qualifiedName "C")))))
      """#)
    expectTree(
      "SELECT FROM LATERAL s.f() a (b int)",
      """
      (query body:(select from:(functionTable +lateral function:(functionCall name:(qualifiedName s.f)) alias:(name a)
      element:(recordColumn name:(name b) type:(typeName name:(qualifiedName int))))))
      """)
    expectTree(
      "SELECT FROM ROWS FROM (f(1), g() AS (a int)) WITH ORDINALITY b",
      """
      (query body:(select from:(rowsFrom +special element:(functionTable function:(functionCall name:(qualifiedName f)
      argument:(constant 1))) element:(functionTable function:(functionCall name:(qualifiedName g)) element:(recordColumn
      name:(name a) type:(typeName name:(qualifiedName int)))) alias:(name b))))
      """)
    expectTree(
      "SELECT FROM CURRENT_DATE d",
      """
      (query body:(select from:(functionTable function:(specialFunction[currentDate] CURRENT_DATE) alias:(name d))))
      """)
    expectTree(
      "SELECT FROM CAST(1 AS int)",
      """
      (query body:(select from:(functionTable function:(cast[cast] value:(constant 1) type:(typeName name:(qualifiedName
      int))))))
      """)
  }

  @Test func xmlTables() {
    expectTree(
      """
      SELECT FROM XMLTABLE(XMLNAMESPACES('u' AS x, DEFAULT 'v'), '/a' PASSING BY VALUE b COLUMNS c int PATH 'd' DEFAULT 1 NOT
      NULL, e FOR ORDINALITY) f
      """,
      """
      (query body:(select from:(xmlTable element:(target value:(constant 'u') alias:(name x)) element:(target value:(constant
      'v')) value:(constant '/a') source:(columnReference b) column:(tableFunctionColumn +not name:(name c) type:(typeName
      name:(qualifiedName int)) value:(constant 'd') default:(constant 1)) column:(tableFunctionColumn[ordinality] name:(name
      e)) alias:(name f))))
      """)
  }

  @Test func jsonTables() {
    expectTree(
      """
      SELECT FROM JSON_TABLE(a, '$' AS p PASSING b AS c COLUMNS (d FOR ORDINALITY, e int PATH '$.e' DEFAULT 1 ON EMPTY, f bool
      EXISTS, g jsonb FORMAT JSON WITH WRAPPER KEEP QUOTES, NESTED PATH '$.h' AS q COLUMNS (i text)) ERROR ON ERROR) AS t (x)
      """,
      """
      (query body:(select from:(jsonTable source:(columnReference a) value:(constant '$') label:(name p) parameter:(target
      value:(columnReference b) alias:(name c)) column:(tableFunctionColumn[ordinality] name:(name d))
      column:(tableFunctionColumn name:(name e) type:(typeName name:(qualifiedName int)) value:(constant '$.e')
      otherwise:(jsonBehavior[default] +special value:(constant 1))) column:(tableFunctionColumn[exists] name:(name f)
      type:(typeName name:(qualifiedName bool))) column:(tableFunctionColumn name:(name g) type:(typeName name:(qualifiedName
      jsonb)) option:(specialOption[format] FORMAT JSON) option:(specialOption[wrapper] WITH WRAPPER)
      option:(specialOption[keep] KEEP QUOTES)) column:(nestedColumns value:(constant '$.h') label:(name q)
      column:(tableFunctionColumn name:(name i) type:(typeName name:(qualifiedName text)))) otherwise:(jsonBehavior[error]
      ERROR ON ERROR) alias:(name t) columnAlias:(name x))))
      """)
  }
}
