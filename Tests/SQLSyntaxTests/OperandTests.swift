import Testing

@testable import SQLSyntax

/// What operators stand between.
@Suite struct OperandTests {
  @Test func castsOfAllSpellings() {
    expectExpression("a::int", "(cast[::] value:(columnReference a) type:(typeName name:(qualifiedName int)))")
    expectExpression(
      "CAST(a AS numeric(10, 2)[])",
      """
      (cast[cast] value:(columnReference a) type:(typeName name:(qualifiedName numeric) typeModifier:(constant 10)
      typeModifier:(constant 2) dimension:(arrayDimension [])))
      """)
    expectExpression(
      "date '2020-01-01'",
      """
      (cast[type] type:(typeName name:(qualifiedName date)) value:(constant '2020-01-01'))
      """)
    expectExpression("s.mood 'x'", "(cast[type] type:(typeName name:(qualifiedName s.mood)) value:(constant 'x'))")
    expectExpression(
      "interval '1' YEAR TO MONTH",
      """
      (cast[type] type:(typeName name:(qualifiedName interval)) value:(constant '1') typeModifier:(name YEAR)
      typeModifier:(name MONTH))
      """)
    expectExpression(
      "interval(3) '1 day'",
      """
      (cast[type] type:(typeName name:(qualifiedName interval) typeModifier:(constant 3)) value:(constant '1 day'))
      """)
    expectExpression(
      "timestamp (3) with time zone 'now'",
      """
      (cast[type] type:(typeName +withTimeZone name:(qualifiedName timestamp) typeModifier:(constant 3)) value:(constant
      'now'))
      """)
    expectExpression(
      "double precision '1'",
      """
      (cast[type] type:(typeName name:(qualifiedName double precision)) value:(constant '1'))
      """)
    expectExpression(
      "numeric(3, 1) '1'",
      """
      (cast[type] type:(typeName name:(qualifiedName numeric) typeModifier:(constant 3) typeModifier:(constant 1))
      value:(constant '1'))
      """)
    expectExpression(
      "f(1, 2) 'x'",
      """
      (cast[type] type:(typeName name:(qualifiedName f) typeModifier:(constant 1) typeModifier:(constant 2)) value:(constant
      'x'))
      """)
    expectExpression(
      "-a::int",
      """
      (unaryOperation[-] operand:(cast[::] value:(columnReference a) type:(typeName name:(qualifiedName int))))
      """)
    expectExpression(
      "a::int + b",
      """
      (binaryOperation[+] left:(cast[::] value:(columnReference a) type:(typeName name:(qualifiedName int)))
      right:(columnReference b))
      """)
    expectExpression(
      "a::s.t::text",
      """
      (cast[::] value:(cast[::] value:(columnReference a) type:(typeName name:(qualifiedName s.t))) type:(typeName
      name:(qualifiedName text)))
      """)
    expectExpression(
      "national character varying(3) 'x'",
      """
      (cast[type] type:(typeName name:(qualifiedName national character varying) typeModifier:(constant 3)) value:(constant
      'x'))
      """)
    expectExpression(
      "a::int % b",
      """
      (binaryOperation[%] left:(cast[::] value:(columnReference a) type:(typeName name:(qualifiedName int)))
      right:(columnReference b))
      """)
  }

