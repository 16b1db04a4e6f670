import Testing

@testable import SQLSyntax

@Suite struct TriggerAndRuleTests {
  @Test func triggers() {
    expectTrees(
      #"""
      CREATE OR REPLACE TRIGGER g BEFORE INSERT OR UPDATE OF a, b OR DELETE ON s.t FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION s.f(1, 'x', y, 1.5)
        (createTrigger[before] +orReplace
          name:(name g) event:(triggerEvent[insert] INSERT) event:(triggerEvent[update] column:(name a) column:(name b))
          event:(triggerEvent[delete] DELETE) table:(relationName s.t) option:(option[row] FOR EACH ROW)
          when:(comparison[>] left:(columnReference NEW.a) right:(constant 1)) function:(qualifiedName s.f)
          argument:(constant 1) argument:(constant 'x') argument:(name y) argument:(constant 1.5))
      CREATE TRIGGER g AFTER UPDATE ON t REFERENCING NEW TABLE AS n OLD ROW o EXECUTE FUNCTION f()
        (createTrigger[after]
          name:(name g) event:(triggerEvent[update] UPDATE) table:(relationName t) alias:(transitionTable[new] name:(name n))
          alias:(transitionTable[old] +special name:(name o)) function:(qualifiedName f))
      CREATE TRIGGER g INSTEAD OF TRUNCATE ON v FOR STATEMENT EXECUTE PROCEDURE f()
        (createTrigger[instead]
          name:(name g) event:(triggerEvent[truncate] TRUNCATE) table:(relationName v) option:(option[statement] FOR STATEMENT)
          function:(qualifiedName f))
      CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FROM s.u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f()
        (createTrigger[after] +deferrable +initiallyDeferred +special
          name:(name g) event:(triggerEvent[insert] INSERT) table:(relationName t) references:(relationName s.u)
          option:(option[row] FOR EACH ROW) function:(qualifiedName f))
      ALTER TRIGGER g ON t DEPENDS ON EXTENSION e
        (alterObject[trigger]
          object:(memberReference name:(name g) table:(relationName t)) action:(dependsOnExtension name:(name e)))
      ALTER TRIGGER g ON s.t RENAME TO h
        (alterObject[trigger]
          object:(memberReference name:(name g) table:(relationName s.t)) action:(renameTo newName:(name h)))
      """#)
  }

  @Test func eventTriggers() {
    expectTrees(
      #"""
      CREATE EVENT TRIGGER g ON ddl_command_end WHEN tag IN ('CREATE TABLE', 'DROP TABLE') AND x IN ('y') EXECUTE FUNCTION f()
        (createObject[event]
          name:(name g) event:(name ddl_command_end)
          condition:(option name:(name tag) value:(constant 'CREATE TABLE') value:(constant 'DROP TABLE'))
          condition:(option name:(name x) value:(constant 'y')) function:(qualifiedName f))
      ALTER EVENT TRIGGER g ENABLE ALWAYS
        (alterObject[event] object:(name g) action:(objectChange[always] ENABLE ALWAYS))
      ALTER EVENT TRIGGER g ENABLE
        (alterObject[event] object:(name g) action:(objectChange[enable] ENABLE))
      ALTER EVENT TRIGGER g DISABLE
        (alterObject[event] object:(name g) action:(objectChange[disable] DISABLE))
      ALTER EVENT TRIGGER g OWNER TO r
        (alterObject[event] object:(name g) action:(ownerTo owner:(roleName r)))
      """#)
  }

  @Test func rules() {
    expectTrees(
      #"""
      CREATE OR REPLACE RULE r AS ON INSERT TO s.v WHERE NEW.a > 1 DO INSTEAD (DELETE FROM t; ; NOTIFY c;)
        (createRule[insert] +orReplace +special
          name:(name r) table:(relationName s.v) where:(comparison[>] left:(columnReference NEW.a) right:(constant 1))
          action:(delete target:(relationName t)) action:(notification[notify] name:(name c)))
      CREATE RULE "_RETURN" AS ON SELECT TO v DO INSTEAD SELECT 1
        (createRule[select] +special
          name:(name "_RETURN") table:(relationName v) action:(query body:(select target:(target value:(constant 1)))))
      CREATE RULE r AS ON DELETE TO t DO ALSO NOTHING
        (createRule[delete] name:(name r) table:(relationName t))
      CREATE RULE r AS ON UPDATE TO t DO (SELECT 1) UNION SELECT 2
        (createRule[update]
          name:(name r) table:(relationName t)
          action:(query
            body:(setOperation[union]
              left:(query body:(select target:(target value:(constant 1)))) right:(select target:(target value:(constant 2))))))
      ALTER RULE r ON s.t RENAME TO q
        (alterObject[rule] object:(memberReference name:(name r) table:(relationName s.t)) action:(renameTo newName:(name q)))
      """#)
  }

  @Test func policies() {
    expectTrees(
      #"""
      CREATE POLICY p ON s.t AS RESTRICTIVE FOR UPDATE TO a, PUBLIC, CURRENT_USER USING (a = 1) WITH CHECK (b = 2)
        (createPolicy[update] +special
          name:(name p) table:(relationName s.t) role:(roleName a) role:(roleName PUBLIC) role:(roleName CURRENT_USER)
          using:(comparison[=] left:(columnReference a) right:(constant 1))
          check:(comparison[=] left:(columnReference b) right:(constant 2)))
      CREATE POLICY p ON t
        (createPolicy name:(name p) table:(relationName t))
      ALTER POLICY p ON t TO r USING (true)
        (alterPolicy name:(name p) table:(relationName t) role:(roleName r) using:(constant true))
      ALTER POLICY IF EXISTS p ON t RENAME TO q
        (alterObject[policy] +ifExists
          object:(memberReference name:(name p) table:(relationName t)) action:(renameTo newName:(name q)))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "CREATE TRIGGER g ON t EXECUTE FUNCTION f()",
        "CREATE TRIGGER g BEFORE INSERT OR INSERT ON t EXECUTE FUNCTION f()",
        "CREATE TRIGGER g BEFORE INSERT OF a ON t EXECUTE FUNCTION f()",
        "CREATE TRIGGER g INSTEAD INSERT ON t EXECUTE FUNCTION f()",
        "CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f",
        "CREATE TRIGGER g AFTER INSERT ON t WHEN a > 1 EXECUTE FUNCTION f()",
        "CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f(-1)",
        "CREATE TRIGGER s.g AFTER INSERT ON t EXECUTE FUNCTION f()",
        "CREATE OR REPLACE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE CONSTRAINT TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f()",
        "CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t NOT VALID FOR EACH ROW EXECUTE FUNCTION f()",
        "ALTER TRIGGER g ON t SET SCHEMA s",
        "ALTER TRIGGER g RENAME TO h",
        "CREATE EVENT TRIGGER g ON e EXECUTE FUNCTION f(1)",
        "CREATE EVENT TRIGGER g ON e WHEN a = 'b' EXECUTE FUNCTION f()",
        "ALTER EVENT TRIGGER g DISABLE ALWAYS",
        "CREATE RULE r AS ON TRUNCATE TO t DO NOTHING",
        "CREATE RULE r AS ON INSERT TO t DO INSTEAD",
        "CREATE RULE r AS ON INSERT TO t DO INSTEAD CREATE TABLE u ()",
        "CREATE RULE r AS ON INSERT TO t DO INSTEAD (SELECT 1 SELECT 2)",
        "CREATE RULE r ON INSERT TO t DO NOTHING",
        "CREATE POLICY p",
        "CREATE POLICY p ON t AS other",
        "CREATE POLICY p ON t FOR TRUNCATE",
        "CREATE POLICY p ON t USING true",
        "CREATE POLICY p ON t WITH CHECK (true) USING (true)",
        "ALTER POLICY p ON t FOR ALL",
        "ALTER POLICY IF EXISTS p ON t USING (true)",
      ]) == [])
  }
}
