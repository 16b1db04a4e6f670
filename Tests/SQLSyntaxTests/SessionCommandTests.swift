import Testing

@testable import SQLSyntax

@Suite struct SessionCommandTests {
  @Test func preparedStatements() {
    expectTrees(
      #"""
      PREPARE q (int, text[]) AS INSERT INTO t VALUES ($1, $2)
        (prepare
          name:(name q) type:(typeName name:(qualifiedName int))
          type:(typeName name:(qualifiedName text) dimension:(arrayDimension []))
          body:(insert
            target:(relationName t) source:(query body:(values row:(row value:(unknownValue $1) value:(unknownValue $2))))))
      PREPARE transaction AS SELECT 1
        (prepare name:(name transaction) body:(query body:(select target:(target value:(constant 1)))))
      EXECUTE q (1, 'a')
        (execute name:(name q) argument:(constant 1) argument:(constant 'a'))
      EXECUTE q
        (execute name:(name q))
      DEALLOCATE PREPARE q
        (deallocate name:(name q))
      DEALLOCATE prepare
        (deallocate name:(name prepare))
      DEALLOCATE ALL
        (deallocate +all DEALLOCATE ALL)
      """#)
  }

  @Test func explanations() {
    expectTrees(
      #"""
      EXPLAIN ANALYZE VERBOSE SELECT 1
        (explain
          option:(option name:(name ANALYZE)) option:(option name:(name VERBOSE))
          body:(query body:(select target:(target value:(constant 1)))))
      EXPLAIN (ANALYZE, BUFFERS false, FORMAT json, COSTS 1) DELETE FROM t
        (explain
          option:(option name:(name ANALYZE)) option:(option name:(name BUFFERS) value:(constant false))
          option:(option name:(name FORMAT) value:(name json)) option:(option name:(name COSTS) value:(constant 1))
          body:(delete target:(relationName t)))
      EXPLAIN (SELECT 1)
        (explain body:(query body:(select target:(target value:(constant 1)))))
      EXPLAIN (VALUES (1))
        (explain body:(query body:(values row:(row value:(constant 1)))))
      EXPLAIN CREATE TABLE t AS EXECUTE q (1) WITH NO DATA
        (explain body:(createTableAs +noData name:(relationName t) body:(execute name:(name q) argument:(constant 1))))
      EXPLAIN REFRESH MATERIALIZED VIEW v
        (explain body:(refreshMaterializedView table:(relationName v)))
      EXPLAIN DECLARE c CURSOR FOR TABLE t
        (explain body:(declareCursor name:(name c) body:(query body:(tableQuery from:(relationName t)))))
      """#)
  }

  @Test func cursors() {
    expectTrees(
      #"""
      DECLARE c BINARY NO SCROLL CURSOR WITH HOLD FOR SELECT 1
        (declareCursor
          name:(name c) option:(option[binary] BINARY) option:(option[scroll] +not NO SCROLL) option:(option[hold] WITH HOLD)
          body:(query body:(select target:(target value:(constant 1)))))
      FETCH FORWARD ALL FROM c
        (fetch[fetch] option:(option[forward] value:(name ALL)) name:(name c))
      FETCH BACKWARD 2 c
        (fetch[fetch] option:(option[backward] value:(constant 2)) name:(name c))
      FETCH 5 IN c
        (fetch[fetch] option:(option +all value:(constant 5)) name:(name c))
      FETCH next
        (fetch[fetch] name:(name next))
      FETCH NEXT c
        (fetch[fetch] option:(option[next] NEXT) name:(name c))
      MOVE ABSOLUTE -1 FROM c
        (fetch[move] option:(option[absolute] value:(constant -1)) name:(name c))
      FETCH ALL c
        (fetch[fetch] option:(option[all] ALL) name:(name c))
      CLOSE c
        (closeCursor name:(name c))
      CLOSE ALL
        (closeCursor +all CLOSE ALL)
      """#)
  }

  @Test func notificationsAndServerCommands() {
    expectTrees(
      #"""
      LISTEN c
        (notification[listen] name:(name c))
      NOTIFY c, 'x'
        (notification[notify] name:(name c) value:(constant 'x'))
      UNLISTEN *
        (notification[unlisten] +all UNLISTEN *)
      LOAD 'x'
        (load value:(constant 'x'))
      CHECKPOINT
        (checkpoint CHECKPOINT)
      DISCARD TEMP
        (discard[temporary] DISCARD TEMP)
      DISCARD ALL
        (discard[all] DISCARD ALL)
      """#)
  }

  @Test func transactions() {
    expectTrees(
      #"""
      BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY, DEFERRABLE
        (transaction[begin]
          option:(transactionMode[serializable] ISOLATION LEVEL SERIALIZABLE) option:(transactionMode[only] READ ONLY)
          option:(transactionMode[deferrable] DEFERRABLE))
      START TRANSACTION READ WRITE
        (transaction[start] option:(transactionMode[write] READ WRITE))
      END
        (transaction[end] END)
      COMMIT AND CHAIN
        (transaction[commit] +special COMMIT AND CHAIN)
      ROLLBACK WORK AND NO CHAIN
        (transaction[rollback] ROLLBACK WORK AND NO CHAIN)
      SAVEPOINT a
        (savepoint[savepoint] name:(name a))
      ROLLBACK TO SAVEPOINT a
        (savepoint[rollback] name:(name a))
      RELEASE savepoint
        (savepoint[release] name:(name savepoint))
      PREPARE TRANSACTION 'x'
        (preparedTransaction[prepare] value:(constant 'x'))
      COMMIT PREPARED 'x'
        (preparedTransaction[commit] value:(constant 'x'))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "PREPARE q",
        "PREPARE q AS CREATE TABLE t ()",
        "PREPARE q () AS SELECT 1",
        "EXECUTE q ()",
        "DEALLOCATE",
        "EXPLAIN",
        "EXPLAIN CREATE TABLE t (a int)",
        "EXPLAIN VACUUM",
        "EXPLAIN () SELECT 1",
        "EXPLAIN VERBOSE ANALYZE SELECT 1",
        "DECLARE c FOR SELECT 1",
        "DECLARE c NO BINARY CURSOR FOR SELECT 1",
        "DECLARE c CURSOR FOR DELETE FROM t",
        "FETCH",
        "FETCH ABSOLUTE FROM c",
        "FETCH 1.5 FROM c",
        "FETCH c d",
        "CLOSE",
        "LISTEN",
        "LISTEN *",
        "NOTIFY c 'x'",
        "LOAD x",
        "CHECKPOINT 1",
        "DISCARD",
        "DISCARD nothing",
        "BEGIN READ",
        "BEGIN AND CHAIN",
        "COMMIT TRANSACTION WORK",
        "ROLLBACK TO",
        "SAVEPOINT",
        "PREPARE TRANSACTION x",
        "COMMIT PREPARED",
      ]) == [])
  }
}
