import Testing

@testable import SQLSyntax

@Suite struct RoutineTests {
  @Test func functions() {
    expectTrees(
      #"""
      CREATE OR REPLACE FUNCTION s.f(IN a integer, b text DEFAULT 'x', OUT c numeric(3), VARIADIC d int[] = '{}') RETURNS SETOF s.t LANGUAGE plpgsql AS $$ BEGIN END $$
        (createFunction[function] +orReplace
          name:(qualifiedName s.f) parameter:(parameter[in] name:(name a) type:(typeName name:(qualifiedName integer)))
          parameter:(parameter name:(name b) type:(typeName name:(qualifiedName text)) default:(constant 'x'))
          parameter:(parameter[out] name:(name c) type:(typeName name:(qualifiedName numeric) typeModifier:(constant 3)))
          parameter:(parameter[variadic]
            name:(name d) type:(typeName name:(qualifiedName int) dimension:(arrayDimension [])) default:(constant '{}'))
          returns:(typeName +setOf name:(qualifiedName s.t)) language:(name plpgsql) body:(constant $$ BEGIN END $$))
      CREATE FUNCTION f() RETURNS TABLE (a int, b s.t.c%TYPE) LANGUAGE 'sql' AS 'file', 'symbol'
        (createFunction[function]
          name:(qualifiedName f) column:(parameter name:(name a) type:(typeName name:(qualifiedName int)))
          column:(parameter name:(name b) type:(typeName +special name:(qualifiedName s.t.c))) language:(constant 'sql')
          body:(constant 'file') value:(constant 'symbol'))
      CREATE FUNCTION f(a IN OUT int) RETURNS trigger AS '' LANGUAGE c
        (createFunction[function]
          name:(qualifiedName f) parameter:(parameter[inout] name:(name a) type:(typeName name:(qualifiedName int)))
          returns:(typeName name:(qualifiedName trigger)) body:(constant '') language:(name c))
      CREATE FUNCTION f(int) RETURNS int RETURN $1 + 1
        (createFunction[function]
          name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName int)))
          returns:(typeName name:(qualifiedName int))
          body:(routineReturn value:(binaryOperation[+] left:(unknownValue $1) right:(constant 1))))
      CREATE PROCEDURE p(INOUT a int) LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (a); ; SELECT CASE WHEN a THEN 2 END; RETURN a; END
        (createFunction[procedure]
          name:(qualifiedName p) parameter:(parameter[inout] name:(name a) type:(typeName name:(qualifiedName int)))
          language:(name sql)
          body:(atomicBody
            statement:(insert target:(relationName t) source:(query body:(values row:(row value:(columnReference a)))))
            statement:(query
              body:(select
                target:(target value:(caseExpression when:(caseBranch condition:(columnReference a) result:(constant 2))))))
            statement:(routineReturn value:(columnReference a))))
      CREATE PROCEDURE p() BEGIN ATOMIC END
        (createFunction[procedure] name:(qualifiedName p) body:(atomicBody BEGIN ATOMIC END))
      """#)
  }

  @Test func options() {
    expectTrees(
      #"""
      CREATE FUNCTION f() RETURNS int STABLE STRICT NOT LEAKPROOF SECURITY DEFINER PARALLEL safe COST 10 ROWS 5 SUPPORT s.g
        (createFunction[function]
          name:(qualifiedName f) returns:(typeName name:(qualifiedName int)) option:(routineOption[stable] STABLE)
          option:(routineOption[strict] STRICT) option:(routineOption[leakproof] +not NOT LEAKPROOF)
          option:(routineOption[definer] SECURITY DEFINER) option:(routineOption[parallel] value:(name safe))
          option:(routineOption[cost] value:(constant 10)) option:(routineOption[rows] value:(constant 5))
          option:(routineOption[support] value:(qualifiedName s.g)))
      CREATE FUNCTION f() RETURNS int TRANSFORM FOR TYPE hstore, FOR TYPE jsonb WINDOW RETURNS NULL ON NULL INPUT CALLED ON NULL INPUT
        (createFunction[function]
          name:(qualifiedName f) returns:(typeName name:(qualifiedName int))
          option:(routineOption[transform]
            type:(typeName name:(qualifiedName hstore)) type:(typeName name:(qualifiedName jsonb)))
          option:(routineOption[window] WINDOW) option:(routineOption[strict] RETURNS NULL ON NULL INPUT)
          option:(routineOption[called] CALLED ON NULL INPUT))
      CREATE FUNCTION f() RETURNS int SET search_path TO a, "b" SET work_mem FROM CURRENT SET TIME ZONE 'UTC' RESET ALL
        (createFunction[function]
          name:(qualifiedName f) returns:(typeName name:(qualifiedName int))
          option:(setParameter name:(qualifiedName search_path) value:(name a) value:(name "b"))
          option:(setParameter[current] name:(qualifiedName work_mem)) option:(setParameter[zone] value:(constant 'UTC'))
          option:(resetParameter +all RESET ALL))
      """#)
  }

  @Test func alterations() {
    expectTrees(
      #"""
      ALTER FUNCTION f(int) IMMUTABLE EXTERNAL SECURITY INVOKER RESTRICT
        (alterObject[function] +restrict
          object:(routineReference +special
            name:(qualifiedName f) parameter:(parameter type:(typeName name:(qualifiedName int))))
          action:(routineOption[immutable] IMMUTABLE) action:(routineOption[invoker] EXTERNAL SECURITY INVOKER))
      ALTER FUNCTION s.f SET search_path = '' RESET x
        (alterObject[function]
          object:(routineReference name:(qualifiedName s.f))
          action:(setParameter name:(qualifiedName search_path) value:(constant ''))
          action:(resetParameter name:(qualifiedName x)))
      ALTER ROUTINE f SET SCHEMA 's'
        (alterObject[routine]
          object:(routineReference name:(qualifiedName f)) action:(setParameter[schema] value:(constant 's')))
      ALTER ROUTINE f SET SCHEMA s
        (alterObject[routine] object:(routineReference name:(qualifiedName f)) action:(setSchema schema:(name s)))
      ALTER PROCEDURE f(a int) RENAME TO g
        (alterObject[procedure]
          object:(routineReference +special
            name:(qualifiedName f) parameter:(parameter name:(name a) type:(typeName name:(qualifiedName int))))
          action:(renameTo newName:(name g)))
      ALTER FUNCTION f() NO DEPENDS ON EXTENSION e
        (alterObject[function]
          object:(routineReference +special name:(qualifiedName f)) action:(dependsOnExtension +not name:(name e)))
      """#)
  }

  @Test func calls() {
    expectTrees(
      #"""
      DO LANGUAGE plpgsql $x$ BEGIN END $x$
        (doStatement language:(name plpgsql) body:(constant $x$ BEGIN END $x$))
      DO 'x' LANGUAGE 'sql'
        (doStatement body:(constant 'x') language:(constant 'sql'))
      CALL s.p(1, b => 2)
        (call
          function:(functionCall
            name:(qualifiedName s.p) argument:(constant 1) argument:(namedArgument name:(name b) value:(constant 2))))
      CALL p()
        (call function:(functionCall name:(qualifiedName p)))
      """#)
  }

  @Test func aggregates() {
    expectTrees(
      #"""
      CREATE OR REPLACE AGGREGATE s.a(x int ORDER BY y text) (sfunc = s.f, stype = int[], initcond = '0', hypothetical)
        (createAggregate +orReplace +special
          name:(qualifiedName s.a) parameter:(parameter name:(name x) type:(typeName name:(qualifiedName int)))
          orderBy:(parameter name:(name y) type:(typeName name:(qualifiedName text)))
          option:(optionList
            option:(option name:(name sfunc) value:(typeName name:(qualifiedName s.f)))
            option:(option name:(name stype) value:(typeName name:(qualifiedName int) dimension:(arrayDimension [])))
            option:(option name:(name initcond) value:(constant '0')) option:(option name:(name hypothetical))))
      CREATE AGGREGATE a(*) (sfunc = f, stype = int)
        (createAggregate +all +special
          name:(qualifiedName a)
          option:(optionList
            option:(option name:(name sfunc) value:(typeName name:(qualifiedName f)))
            option:(option name:(name stype) value:(typeName name:(qualifiedName int)))))
      CREATE AGGREGATE a (basetype = 'ANY', sfunc = f, stype = int)
        (createAggregate
          name:(qualifiedName a)
          option:(optionList
            option:(option name:(name basetype) value:(constant 'ANY'))
            option:(option name:(name sfunc) value:(typeName name:(qualifiedName f)))
            option:(option name:(name stype) value:(typeName name:(qualifiedName int)))))
      ALTER AGGREGATE a(*) OWNER TO r
        (alterObject[aggregate]
          object:(routineReference +all +special name:(qualifiedName a)) action:(ownerTo owner:(roleName r)))
      """#)
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "CREATE FUNCTION f",
        "CREATE FUNCTION f() RETURNS",
        "CREATE FUNCTION f(a int b int) RETURNS int AS ''",
        "CREATE FUNCTION f(a) RETURNS int AS '' LANGUAGE",
        "CREATE FUNCTION select() RETURNS int AS ''",
        "CREATE FUNCTION f() RETURNS TABLE () AS ''",
        "CREATE FUNCTION f() RETURNS int RETURN",
        "CREATE FUNCTION f() RETURNS int NOT STRICT",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC BEGIN; END",
        "CREATE PROCEDURE f() RETURNS int AS ''",
        "CREATE ROUTINE f() AS ''",
        "ALTER FUNCTION f(int)",
        "ALTER FUNCTION f LANGUAGE sql",
        "ALTER PROCEDURE f AS ''",
        "DO",
        "DO LANGUAGE",
        "CALL p",
        "CALL p(1) OVER ()",
        "CREATE AGGREGATE a(int)",
        "CREATE AGGREGATE a() (sfunc = f)",
        "ALTER AGGREGATE a RENAME TO b",
      ]) == [])
  }
}