  @Test func names() {
    expectExpression("a", "(columnReference a)")
    expectExpression("t.a", "(columnReference t.a)")
    expectExpression("s.t.a", "(columnReference s.t.a)")
    expectExpression("t.*", "(columnReference +special t.*)")
    expectExpression(#""Select"."user""#, #"(columnReference "Select"."user")"#)
    expectExpression("value", "(columnReference value)")
    expectExpression("name", "(columnReference name)")
    expectExpression("type", "(columnReference type)")
    expectExpression("a[1]", "(indirection operand:(columnReference a) subscript:(subscript value:(constant 1)))")
    expectExpression(
      "a.b[1][2:3].c",
      """
      (indirection operand:(columnReference a.b) subscript:(subscript value:(constant 1)) subscript:(subscript +special
      lowerBound:(constant 2) upperBound:(constant 3)) field:(name c))
      """)
    expectExpression("a[:]", "(indirection operand:(columnReference a) subscript:(subscript +special [:]))")
    expectExpression(
      "a[:2]",
      """
      (indirection operand:(columnReference a) subscript:(subscript +special upperBound:(constant 2)))
      """)
    expectExpression("(a).b", "(indirection operand:(columnReference a) field:(name b))")
    expectExpression("(a).*", "(indirection +special operand:(columnReference a))")
    expectExpression(
      "(f(a)).b.c[1]",
      """
      (indirection operand:(functionCall name:(qualifiedName f) argument:(columnReference a)) field:(name b) field:(name c)
      subscript:(subscript value:(constant 1)))
      """)
    expectExpression("$1.a", "(indirection operand:(unknownValue $1) field:(name a))")
    expectExpression("$1[1]", "(indirection operand:(unknownValue $1) subscript:(subscript value:(constant 1)))")
  }

  @Test func constants() {
    expectExpression("1", "(constant 1)")
    expectExpression("1.5e10", "(constant 1.5e10)")
    expectExpression("'x'", "(constant 'x')")
    expectExpression(#"E'a\n'"#, #"(constant E'a\n')"#)
    expectExpression("$$x$$", "(constant $$x$$)")
    expectExpression("B'01'", "(constant B'01')")
    expectExpression("X'1F'", "(constant X'1F')")
    expectExpression("N'x'", "(constant N'x')")
    expectExpression("U&'x'", "(constant U&'x')")
    expectExpression("TRUE", "(constant TRUE)")
    expectExpression("FALSE", "(constant FALSE)")
    expectExpression("NULL", "(constant NULL)")
    expectExpression("DEFAULT", "(constant DEFAULT)")
  }

  @Test func arraysAndRows() {
    expectExpression("ARRAY[1, 2]", "(array value:(constant 1) value:(constant 2))")
    expectExpression("ARRAY[]", "(array ARRAY[])")
    expectExpression("ARRAY[[1], [2]]", "(array value:(array value:(constant 1)) value:(array value:(constant 2)))")
    expectExpression("ARRAY(SELECT 1)", "(arrayQuery body:(query body:(select target:(target value:(constant 1)))))")
    expectExpression("(a, b)", "(row value:(columnReference a) value:(columnReference b))")
    expectExpression("ROW(a)", "(row +special value:(columnReference a))")
    expectExpression("ROW()", "(row +special ROW())")
    expectExpression("row", "(columnReference row)")
  }

  @Test func subqueries() {
    expectExpression("(SELECT 1)", "(subquery body:(query body:(select target:(target value:(constant 1)))))")
    expectExpression("((SELECT 1))", "(subquery body:(query body:(select target:(target value:(constant 1)))))")
    expectExpression(
      "((SELECT 1) + 2)",
      """
      (binaryOperation[+] left:(subquery body:(query body:(select target:(target value:(constant 1))))) right:(constant 2))
      """)
    expectExpression(
      "(((SELECT 1)) , 2)",
      """
      (row value:(subquery body:(query body:(select target:(target value:(constant 1))))) value:(constant 2))
      """)
    expectExpression(
      "((SELECT 1) UNION (SELECT 2))",
      """
      (subquery body:(query body:(setOperation[union] left:(query body:(select target:(target value:(constant 1))))
      right:(query body:(select target:(target value:(constant 2)))))))
      """)
    expectExpression(
      "(SELECT 1).a",
      """
      (indirection operand:(subquery body:(query body:(select target:(target value:(constant 1))))) field:(name a))
      """)
    expectExpression(
      "((SELECT 1) ORDER BY 1)",
      """
      (subquery body:(query body:(query body:(select target:(target value:(constant 1)))) orderBy:(sortKey value:(constant
      1))))
      """)
    expectExpression("EXISTS (SELECT 1)", "(exists body:(query body:(select target:(target value:(constant 1)))))")
    expectExpression(
      "NOT EXISTS ((SELECT 1))",
      """
      (not operand:(exists body:(query body:(select target:(target value:(constant 1))))))
      """)
    expectExpression("(VALUES (1))", "(subquery body:(query body:(values row:(row value:(constant 1)))))")
    expectExpression("(TABLE t)", "(subquery body:(query body:(tableQuery from:(relationName t))))")
    expectExpression(
      "(WITH a AS (SELECT 1) TABLE a)",
      """
      (subquery body:(query with:(with element:(withQuery name:(name a) body:(query body:(select target:(target
      value:(constant 1)))))) body:(tableQuery from:(relationName +commonTable a))))
      """)
  }

  @Test func caseBranches() {
    expectExpression(
      "CASE WHEN a THEN b END",
      """
      (caseExpression when:(caseBranch condition:(columnReference a) result:(columnReference b)))
      """)
    expectExpression(
      "CASE a WHEN 1 THEN b WHEN 2 THEN c ELSE d END",
      """
      (caseExpression operand:(columnReference a) when:(caseBranch condition:(constant 1) result:(columnReference b))
      when:(caseBranch condition:(constant 2) result:(columnReference c)) otherwise:(columnReference d))
      """)
  }
}
