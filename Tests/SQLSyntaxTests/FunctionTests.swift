import Testing

@testable import SQLSyntax

/// Calls and the functions SQL calls with words of its own.
@Suite struct FunctionTests {
  @Test func calls() {
    expectExpression("f()", "(functionCall name:(qualifiedName f))")
    expectExpression(
      "s.f(a, 1)",
      """
      (functionCall name:(qualifiedName s.f) argument:(columnReference a) argument:(constant 1))
      """)
    expectExpression("f(*)", "(functionCall +special name:(qualifiedName f))")
    expectExpression(
      "f(DISTINCT a, b ORDER BY a DESC NULLS LAST, b USING >)",
      """
      (functionCall +distinct name:(qualifiedName f) argument:(columnReference a) argument:(columnReference b)
      orderBy:(sortKey +descending +nullsLast value:(columnReference a)) orderBy:(sortKey value:(columnReference b)
      operator:(operatorName[>] >)))
      """)
    expectExpression("f(ALL a)", "(functionCall +all name:(qualifiedName f) argument:(columnReference a))")
    expectExpression(
      "f(a, VARIADIC b)",
      """
      (functionCall +variadic name:(qualifiedName f) argument:(columnReference a) argument:(columnReference b))
      """)
    expectExpression("f(VARIADIC b)", "(functionCall +variadic name:(qualifiedName f) argument:(columnReference b))")
    expectExpression(
      "f(a => 1, b := 2)",
      """
      (functionCall name:(qualifiedName f) argument:(namedArgument name:(name a) value:(constant 1)) argument:(namedArgument
      name:(name b) value:(constant 2)))
      """)
    expectExpression(
      "left(a, 1)",
      """
      (functionCall name:(qualifiedName left) argument:(columnReference a) argument:(constant 1))
      """)
    expectExpression(
      "count(*) FILTER (WHERE a > 1)",
      """
      (functionCall +special name:(qualifiedName count) filter:(comparison[>] left:(columnReference a) right:(constant 1)))
      """)
    expectExpression(
      "f(x) WITHIN GROUP (ORDER BY y)",
      """
      (functionCall[within] name:(qualifiedName f) argument:(columnReference x) orderBy:(sortKey value:(columnReference y)))
      """)
  }

  @Test func windows() {
    expectExpression("rank() OVER w", "(functionCall name:(qualifiedName rank) over:(name w))")
    expectExpression(
      "sum(a) OVER ()",
      """
      (functionCall name:(qualifiedName sum) argument:(columnReference a) over:(windowDefinition ()))
      """)
    expectExpression(
      "sum(a) OVER (w PARTITION BY b, c ORDER BY d)",
      """
      (functionCall name:(qualifiedName sum) argument:(columnReference a) over:(windowDefinition parent:(name w)
      partitionBy:(columnReference b) partitionBy:(columnReference c) orderBy:(sortKey value:(columnReference d))))
      """)
    expectExpression(
      "sum(a) OVER (ROWS 1 PRECEDING)",
      """
      (functionCall name:(qualifiedName sum) argument:(columnReference a) over:(windowDefinition frame:(windowFrame[rows]
      lowerBound:(frameBound[preceding] value:(constant 1)))))
      """)
    expectExpression(
      "sum(a) OVER (RANGE BETWEEN UNBOUNDED PRECEDING AND b FOLLOWING EXCLUDE TIES)",
      """
      (functionCall name:(qualifiedName sum) argument:(columnReference a) over:(windowDefinition frame:(windowFrame[range]
      lowerBound:(frameBound[preceding] UNBOUNDED PRECEDING) upperBound:(frameBound[following] value:(columnReference b))
      option:(frameExclusion[ties] TIES))))
      """)
    expectExpression(
      "sum(a) FILTER (WHERE b) OVER (GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW)",
      """
      (functionCall name:(qualifiedName sum) argument:(columnReference a) filter:(columnReference b) over:(windowDefinition
      frame:(windowFrame[groups] lowerBound:(frameBound[current] CURRENT ROW) upperBound:(frameBound[following] UNBOUNDED
      FOLLOWING) option:(frameExclusion[current] CURRENT ROW))))
      """)
  }

