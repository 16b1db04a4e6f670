import Testing

@testable import SQLSyntax

/// INSERT, UPDATE, DELETE and MERGE.
@Suite struct DataChangeTests {
  @Test func inserts() {
    expectTree("INSERT INTO t DEFAULT VALUES", "(insert[default] target:(relationName t))")
    expectTree(
      "INSERT INTO s.t AS x (a, b.c, d[1]) VALUES (1, DEFAULT)",
      """
      (insert target:(relationName s.t) alias:(name x) column:(targetColumn name:(name a)) column:(targetColumn name:(name b)
      field:(name c)) column:(targetColumn name:(name d) subscript:(subscript value:(constant 1))) source:(query body:(values
      row:(row value:(constant 1) value:(constant DEFAULT)))))
      """)
    expectTree(
      "INSERT INTO t (SELECT 1)",
      """
      (insert target:(relationName t) source:(query body:(select target:(target value:(constant 1)))))
      """)
    expectTree(
      "INSERT INTO t ((SELECT 1) UNION SELECT 2)",
      """
      (insert target:(relationName t) source:(query body:(setOperation[union] left:(query body:(select target:(target
      value:(constant 1)))) right:(select target:(target value:(constant 2))))))
      """)
    expectTree(
      "INSERT INTO t (a) OVERRIDING SYSTEM VALUE TABLE u",
      """
      (insert[system] target:(relationName t) column:(targetColumn name:(name a)) source:(query body:(tableQuery
      from:(relationName u))))
      """)
    expectTree(
      "INSERT INTO t OVERRIDING USER VALUE WITH a AS (SELECT 1) TABLE a",
      """
      (insert[user] target:(relationName t) source:(query with:(with element:(withQuery name:(name a) body:(query body:(select
      target:(target value:(constant 1)))))) body:(tableQuery from:(relationName +commonTable a))))
      """)
  }

