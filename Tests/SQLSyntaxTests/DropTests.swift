import Testing

@testable import SQLSyntax

@Suite struct DropTests {
  @Test func acceptsWhatPostgreSQLAccepts() {
    #expect(
      notUnderstood([
        "DROP TABLE t",
        "DROP TABLE IF EXISTS a, s.b CASCADE",
        "DROP VIEW a RESTRICT",
        "DROP MATERIALIZED VIEW IF EXISTS a, b",
        "DROP INDEX a, b",
        "DROP INDEX CONCURRENTLY IF EXISTS s.a",
        "DROP SEQUENCE a",
        "DROP FOREIGN TABLE a, b",
        "DROP TYPE IF EXISTS s.mood, int[], numeric(10) CASCADE",
        "DROP DOMAIN d",
        "DROP SCHEMA IF EXISTS a, b CASCADE",
        "DROP EXTENSION IF EXISTS a, b",
        "DROP FUNCTION f",
        "DROP FUNCTION IF EXISTS s.f(int, OUT text, VARIADIC c s.t[]), g(), h(a int, b OUT text) CASCADE",
        "DROP PROCEDURE p(IN OUT a int, in int)",
        "DROP ROUTINE r(double precision, x character varying(3))",
        "DROP AGGREGATE a(*), b(int), c(ORDER BY int), d(float8 ORDER BY x int)",
        "DROP OPERATOR +(int, int), s.@@(NONE, box), ~ (bit, NONE)",
        "DROP OPERATOR CLASS IF EXISTS s.c USING btree CASCADE",
        "DROP OPERATOR FAMILY f USING gist",
        "DROP CAST IF EXISTS (text AS int) CASCADE",
        "DROP TRIGGER IF EXISTS a ON s.t CASCADE",
        "DROP RULE a ON t",
        "DROP POLICY IF EXISTS a ON t",
        "DROP EVENT TRIGGER IF EXISTS a",
        "DROP COLLATION IF EXISTS a, s.b",
        "DROP CONVERSION a",
        "DROP STATISTICS a, s.b",
        "DROP TEXT SEARCH PARSER a",
        "DROP TEXT SEARCH DICTIONARY IF EXISTS s.a CASCADE",
        "DROP TEXT SEARCH TEMPLATE a",
        "DROP TEXT SEARCH CONFIGURATION a, b",
        "DROP TRANSFORM IF EXISTS FOR s.t LANGUAGE plperl CASCADE",
        "DROP PROCEDURAL LANGUAGE a",
        "DROP LANGUAGE IF EXISTS a",
        "DROP ACCESS METHOD a",
        "DROP FOREIGN DATA WRAPPER a, b",
        "DROP SERVER a",
        "DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER s",
        "DROP PUBLICATION a, b",
        "DROP SUBSCRIPTION IF EXISTS a",
        "DROP DATABASE a",
        "DROP DATABASE IF EXISTS a WITH (FORCE)",
        "DROP DATABASE a (FORCE, FORCE)",
        "DROP TABLESPACE IF EXISTS a",
        "DROP ROLE a, b",
        "DROP USER IF EXISTS a",
        "DROP GROUP a",
        "DROP OWNED BY a, CURRENT_USER CASCADE",
      ]) == [])
  }

  @Test func rejectsWhatPostgreSQLRejects() {
    #expect(
      understood([
        "DROP TABLE",
        "DROP TABLE a,",
        "DROP TABLE a b",
        "DROP TABLE CONCURRENTLY a",
        "DROP TABLE a CASCADE RESTRICT",
        "DROP COLUMN a",
        "DROP CONSTRAINT c ON t",
        "DROP INDEX IF EXISTS CONCURRENTLY a",
        "DROP SCHEMA s.a",
        "DROP AGGREGATE a",
        "DROP AGGREGATE a()",
        "DROP OPERATOR +(int)",
        "DROP OPERATOR +(NONE, NONE)",
        "DROP OPERATOR CLASS c",
        "DROP TRIGGER a",
        "DROP TRIGGER a ON t, b ON u",
        "DROP DATABASE a, b",
        "DROP DATABASE a CASCADE",
        "DROP ROLE a CASCADE",
        "DROP SUBSCRIPTION a, b",
        "DROP USER MAPPING FOR a",
      ]) == [])
  }

  @Test func trees() {
    expectTree(
      #"DROP TABLE IF EXISTS a, s.b CASCADE"#,
      #"""
      (drop[table] +ifExists +cascade object:(relationName a) object:(relationName s.b))
      """#)
    expectTree(
      #"DROP INDEX CONCURRENTLY i RESTRICT"#,
      #"""
      (drop[index] +restrict +concurrently object:(relationName i))
      """#)
    expectTree(
      #"DROP MATERIALIZED VIEW a"#,
      #"""
      (drop[materialized] object:(relationName a))
      """#)
    expectTree(
      #"DROP TYPE s.mood, int[]"#,
      #"""
      (drop[type]
        object:(typeName name:(qualifiedName s.mood))
        object:(typeName name:(qualifiedName int) dimension:(arrayDimension [])))
      """#)
    expectTree(
      #"DROP SCHEMA a, b"#,
      #"""
      (drop[schema] object:(name a) object:(name b))
      """#)
    expectTree(
      #"DROP FUNCTION f, s.g(), h(int, INOUT a text, b IN OUT s.t[], VARIADIC c int[])"#,
      #"""
      (drop[function]
        object:(routineReference name:(qualifiedName f))
        object:(routineReference +special name:(qualifiedName s.g))
        object:(routineReference +special
          name:(qualifiedName h)
          parameter:(parameter type:(typeName name:(qualifiedName int)))
          parameter:(parameter[inout] name:(name a) type:(typeName name:(qualifiedName text)))
          parameter:(parameter[inout] name:(name b) type:(typeName name:(qualifiedName s.t) dimension:(arrayDimension [])))
          parameter:(parameter[variadic] name:(name c) type:(typeName name:(qualifiedName int) dimension:(arrayDimension [])))))
      """#)
    expectTree(
      #"DROP AGGREGATE a(*), b(int ORDER BY x text)"#,
      #"""
      (drop[aggregate]
        object:(routineReference +all +special name:(qualifiedName a))
        object:(routineReference +special
          name:(qualifiedName b)
          parameter:(parameter type:(typeName name:(qualifiedName int)))
          orderBy:(parameter name:(name x) type:(typeName name:(qualifiedName text)))))
      """#)
    expectTree(
      #"DROP OPERATOR s.+(int, NONE), @(NONE, int)"#,
      #"""
      (drop[operator]
        object:(operatorReference name:(operatorName[+] s.+) left:(typeName name:(qualifiedName int)))
        object:(operatorReference name:(operatorName[symbol] @) right:(typeName name:(qualifiedName int))))
      """#)
    expectTree(
      #"DROP OPERATOR CLASS s.c USING btree"#,
      #"""
      (drop[class] object:(operatorClassReference name:(qualifiedName s.c) accessMethod:(name btree)))
      """#)
    expectTree(
      #"DROP CAST (text AS int)"#,
      #"""
      (drop[cast]
        object:(castReference source:(typeName name:(qualifiedName text)) target:(typeName name:(qualifiedName int))))
      """#)
    expectTree(
      #"DROP TRIGGER a ON s.t"#,
      #"""
      (drop[trigger] object:(memberReference name:(name a) table:(relationName s.t)))
      """#)
    expectTree(
      #"DROP TRANSFORM IF EXISTS FOR s.t LANGUAGE l"#,
      #"""
      (drop[transform] +ifExists object:(transformReference type:(typeName name:(qualifiedName s.t)) language:(name l)))
      """#)
    expectTree(
      #"DROP TEXT SEARCH DICTIONARY s.d"#,
      #"""
      (drop[dictionary] object:(qualifiedName s.d))
      """#)
    expectTree(
      #"DROP USER MAPPING FOR CURRENT_USER SERVER s"#,
      #"""
      (drop[mapping] role:(roleName CURRENT_USER) server:(name s))
      """#)
    expectTree(
      #"DROP DATABASE d WITH (FORCE)"#,
      #"""
      (drop[database] +special object:(name d))
      """#)
    expectTree(
      #"DROP OWNED BY r, CURRENT_ROLE CASCADE"#,
      #"""
      (drop[owned] +cascade object:(roleName r) object:(roleName CURRENT_ROLE))
      """#)
  }
}
