import Testing

@testable import SQLSyntax

/// What binds what.
@Suite struct ExpressionTests {
  @Test func arithmeticBindsInLevels() {
    expectExpression(
      "a + b * c",
      """
      (binaryOperation[+] left:(columnReference a) right:(binaryOperation[*] left:(columnReference b) right:(columnReference
      c)))
      """)
    expectExpression(
      "a * b + c",
      """
      (binaryOperation[+] left:(binaryOperation[*] left:(columnReference a) right:(columnReference b)) right:(columnReference
      c))
      """)
    expectExpression(
      "a - b - c",
      """
      (binaryOperation[-] left:(binaryOperation[-] left:(columnReference a) right:(columnReference b)) right:(columnReference
      c))
      """)
    expectExpression(
      "- a ^ b",
      """
      (binaryOperation[^] left:(unaryOperation[-] operand:(columnReference a)) right:(columnReference b))
      """)
    expectExpression(
      "a % b / c",
      """
      (binaryOperation[/] left:(binaryOperation[%] left:(columnReference a) right:(columnReference b)) right:(columnReference
      c))
      """)
    expectExpression(
      "2 ^ 3 ^ 4",
      """
      (binaryOperation[^] left:(binaryOperation[^] left:(constant 2) right:(constant 3)) right:(constant 4))
      """)
    expectExpression("-1", "(unaryOperation[-] operand:(constant 1))")
    expectExpression("- - 1", "(unaryOperation[-] operand:(unaryOperation[-] operand:(constant 1)))")
    expectExpression(
      "(a + b) * c",
      """
      (binaryOperation[*] left:(binaryOperation[+] left:(columnReference a) right:(columnReference b)) right:(columnReference
      c))
      """)
  }

  @Test func otherOperatorsBindBelowArithmetic() {
    expectExpression(
      "a || b + c",
      """
      (binaryOperation[symbol] left:(columnReference a) operator:(operatorName[symbol] ||) right:(binaryOperation[+]
      left:(columnReference b) right:(columnReference c)))
      """)
    expectExpression(
      "a + b || c",
      """
      (binaryOperation[symbol] left:(binaryOperation[+] left:(columnReference a) right:(columnReference b))
      operator:(operatorName[symbol] ||) right:(columnReference c))
      """)
    expectExpression(
      "@ a + b",
      """
      (unaryOperation[symbol] operator:(operatorName[symbol] @) operand:(binaryOperation[+] left:(columnReference a)
      right:(columnReference b)))
      """)
    expectExpression(
      "a -> 'b' ->> 'c'",
      """
      (binaryOperation[symbol] left:(binaryOperation[symbol] left:(columnReference a) operator:(operatorName[symbol] ->)
      right:(constant 'b')) operator:(operatorName[symbol] ->>) right:(constant 'c'))
      """)
    expectExpression(
      "a = b || c",
      """
      (comparison[=] left:(columnReference a) right:(binaryOperation[symbol] left:(columnReference b)
      operator:(operatorName[symbol] ||) right:(columnReference c)))
      """)
    expectExpression(
      "a OPERATOR(s.+) b * c",
      """
      (binaryOperation[+] left:(columnReference a) operator:(operatorName[+] OPERATOR(s.+)) right:(binaryOperation[*]
      left:(columnReference b) right:(columnReference c)))
      """)
    expectExpression(
      "OPERATOR(s.!) a",
      """
      (unaryOperation[symbol] operator:(operatorName[symbol] OPERATOR(s.!)) operand:(columnReference a))
      """)
    expectExpression(
      "a OPERATOR(pg_catalog.=) b",
      """
      (comparison[=] left:(columnReference a) operator:(operatorName[=] OPERATOR(pg_catalog.=)) right:(columnReference b))
      """)
  }

  @Test func comparisonsBindBelowOperators() {
    expectExpression(
      "a < b + 1",
      """
      (comparison[<] left:(columnReference a) right:(binaryOperation[+] left:(columnReference b) right:(constant 1)))
      """)
    expectExpression("a = b IS NULL", "(isNull operand:(comparison[=] left:(columnReference a) right:(columnReference b)))")
    expectExpression("NOT a = b", "(not operand:(comparison[=] left:(columnReference a) right:(columnReference b)))")
    expectExpression(
      "a <> b AND c >= d",
      """
      (and operand:(comparison[<>] left:(columnReference a) right:(columnReference b)) operand:(comparison[>=]
      left:(columnReference c) right:(columnReference d)))
      """)
    expectExpression(
      "a = (b = c)",
      """
      (comparison[=] left:(columnReference a) right:(comparison[=] left:(columnReference b) right:(columnReference c)))
      """)
  }