  @Test func conditionals() {
    expectExpression(
      "COALESCE(a, b)",
      """
      (specialFunction[coalesce] argument:(columnReference a) argument:(columnReference b))
      """)
    expectExpression("GREATEST(a)", "(specialFunction[greatest] argument:(columnReference a))")
    expectExpression("LEAST(a, b)", "(specialFunction[least] argument:(columnReference a) argument:(columnReference b))")
    expectExpression("NULLIF(a, b)", "(specialFunction[nullif] argument:(columnReference a) argument:(columnReference b))")
    expectExpression(
      "GROUPING(a, b)",
      """
      (specialFunction[grouping] argument:(columnReference a) argument:(columnReference b))
      """)
    expectExpression("MERGE_ACTION()", "(specialFunction[mergeAction] MERGE_ACTION())")
  }

  @Test func valuesOfTheSession() {
    expectExpression("CURRENT_DATE", "(specialFunction[currentDate] CURRENT_DATE)")
    expectExpression("CURRENT_TIMESTAMP(3)", "(specialFunction[currentTimestamp] typeModifier:(constant 3))")
    expectExpression("LOCALTIME", "(specialFunction[localtime] LOCALTIME)")
    expectExpression("CURRENT_USER", "(specialFunction[currentUser] CURRENT_USER)")
    expectExpression("SESSION_USER", "(specialFunction[sessionUser] SESSION_USER)")
    expectExpression("USER", "(specialFunction[user] USER)")
    expectExpression("CURRENT_SCHEMA", "(specialFunction[currentSchema] CURRENT_SCHEMA)")
    expectExpression("CURRENT_SCHEMA()", "(functionCall name:(qualifiedName CURRENT_SCHEMA))")
    expectExpression("CURRENT_CATALOG", "(specialFunction[currentCatalog] CURRENT_CATALOG)")
  }

  @Test func textAndTime() {
    expectExpression("EXTRACT(epoch FROM a)", "(specialFunction[extract] field:(name epoch) argument:(columnReference a))")
    expectExpression("EXTRACT(YEAR FROM a)", "(specialFunction[extract] field:(name YEAR) argument:(columnReference a))")
    expectExpression(
      "EXTRACT('dow' FROM a)",
      """
      (specialFunction[extract] field:(constant 'dow') argument:(columnReference a))
      """)
    expectExpression(
      "OVERLAY(a PLACING b FROM 1 FOR 2)",
      """
      (specialFunction[overlay] argument:(columnReference a) option:(specialOption[placing] PLACING) argument:(columnReference
      b) argument:(constant 1) argument:(constant 2))
      """)
    expectExpression("overlay(a, b)", "(specialFunction[overlay] argument:(columnReference a) argument:(columnReference b))")
    expectExpression(
      "POSITION(a IN b)",
      """
      (specialFunction[position] argument:(columnReference a) argument:(columnReference b))
      """)
    expectExpression(
      "SUBSTRING(a FROM 1 FOR 2)",
      """
      (specialFunction[substring] argument:(columnReference a) option:(specialOption[from] FROM) argument:(constant 1)
      option:(specialOption[for] FOR) argument:(constant 2))
      """)
    expectExpression(
      "SUBSTRING(a FOR 2)",
      """
      (specialFunction[substring] argument:(columnReference a) option:(specialOption[for] FOR) argument:(constant 2))
      """)
    expectExpression(
      "SUBSTRING(a SIMILAR b ESCAPE c)",
      """
      (specialFunction[substring] argument:(columnReference a) option:(specialOption[similar] SIMILAR)
      argument:(columnReference b) argument:(columnReference c))
      """)
    expectExpression("substring(a, 1)", "(specialFunction[substring] argument:(columnReference a) argument:(constant 1))")
    expectExpression("TRIM(a)", "(specialFunction[trim] argument:(columnReference a))")
    expectExpression(
      "TRIM(BOTH 'x' FROM a)",
      """
      (specialFunction[trim] option:(specialOption[both] BOTH) argument:(constant 'x') option:(specialOption[from] FROM)
      argument:(columnReference a))
      """)
    expectExpression(
      "TRIM(LEADING FROM a)",
      """
      (specialFunction[trim] option:(specialOption[leading] LEADING) option:(specialOption[from] FROM)
      argument:(columnReference a))
      """)
    expectExpression("trim(a, b)", "(specialFunction[trim] argument:(columnReference a) argument:(columnReference b))")
    expectExpression(
      "NORMALIZE(a, NFC)",
      """
      (specialFunction[normalize] argument:(columnReference a) option:(specialOption[nfc] NFC))
      """)
    expectExpression(
      "TREAT(a AS t)",
      """
      (specialFunction[treat] argument:(columnReference a) type:(typeName name:(qualifiedName t)))
      """)
    expectExpression("COLLATION FOR (a)", "(specialFunction[collation] argument:(columnReference a))")
  }