  @Test func conflicts() {
    expectTree(
      "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING",
      """
      (insert target:(relationName t) source:(query body:(values row:(row value:(constant 1)))) conflict:(onConflict[nothing]
      ON CONFLICT DO NOTHING))
      """)
    expectTree(
      "INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT k DO NOTHING",
      """
      (insert target:(relationName t) source:(query body:(values row:(row value:(constant 1)))) conflict:(onConflict[nothing]
      constraint:(name k)))
      """)
    expectTree(
      #"""
      INSERT INTO t VALUES (1) ON CONFLICT (a, lower(b) COLLATE "C" text_ops, (c + 1)) WHERE d DO UPDATE SET e = excluded.e,
      (f, g) = (1, DEFAULT) WHERE h
      """#,
      #"""
      (insert target:(relationName t) source:(query body:(values row:(row value:(constant 1)))) conflict:(onConflict[update]
      conflictTarget:(indexElement column:(name a)) conflictTarget:(indexElement expression:(functionCall name:(qualifiedName
      lower) argument:(columnReference b)) collation:(qualifiedName "C") operatorClass:(qualifiedName text_ops))
      conflictTarget:(indexElement expression:(binaryOperation[+] left:(columnReference c) right:(constant 1)))
      condition:(columnReference d) assignment:(assignment column:(targetColumn name:(name e)) value:(columnReference
      excluded.e)) assignment:(assignment +special column:(targetColumn name:(name f)) column:(targetColumn name:(name g))
      value:(row value:(constant 1) value:(constant DEFAULT))) where:(columnReference h)))
      """#)
  }

  @Test func returning() {
    expectTree(
      "INSERT INTO t VALUES (1) RETURNING *, a b",
      """
      (insert target:(relationName t) source:(query body:(values row:(row value:(constant 1)))) returning:(returning
      target:(target value:(columnReference +special *)) target:(target value:(columnReference a) alias:(name b))))
      """)
    expectTree(
      "UPDATE t SET a = 1 RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a",
      """
      (update target:(relationName t) assignment:(assignment column:(targetColumn name:(name a)) value:(constant 1))
      returning:(returning option:(returningAlias[old] name:(name o)) option:(returningAlias[new] name:(name n))
      target:(target value:(columnReference o.a)) target:(target value:(columnReference n.a))))
      """)
  }

  @Test func updates() {
    expectTree(
      "UPDATE t SET a = 1",
      """
      (update target:(relationName t) assignment:(assignment column:(targetColumn name:(name a)) value:(constant 1)))
      """)
    expectTree(
      "UPDATE ONLY s.t AS x SET a = DEFAULT, b.c = 2, d[1] = 3",
      """
      (update target:(relationName +only s.t) alias:(name x) assignment:(assignment column:(targetColumn name:(name a))
      value:(constant DEFAULT)) assignment:(assignment column:(targetColumn name:(name b) field:(name c)) value:(constant 2))
      assignment:(assignment column:(targetColumn name:(name d) subscript:(subscript value:(constant 1))) value:(constant 3)))
      """)
    expectTree(
      "UPDATE t SET (a, b) = (SELECT 1, 2), (c) = ROW (3) FROM u, v JOIN w ON true WHERE x",
      """
      (update target:(relationName t) assignment:(assignment +special column:(targetColumn name:(name a)) column:(targetColumn
      name:(name b)) value:(subquery body:(query body:(select target:(target value:(constant 1)) target:(target
      value:(constant 2)))))) assignment:(assignment +special column:(targetColumn name:(name c)) value:(row +special
      value:(constant 3))) from:(relation from:(relationName u)) from:(joinedTable[inner] left:(relation from:(relationName
      v)) right:(relation from:(relationName w)) condition:(constant true)) where:(columnReference x))
      """)
    expectTree(
      "UPDATE t * SET a = 1 WHERE CURRENT OF c",
      """
      (update target:(relationName t) assignment:(assignment column:(targetColumn name:(name a)) value:(constant 1))
      where:(currentOf name:(name c)))
      """)
    expectTree(
      "WITH a AS (SELECT 1) UPDATE a SET b = 1 FROM a",
      """
      (update with:(with element:(withQuery name:(name a) body:(query body:(select target:(target value:(constant 1))))))
      target:(relationName a) assignment:(assignment column:(targetColumn name:(name b)) value:(constant 1)) from:(relation
      from:(relationName +commonTable a)))
      """)
  }

  @Test func deletes() {
    expectTree("DELETE FROM t", "(delete target:(relationName t))")
    expectTree(
      "DELETE FROM ONLY t x USING u, v WHERE w RETURNING a",
      """
      (delete target:(relationName +only t) alias:(name x) using:(relation from:(relationName u)) using:(relation
      from:(relationName v)) where:(columnReference w) returning:(returning target:(target value:(columnReference a))))
      """)
    expectTree("DELETE FROM t WHERE CURRENT OF c", "(delete target:(relationName t) where:(currentOf name:(name c)))")
  }

  @Test func merges() {
    expectTree(
      "MERGE INTO t USING u ON a WHEN MATCHED THEN DELETE",
      """
      (merge target:(relationName t) source:(relation from:(relationName u)) condition:(columnReference a)
      when:(mergeBranch[delete] WHEN MATCHED THEN DELETE))
      """)
    expectTree(
      """
      MERGE INTO ONLY t x USING (SELECT 1) u ON a WHEN MATCHED AND b THEN UPDATE SET c = 1 WHEN NOT MATCHED BY SOURCE THEN DO
      NOTHING WHEN NOT MATCHED BY TARGET AND d THEN INSERT (e) OVERRIDING USER VALUE VALUES (f) WHEN NOT MATCHED THEN INSERT
      DEFAULT VALUES RETURNING MERGE_ACTION()
      """,
      """
      (merge target:(relationName +only t) alias:(name x) source:(derivedTable body:(query body:(select target:(target
      value:(constant 1)))) alias:(name u)) condition:(columnReference a) when:(mergeBranch[update] condition:(columnReference
      b) assignment:(assignment column:(targetColumn name:(name c)) value:(constant 1))) when:(mergeBranch[nothing] +not
      +special WHEN NOT MATCHED BY SOURCE THEN DO NOTHING) when:(mergeBranch[insert] +not condition:(columnReference d)
      column:(targetColumn name:(name e)) option:(specialOption[user] OVERRIDING USER VALUE) value:(columnReference f))
      when:(mergeBranch[insert] +all +not WHEN NOT MATCHED THEN INSERT DEFAULT VALUES) returning:(returning target:(target
      value:(specialFunction[mergeAction] MERGE_ACTION()))))
      """)
    expectTree(
      "WITH a AS (SELECT 1) MERGE INTO t USING a ON b WHEN NOT MATCHED THEN DO NOTHING",
      """
      (merge with:(with element:(withQuery name:(name a) body:(query body:(select target:(target value:(constant 1))))))
      target:(relationName t) source:(relation from:(relationName +commonTable a)) condition:(columnReference b)
      when:(mergeBranch[nothing] +not WHEN NOT MATCHED THEN DO NOTHING))
      """)
  }
}