  @Test func logicIsFlat() {
    expectExpression(
      "a AND b AND c",
      """
      (and operand:(columnReference a) operand:(columnReference b) operand:(columnReference c))
      """)
    expectExpression(
      "a OR b AND c OR d",
      """
      (or operand:(columnReference a) operand:(and operand:(columnReference b) operand:(columnReference c))
      operand:(columnReference d))
      """)
    expectExpression(
      "NOT a AND NOT b",
      """
      (and operand:(not operand:(columnReference a)) operand:(not operand:(columnReference b)))
      """)
    expectExpression("NOT (a OR b)", "(not operand:(or operand:(columnReference a) operand:(columnReference b)))")
    expectExpression(
      "(a AND b) AND c",
      """
      (and operand:(and operand:(columnReference a) operand:(columnReference b)) operand:(columnReference c))
      """)
  }

  @Test func rangesAndPatterns() {
    expectExpression(
      "a BETWEEN 1 AND 2 AND b",
      """
      (and operand:(between operand:(columnReference a) lowerBound:(constant 1) upperBound:(constant 2))
      operand:(columnReference b))
      """)
    expectExpression(
      "a NOT BETWEEN SYMMETRIC b AND c",
      """
      (between +not +symmetric operand:(columnReference a) lowerBound:(columnReference b) upperBound:(columnReference c))
      """)
    expectExpression(
      "a BETWEEN b + 1 AND c || d",
      """
      (between operand:(columnReference a) lowerBound:(binaryOperation[+] left:(columnReference b) right:(constant 1))
      upperBound:(binaryOperation[symbol] left:(columnReference c) operator:(operatorName[symbol] ||) right:(columnReference
      d)))
      """)
    expectExpression(
      "a LIKE 'x' ESCAPE '!'",
      """
      (like[like] operand:(columnReference a) pattern:(constant 'x') escape:(constant '!'))
      """)
    expectExpression(
      "a NOT ILIKE b || c",
      """
      (like[ilike] +not operand:(columnReference a) pattern:(binaryOperation[symbol] left:(columnReference b)
      operator:(operatorName[symbol] ||) right:(columnReference c)))
      """)
    expectExpression(
      "a SIMILAR TO b = c",
      """
      (comparison[=] left:(like[similar] operand:(columnReference a) pattern:(columnReference b)) right:(columnReference c))
      """)
    expectExpression(
      "a LIKE b AND c NOT SIMILAR TO d ESCAPE e",
      """
      (and operand:(like[like] operand:(columnReference a) pattern:(columnReference b)) operand:(like[similar] +not
      operand:(columnReference c) pattern:(columnReference d) escape:(columnReference e)))
      """)
  }

  @Test func membership() {
    expectExpression("a IN (1, 2)", "(inList operand:(columnReference a) value:(constant 1) value:(constant 2))")
    expectExpression("a NOT IN (1)", "(inList +not operand:(columnReference a) value:(constant 1))")
    expectExpression(
      "a IN (SELECT 1)",
      """
      (inQuery operand:(columnReference a) body:(query body:(select target:(target value:(constant 1)))))
      """)
    expectExpression(
      "(a, b) IN ((1, 2), (3, 4))",
      """
      (inList operand:(row value:(columnReference a) value:(columnReference b)) value:(row value:(constant 1) value:(constant
      2)) value:(row value:(constant 3) value:(constant 4)))
      """)
    expectExpression(
      "a IN ((SELECT 1))",
      """
      (inQuery operand:(columnReference a) body:(query body:(select target:(target value:(constant 1)))))
      """)
    expectExpression(
      "a IN ((SELECT 1), 2)",
      """
      (inList operand:(columnReference a) value:(subquery body:(query body:(select target:(target value:(constant 1)))))
      value:(constant 2))
      """)
    expectExpression(
      "a IN ((SELECT 1) UNION (SELECT 2))",
      """
      (inQuery operand:(columnReference a) body:(query body:(setOperation[union] left:(query body:(select target:(target
      value:(constant 1)))) right:(query body:(select target:(target value:(constant 2)))))))
      """)
    expectExpression(
      "a IN (1) = b",
      """
      (comparison[=] left:(inList operand:(columnReference a) value:(constant 1)) right:(columnReference b))
      """)
  }