  @Test func xml() {
    expectExpression(
      "XMLCONCAT(a, b)",
      """
      (specialFunction[xmlconcat] argument:(columnReference a) argument:(columnReference b))
      """)
    expectExpression("XMLELEMENT(NAME foo)", "(specialFunction[xmlelement] name:(name foo))")
    expectExpression(
      "XMLELEMENT(NAME foo, XMLATTRIBUTES(a, b AS c), d, 'e')",
      """
      (specialFunction[xmlelement] name:(name foo) element:(target value:(columnReference a)) element:(target
      value:(columnReference b) alias:(name c)) argument:(columnReference d) argument:(constant 'e'))
      """)
    expectExpression(
      "XMLFOREST(a, b AS c)",
      """
      (specialFunction[xmlforest] element:(target value:(columnReference a)) element:(target value:(columnReference b)
      alias:(name c)))
      """)
    expectExpression(
      "XMLPARSE(DOCUMENT a PRESERVE WHITESPACE)",
      """
      (specialFunction[xmlparse] option:(specialOption[document] DOCUMENT) argument:(columnReference a)
      option:(specialOption[preserve] PRESERVE WHITESPACE))
      """)
    expectExpression("XMLPI(NAME php, 'x')", "(specialFunction[xmlpi] name:(name php) argument:(constant 'x'))")
    expectExpression(
      "XMLROOT(a, VERSION '1.0', STANDALONE YES)",
      """
      (specialFunction[xmlroot] argument:(columnReference a) option:(specialOption[version] argument:(constant '1.0'))
      option:(specialOption[standalone] STANDALONE YES))
      """)
    expectExpression(
      "XMLROOT(a, VERSION NO VALUE, STANDALONE NO VALUE)",
      """
      (specialFunction[xmlroot] argument:(columnReference a) option:(specialOption[version] VERSION NO VALUE)
      option:(specialOption[standalone] +not STANDALONE NO VALUE))
      """)
    expectExpression(
      "XMLSERIALIZE(CONTENT a AS text NO INDENT)",
      """
      (specialFunction[xmlserialize] option:(specialOption[content] CONTENT) argument:(columnReference a) type:(typeName
      name:(qualifiedName text)) option:(specialOption[indent] +not NO INDENT))
      """)
    expectExpression(
      "XMLEXISTS('//a' PASSING BY REF b)",
      """
      (specialFunction[xmlexists] argument:(constant '//a') argument:(columnReference b))
      """)
  }

