import Testing

@testable import SQLSyntax

@Suite struct IndexAndViewTests {
  @Test func acceptsWhatPostgreSQLAccepts() {
    #expect(
      notUnderstood([
        "CREATE INDEX ON t (a)",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING btree (a DESC NULLS LAST, b ASC NULLS FIRST)",
        "CREATE INDEX i ON t (lower(a) COLLATE \"C\" text_pattern_ops, (a || b) s.ops (siglen = 5) DESC, coalesce(a, 'x'))",
        "CREATE INDEX i ON t (s.f(a), CURRENT_DATE, nulls, (nulls))",
        "CREATE INDEX i ON t (a) INCLUDE (b, c) NULLS NOT DISTINCT WITH (fillfactor = 70) TABLESPACE x WHERE a > 0 AND b IS NULL",
        "CREATE INDEX concurrently ON t (a)",
        "CREATE STATISTICS ON a, b FROM t",
        "CREATE STATISTICS IF NOT EXISTS s.x (ndistinct, mcv) ON a, lower(b), (c + 1) FROM s.t",
        "CREATE VIEW v AS SELECT 1",
        "CREATE OR REPLACE TEMP VIEW s.v (a, b) WITH (security_barrier, check_option = local) AS SELECT 1, 2 WITH CHECK OPTION",
        "CREATE VIEW v AS VALUES (1) WITH CASCADED CHECK OPTION",
        "CREATE VIEW v AS (SELECT a FROM t) WITH LOCAL CHECK OPTION",
        "CREATE RECURSIVE VIEW v (a) AS SELECT 1 UNION SELECT a + 1 FROM v",
        "CREATE UNLOGGED MATERIALIZED VIEW IF NOT EXISTS s.v (a) USING heap WITH (fillfactor = 5) TABLESPACE x AS SELECT 1 WITH NO DATA",
        "CREATE SEQUENCE q",
        "CREATE TEMP SEQUENCE IF NOT EXISTS s.q AS smallint INCREMENT -1 MINVALUE 1 MAXVALUE 9 START 3 CACHE 2 CYCLE OWNED BY t.a",
        "CREATE SCHEMA s",
        "CREATE SCHEMA AUTHORIZATION r",
        "CREATE SCHEMA IF NOT EXISTS s AUTHORIZATION CURRENT_USER",
        "CREATE SCHEMA s CREATE TABLE t (a int) CREATE UNIQUE INDEX i ON t (a) CREATE VIEW v AS SELECT a FROM t",
      ]) == [])
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "CREATE INDEX i ON t",
        "CREATE INDEX i ON t ()",
        "CREATE INDEX s.i ON t (a)",
        "CREATE INDEX i ON t (a + 1)",
        "CREATE INDEX i ON t (a DESC ASC)",
        "CREATE INDEX IF NOT EXISTS ON t (a)",
        "CREATE INDEX i ON t (a) WHERE",
        "CREATE OR REPLACE INDEX i ON t (a)",
        "CREATE STATISTICS x FROM t",
        "CREATE RECURSIVE VIEW v AS SELECT 1",
        "CREATE RECURSIVE VIEW v (a) AS SELECT 1 WITH CHECK OPTION",
        "CREATE VIEW v (a int) AS SELECT 1",
        "CREATE VIEW IF NOT EXISTS v AS SELECT 1",
        "CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1",
        "CREATE TEMP MATERIALIZED VIEW v AS SELECT 1",
        "CREATE SEQUENCE q NO CACHE",
        "CREATE SEQUENCE q INCREMENT",
        "CREATE SCHEMA",
        "CREATE SCHEMA IF NOT EXISTS s CREATE TABLE t (a int)",
        "CREATE SCHEMA s CREATE TYPE t",
        "CREATE SCHEMA s DROP TABLE t",
      ]) == [])
  }

  @Test func trees() {
    expectTree(
      #"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING gist (a DESC NULLS LAST, lower(b) COLLATE "C" s.ops (x = 1), (a || b)) INCLUDE (c) NULLS NOT DISTINCT WITH (y = 2) TABLESPACE z WHERE a > 0"#,
      #"""
      (createIndex +ifNotExists +concurrently +unique +nullsNotDistinct
        name:(relationName i)
        table:(relationName +only s.t)
        accessMethod:(name gist)
        element:(indexElement +descending +nullsLast column:(name a))
        element:(indexElement
          expression:(functionCall name:(qualifiedName lower) argument:(columnReference b))
          collation:(qualifiedName "C")
          operatorClass:(qualifiedName s.ops)
          option:(optionList option:(option name:(name x) value:(constant 1))))
        element:(indexElement
          expression:(binaryOperation[symbol] left:(columnReference a) operator:(operatorName[symbol] ||) right:(columnReference b)))
        include:(indexElement column:(name c))
        option:(optionList option:(option name:(name y) value:(constant 2)))
        tablespace:(name z)
        where:(comparison[>] left:(columnReference a) right:(constant 0)))
      """#)
    expectTree(
      #"CREATE INDEX ON t (coalesce(a, 0) NULLS FIRST)"#,
      #"""
      (createIndex
        table:(relationName t)
        element:(indexElement +nullsFirst expression:(specialFunction[coalesce] argument:(columnReference a) argument:(constant 0))))
      """#)
    expectTree(
      #"CREATE STATISTICS IF NOT EXISTS s.x (mcv, ndistinct) ON a, (b + 1) FROM s.t"#,
      #"""
      (createStatistics +ifNotExists
        name:(qualifiedName s.x)
        option:(nameList name:(name mcv) name:(name ndistinct))
        element:(indexElement column:(name a))
        element:(indexElement expression:(binaryOperation[+] left:(columnReference b) right:(constant 1)))
        from:(relation from:(relationName s.t)))
      """#)
    expectTree(
      #"CREATE OR REPLACE TEMP VIEW v (a, b) WITH (security_barrier) AS SELECT c, d FROM t WITH LOCAL CHECK OPTION"#,
      #"""
      (createView[local] +orReplace +temporary
        name:(relationName v)
        column:(name a)
        column:(name b)
        option:(optionList option:(option name:(name security_barrier)))
        body:(query
          body:(select
            target:(target value:(columnReference c))
            target:(target value:(columnReference d))
            from:(relation from:(relationName t)))))
      """#)
    expectTree(
      #"CREATE RECURSIVE VIEW s.v (a) AS SELECT 1 UNION SELECT a FROM v"#,
      #"""
      (createView +recursive
        name:(relationName s.v)
        column:(name a)
        body:(query
          body:(setOperation[union]
            left:(select target:(target value:(constant 1)))
            right:(select target:(target value:(columnReference a)) from:(relation from:(relationName +commonTable v))))))
      """#)
    expectTree(
      #"CREATE MATERIALIZED VIEW IF NOT EXISTS v AS TABLE t WITH NO DATA"#,
      #"""
      (createMaterializedView +ifNotExists +noData
        name:(relationName v)
        body:(query body:(tableQuery from:(relationName t))))
      """#)
    expectTree(
      #"CREATE TEMP SEQUENCE q INCREMENT BY -1 MAXVALUE 9 CYCLE OWNED BY NONE"#,
      #"""
      (createSequence +temporary
        name:(relationName q)
        option:(sequenceOption[increment] value:(constant -1))
        option:(sequenceOption[maxvalue] value:(constant 9))
        option:(sequenceOption[cycle] CYCLE)
        option:(sequenceOption[owned] column:(columnReference NONE)))
      """#)
    expectTree(
      #"CREATE SCHEMA s AUTHORIZATION r CREATE TABLE t (a int) CREATE INDEX ON t (a)"#,
      #"""
      (createSchema
        name:(name s)
        owner:(roleName r)
        element:(createTable
          name:(relationName t)
          element:(columnDefinition name:(name a) type:(typeName name:(qualifiedName int))))
        element:(createIndex table:(relationName t) element:(indexElement column:(name a))))
      """#)
  }
}