  @Test func quantifiers() {
    expectExpression("a = ANY (b)", "(quantifiedComparison[=] left:(columnReference a) right:(columnReference b))")
    expectExpression(
      "a <= ALL (SELECT 1)",
      """
      (quantifiedComparison[<=] +all left:(columnReference a) right:(query body:(select target:(target value:(constant 1)))))
      """)
    expectExpression(
      "a = SOME (ARRAY[1, 2])",
      """
      (quantifiedComparison[=] left:(columnReference a) right:(array value:(constant 1) value:(constant 2)))
      """)
    expectExpression("a LIKE ANY (b)", "(quantifiedComparison[like] left:(columnReference a) right:(columnReference b))")
    expectExpression(
      "a NOT ILIKE ALL (b)",
      """
      (quantifiedComparison[ilike] +all +not left:(columnReference a) right:(columnReference b))
      """)
    expectExpression(
      "a OPERATOR(s.=) ANY (b)",
      """
      (quantifiedComparison[=] left:(columnReference a) operator:(operatorName[=] OPERATOR(s.=)) right:(columnReference b))
      """)
    expectExpression(
      "a || ANY (b)",
      """
      (quantifiedComparison[symbol] left:(columnReference a) operator:(operatorName[symbol] ||) right:(columnReference b))
      """)
  }

  @Test func tests() {
    expectExpression("a IS NULL", "(isNull operand:(columnReference a))")
    expectExpression("a NOTNULL", "(isNull +not operand:(columnReference a))")
    expectExpression("a ISNULL", "(isNull operand:(columnReference a))")
    expectExpression(
      "a IS NOT NULL OR b IS TRUE",
      """
      (or operand:(isNull +not operand:(columnReference a)) operand:(isTest[true] operand:(columnReference b)))
      """)
    expectExpression("a IS NOT UNKNOWN", "(isTest[unknown] +not operand:(columnReference a))")
    expectExpression(
      "a IS DISTINCT FROM b + 1",
      """
      (isDistinctFrom left:(columnReference a) right:(binaryOperation[+] left:(columnReference b) right:(constant 1)))
      """)
    expectExpression("a IS NOT DISTINCT FROM b", "(isDistinctFrom +not left:(columnReference a) right:(columnReference b))")
    expectExpression("a IS DOCUMENT", "(isTest[document] operand:(columnReference a))")
    expectExpression("a IS NOT NFC NORMALIZED", "(isTest[normalized] +not operand:(columnReference a) option:(name NFC))")
    expectExpression("a IS NORMALIZED", "(isTest[normalized] operand:(columnReference a))")
    expectExpression("a IS JSON", "(isJSON[json] operand:(columnReference a))")
    expectExpression("a IS NOT JSON OBJECT WITH UNIQUE KEYS", "(isJSON[object] +unique +not operand:(columnReference a))")
    expectExpression(
      "(a, b) OVERLAPS (c, d)",
      """
      (overlaps left:(row value:(columnReference a) value:(columnReference b)) right:(row value:(columnReference c)
      value:(columnReference d)))
      """)
    expectExpression("a IS NULL IS NOT NULL", "(isNull +not operand:(isNull operand:(columnReference a)))")
  }

  @Test func zonesAndCollations() {
    expectExpression(
      "a AT TIME ZONE 'UTC' + b",
      """
      (binaryOperation[+] left:(atTimeZone operand:(columnReference a) zone:(constant 'UTC')) right:(columnReference b))
      """)
    expectExpression("a AT LOCAL", "(atTimeZone operand:(columnReference a))")
    expectExpression(
      #"a || b COLLATE "C""#,
      #"""
      (binaryOperation[symbol] left:(columnReference a) operator:(operatorName[symbol] ||) right:(collate
      operand:(columnReference b) collation:(qualifiedName "C")))
      """#)
    expectExpression(
      "- a COLLATE s.c",
      """
      (collate operand:(unaryOperation[-] operand:(columnReference a)) collation:(qualifiedName s.c))
      """)
  }
}