  @Test func json() {
    expectExpression(
      "JSON_OBJECT('a': 1, 'b' VALUE c FORMAT JSON ABSENT ON NULL WITH UNIQUE KEYS RETURNING jsonb)",
      """
      (specialFunction[jsonObject] element:(jsonMember name:(constant 'a') value:(constant 1)) element:(jsonMember
      name:(constant 'b') value:(formattedValue value:(columnReference c))) option:(specialOption[absent] ABSENT ON NULL)
      option:(specialOption[unique] WITH UNIQUE KEYS) returns:(typeName name:(qualifiedName jsonb)))
      """)
    expectExpression(
      "JSON_OBJECT(a, b)",
      """
      (specialFunction[jsonObject] argument:(columnReference a) argument:(columnReference b))
      """)
    expectExpression(
      "JSON_OBJECT(RETURNING text)",
      """
      (specialFunction[jsonObject] returns:(typeName name:(qualifiedName text)))
      """)
    expectExpression("JSON_OBJECT()", "(specialFunction[jsonObject] JSON_OBJECT())")
    expectExpression(
      "JSON_ARRAY(1, a NULL ON NULL RETURNING text FORMAT JSON)",
      """
      (specialFunction[jsonArray] argument:(constant 1) argument:(columnReference a) option:(specialOption[null] NULL ON NULL)
      returns:(formattedValue value:(typeName name:(qualifiedName text))))
      """)
    expectExpression(
      "JSON_ARRAY(SELECT 1 RETURNING jsonb)",
      """
      (specialFunction[jsonArray] source:(query body:(select target:(target value:(constant 1)))) returns:(typeName
      name:(qualifiedName jsonb)))
      """)
    expectExpression("JSON_ARRAY()", "(specialFunction[jsonArray] JSON_ARRAY())")
    expectExpression(
      "JSON_ARRAYAGG(a ORDER BY b NULL ON NULL) FILTER (WHERE c)",
      """
      (specialFunction[jsonArrayagg] argument:(columnReference a) orderBy:(sortKey value:(columnReference b))
      option:(specialOption[null] NULL ON NULL) filter:(columnReference c))
      """)
    expectExpression(
      "JSON_OBJECTAGG(a: b) OVER w",
      """
      (specialFunction[jsonObjectagg] element:(jsonMember name:(columnReference a) value:(columnReference b)) over:(name w))
      """)
    expectExpression(
      "JSON(a WITH UNIQUE)",
      """
      (specialFunction[json] argument:(columnReference a) option:(specialOption[unique] WITH UNIQUE))
      """)
    expectExpression("JSON_SCALAR(a)", "(specialFunction[jsonScalar] argument:(columnReference a))")
    expectExpression(
      "JSON_SERIALIZE(a RETURNING bytea)",
      """
      (specialFunction[jsonSerialize] argument:(columnReference a) returns:(typeName name:(qualifiedName bytea)))
      """)
    expectExpression(
      "JSON_VALUE(a, '$.x' PASSING b AS c RETURNING int DEFAULT 0 ON EMPTY ERROR ON ERROR)",
      """
      (specialFunction[jsonValue] argument:(columnReference a) argument:(constant '$.x') parameter:(target
      value:(columnReference b) alias:(name c)) returns:(typeName name:(qualifiedName int)) otherwise:(jsonBehavior[default]
      +special value:(constant 0)) otherwise:(jsonBehavior[error] ERROR ON ERROR))
      """)
    expectExpression(
      "JSON_QUERY(a, '$' WITH CONDITIONAL WRAPPER OMIT QUOTES ON SCALAR STRING EMPTY ARRAY ON ERROR)",
      """
      (specialFunction[jsonQuery] argument:(columnReference a) argument:(constant '$') option:(specialOption[conditional] WITH
      CONDITIONAL WRAPPER) option:(specialOption[omit] OMIT QUOTES ON SCALAR STRING) otherwise:(jsonBehavior[array] EMPTY
      ARRAY ON ERROR))
      """)
    expectExpression(
      "JSON_EXISTS(a, '$' FALSE ON ERROR)",
      """
      (specialFunction[jsonExists] argument:(columnReference a) argument:(constant '$') otherwise:(jsonBehavior[false] FALSE
      ON ERROR))
      """)
  }
}
