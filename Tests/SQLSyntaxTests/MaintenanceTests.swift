import Testing

@testable import SQLSyntax

@Suite struct MaintenanceTests {
  @Test func copy() {
    expectTrees(
      #"""
      COPY t FROM stdin
        (copy[from] target:(relationName t))
      COPY s.t (a, b) FROM '/x' WITH (FORMAT csv, HEADER, NULL '', FORCE_NULL (a, b), FORCE_QUOTE *, FREEZE true) WHERE a > 1
        (copy[from]
          target:(relationName s.t) column:(name a) column:(name b) value:(constant '/x')
          option:(option name:(name FORMAT) value:(name csv)) option:(option name:(name HEADER))
          option:(option name:(name NULL) value:(constant ''))
          option:(option name:(name FORCE_NULL) field:(name a) field:(name b)) option:(option +all name:(name FORCE_QUOTE))
          option:(option name:(name FREEZE) value:(constant true))
          where:(comparison[>] left:(columnReference a) right:(constant 1)))
      COPY (SELECT 1) TO PROGRAM 'gzip' CSV
        (copy[to] +special
          body:(query body:(select target:(target value:(constant 1)))) value:(constant 'gzip') option:(option name:(name CSV)))
      COPY BINARY t TO STDOUT
        (copy[to] option:(option name:(name BINARY)) source:(relationName t))
      COPY t TO stdout USING DELIMITERS ',' WITH NULL AS '' CSV HEADER QUOTE '"' FORCE QUOTE a, b
        (copy[to]
          source:(relationName t) option:(option name:(name DELIMITERS) value:(constant ','))
          option:(option name:(name NULL) value:(constant '')) option:(option name:(name CSV))
          option:(option name:(name HEADER)) option:(option name:(name QUOTE) value:(constant '"'))
          option:(option[force] name:(name QUOTE) field:(name a) field:(name b)))
      COPY t FROM stdin CSV FORCE NOT NULL *
        (copy[from] target:(relationName t) option:(option name:(name CSV)) option:(option[force] +all +not name:(name NULL)))
      """#)
  }

  @Test func locks() {
    expectTrees(
      #"""
      LOCK TABLE ONLY s.t, u * IN SHARE UPDATE EXCLUSIVE MODE NOWAIT
        (lockTable +special
          table:(relationName +only s.t) table:(relationName u) option:(lockMode[update] SHARE UPDATE EXCLUSIVE))
      LOCK t IN ACCESS EXCLUSIVE MODE
        (lockTable table:(relationName t) option:(lockMode[access] +special ACCESS EXCLUSIVE))
      LOCK t IN ROW SHARE MODE
        (lockTable table:(relationName t) option:(lockMode[row] ROW SHARE))
      LOCK t IN SHARE ROW EXCLUSIVE MODE
        (lockTable table:(relationName t) option:(lockMode[share] +special SHARE ROW EXCLUSIVE))
      LOCK t IN SHARE MODE
        (lockTable table:(relationName t) option:(lockMode[share] SHARE))
      LOCK t IN EXCLUSIVE MODE
        (lockTable table:(relationName t) option:(lockMode[exclusive] EXCLUSIVE))
      LOCK t
        (lockTable table:(relationName t))
      """#)
  }

  @Test func truncate() {
    expectTrees(
      #"""
      TRUNCATE a, ONLY b RESTART IDENTITY CASCADE
        (truncate +cascade +special table:(relationName a) table:(relationName +only b))
      TRUNCATE TABLE a CONTINUE IDENTITY RESTRICT
        (truncate +restrict table:(relationName a))
      """#)
  }

  @Test func rebuilding() {
    expectTrees(
      #"""
      REFRESH MATERIALIZED VIEW CONCURRENTLY s.v WITH NO DATA
        (refreshMaterializedView +concurrently +noData table:(relationName s.v))
      REINDEX (VERBOSE) TABLE CONCURRENTLY s.t
        (reindex[table] +concurrently option:(option name:(name VERBOSE)) table:(relationName s.t))
      REINDEX INDEX i
        (reindex[index] index:(relationName i))
      REINDEX SCHEMA s
        (reindex[schema] name:(name s))
      REINDEX DATABASE
        (reindex[database] REINDEX DATABASE)
      CLUSTER VERBOSE t USING i
        (cluster option:(option name:(name VERBOSE)) table:(relationName t) index:(name i))
      CLUSTER i ON t
        (cluster index:(name i) table:(relationName t))
      CLUSTER (VERBOSE false) t
        (cluster option:(option name:(name VERBOSE) value:(constant false)) table:(relationName t))
      CLUSTER
        (cluster CLUSTER)
      """#)
  }

  @Test func vacuum() {
    expectTrees(
      #"""
      VACUUM FULL FREEZE VERBOSE ANALYZE t (a, b), s.u
        (vacuum[vacuum]
          option:(option name:(name FULL)) option:(option name:(name FREEZE)) option:(option name:(name VERBOSE))
          option:(option name:(name ANALYZE)) element:(vacuumTarget table:(relationName t) column:(name a) column:(name b))
          element:(vacuumTarget table:(relationName s.u)))
      VACUUM (PARALLEL 2, INDEX_CLEANUP off)
        (vacuum[vacuum]
          option:(option name:(name PARALLEL) value:(constant 2)) option:(option name:(name INDEX_CLEANUP) value:(name off)))
      ANALYZE VERBOSE t
        (vacuum[analyze] option:(option name:(name VERBOSE)) element:(vacuumTarget table:(relationName t)))
      ANALYSE (SKIP_LOCKED) ONLY t
        (vacuum[analyze] option:(option name:(name SKIP_LOCKED)) element:(vacuumTarget table:(relationName +only t)))
      """#)
  }

  @Test func comments() {
    expectTrees(
      #"""
      COMMENT ON TABLE s.t IS 'x'
        (comment[table] object:(relationName s.t) value:(constant 'x'))
      COMMENT ON COLUMN s.t.a IS NULL
        (comment[column] object:(memberReference table:(relationName s.t) name:(name a)) value:(constant NULL))
      COMMENT ON CONSTRAINT c ON DOMAIN d IS 'x'
        (comment[constraint] object:(memberReference name:(name c) type:(typeName name:(qualifiedName d))) value:(constant 'x'))
      COMMENT ON TRIGGER g ON t IS 'x'
        (comment[trigger] object:(memberReference name:(name g) table:(relationName t)) value:(constant 'x'))
      COMMENT ON OPERATOR CLASS c USING btree IS 'x'
        (comment[class] object:(operatorClassReference name:(qualifiedName c) accessMethod:(name btree)) value:(constant 'x'))
      COMMENT ON FUNCTION f(int) IS 'x'
        (comment[function]
          object:(routineReference +special
            name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName int))))
          value:(constant 'x'))
      COMMENT ON LARGE OBJECT 12 IS 'x'
        (comment[large] object:(constant 12) value:(constant 'x'))
      SECURITY LABEL FOR p ON ROLE r IS 'x'
        (securityLabel[role] server:(name p) object:(roleName r) value:(constant 'x'))
      SECURITY LABEL ON COLUMN t.a IS NULL
        (securityLabel[column] object:(memberReference table:(relationName t) name:(name a)) value:(constant NULL))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "COPY t",
        "COPY t FROM",
        "COPY t TO stdin CSV,",
        "COPY (SELECT 1) FROM stdin",
        "COPY (CREATE TABLE t ()) TO stdout",
        "COPY t TO stdout WHERE a",
        "COPY t FROM stdin (FORMAT csv) HEADER",
        "COPY t FROM stdin ()",
        "COPY t FROM stdin FORCE NOT QUOTE a",
        "COPY t FROM PROGRAM stdin",
        "COPY t FROM stdin DELIMITER",
        "LOCK",
        "LOCK t IN UPDATE MODE",
        "LOCK t IN ROW MODE",
        "LOCK t NOWAIT IN SHARE MODE",
        "TRUNCATE",
        "TRUNCATE t RESTART",
        "TRUNCATE t CASCADE RESTART IDENTITY",
        "REFRESH VIEW v",
        "REFRESH MATERIALIZED VIEW v WITH",
        "REINDEX t",
        "REINDEX VIEW v",
        "REINDEX TABLE",
        "REINDEX SCHEMA",
        "CLUSTER t USING",
        "CLUSTER (VERBOSE) i ON t",
        "VACUUM ANALYZE FULL t",
        "VACUUM () t",
        "VACUUM t,",
        "ANALYZE t (1)",
        "COMMENT ON t IS 'x'",
        "COMMENT ON TABLE t IS x",
        "COMMENT ON TABLE t",
        "COMMENT ON USER u IS 'x'",
        "COMMENT ON FUNCTION f() 'x'",
        "SECURITY LABEL ON TRIGGER g ON t IS 'x'",
        "SECURITY LABEL TABLE t IS 'x'",
      ]) == [])
  }
}
