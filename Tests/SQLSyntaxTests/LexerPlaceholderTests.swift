import SourceText
import Testing

@testable import SQLSyntax

@Suite struct LexerPlaceholderTests {
  @Test func templates() {
    expectTokens([
      ("${x}", "hole ${x}"),
      ("{{ x }}", "hole {{ x }}"),
      ("{{\n x\n}}", "hole {{\n x\n}}"),
      ("{% if x %} a {% endif %}", "hole {% if x %} ¦ word a ¦ hole {% endif %}"),
      ("<%= x %>", "hole <%= x %>"),
      ("\u{FFFC}", "hole \u{FFFC}"),
      ("${s}.t", "hole ${s} ¦ dot . ¦ word t"),
      ("s.${t}", "word s ¦ dot . ¦ hole ${t}"),
      ("tbl_${x}", "hole tbl_${x}"),
      ("${x}_old y", "hole ${x}_old ¦ word y"),
      ("{{a}}_b", "hole {{a}}_b"),
      ("a_{{ b }}_c", "hole a_{{ b }}_c"),
      ("a_<%= b %>", "hole a_<%= b %>"),
      ("${a}${b}", "hole ${a}${b}"),
      ("a\u{FFFC}b", "hole a\u{FFFC}b"),
      ("tab_\u{FFFC} x", "hole tab_\u{FFFC} ¦ word x"),
      ("CREATE TABLE ${x}(a int)", "create CREATE ¦ table TABLE ¦ hole ${x} ¦ leftParen ( ¦ word a ¦ int int ¦ rightParen )"),
    ])
  }

  @Test func variablesOfShellsAndExtensions() {
    expectTokens([
      ("$NAME int", "hole $NAME ¦ int int"),
      ("$a$ $b $a$", "dollarString $a$ $b $a$"),
      ("a$b some_long_identifier$c", "word a$b ¦ word some_long_identifier$c"),
      ("@extschema@.f", "hole @extschema@ ¦ dot . ¦ word f"),
      ("a::@extschema:postgis@.t", "word a ¦ typecast :: ¦ hole @extschema:postgis@ ¦ dot . ¦ word t"),
      ("TO @extowner@", "to TO ¦ hole @extowner@"),
      ("a @e@ b", "word a ¦ symbol @ ¦ word e ¦ symbol @ ¦ word b"),
    ])
  }

  @Test func aTemplateInANameHasQuotesOfItsOwn() {
    expectTokens([
      (#""{{ index .Options "Namespace" }}".t"#, #"quotedWord "{{ index .Options "Namespace" }}" ¦ dot . ¦ word t"#),
      (#""{{" "b""#, #"quotedWord "{{" ¦ quotedWord "b""#),
    ])
  }

  @Test func aTemplateMayBeAQuery() {
    expectTree(
      "SELECT FROM ({{ q }}) AS a",
      "(query body:(select from:(derivedTable body:(query body:(unknownValue {{ q }})) alias:(name a))))")
    expectTree("CREATE VIEW v AS :q", "(createView name:(relationName v) body:(query body:(unknownValue :q)))")
    expectTree(
      "WITH a AS (%s) TABLE a",
      """
      (query with:(with element:(withQuery name:(name a) body:(query body:(unknownValue %s)))) body:(tableQuery
      from:(relationName +commonTable a)))
      """)
  }

  @Test func whatIsNeverClosedIsNoTemplate() {
    expectTokens([
      ("a < b", "word a ¦ lessThan < ¦ word b"),
      ("a <% b", "word a ¦ symbol <% ¦ word b"),
      ("a %> b", "word a ¦ symbol %> ¦ word b"),
      ("a <%= b", "word a ¦ symbol <%= ¦ word b"),
      ("{ a }", "invalid { ¦ word a ¦ invalid }"),
      ("{{ a }", "invalid { ¦ invalid { ¦ word a ¦ invalid }"),
      ("a_${x", "word a_$ ¦ invalid { ¦ word x"),
      ("{{" + String(repeating: " ", count: 5000) + "}}", "invalid { ¦ invalid { ¦ invalid }}"),
    ])
    #expect(problems("{ a }") == "strayByte { ¦ strayByte }")
  }

  @Test func binds() {
    expectTokens([
      ("VALUES (%s, %s)", "values VALUES ¦ leftParen ( ¦ hole %s ¦ comma , ¦ hole %s ¦ rightParen )"),
      ("a = %(name)s", "word a ¦ equalSign = ¦ hole %(name)s"),
      ("WHERE a=? AND b>=?", "where WHERE ¦ word a ¦ equalSign = ¦ hole ? ¦ and AND ¦ word b ¦ greaterEqual >= ¦ hole ?"),
      ("a=%s", "word a ¦ equalSign = ¦ hole %s"),
      ("a||%s", "word a ¦ symbol || ¦ hole %s"),
      ("a<>%(b)s", "word a ¦ notEqual <> ¦ hole %(b)s"),
      ("?::int", "hole ? ¦ typecast :: ¦ int int"),
      ("LIMIT ? OFFSET %s", "limit LIMIT ¦ hole ? ¦ offset OFFSET ¦ hole %s"),
      ("BETWEEN ? AND ?", "between BETWEEN ¦ hole ? ¦ and AND ¦ hole ?"),
      ("UPDATE %s SET", "update UPDATE ¦ hole %s ¦ set SET"),
      ("DROP TABLE %s_old", "drop DROP ¦ table TABLE ¦ hole %s_old"),
      ("IN (?,?)", "in IN ¦ leftParen ( ¦ hole ? ¦ comma , ¦ hole ? ¦ rightParen )"),
      ("[?]", "leftBracket [ ¦ hole ? ¦ rightBracket ]"),
    ])
  }

  @Test func operatorsThatLookLikeBinds() {
    expectTokens([
      ("a ? 'k'", "word a ¦ symbol ? ¦ stringLiteral 'k'"),
      ("data ? 'k'", "data data ¦ symbol ? ¦ stringLiteral 'k'"),
      ("a ?| b ?& c", "word a ¦ symbol ?| ¦ word b ¦ symbol ?& ¦ word c"),
      ("a @? b", "word a ¦ symbol @? ¦ word b"),
      ("SELECT ?| a", "select SELECT ¦ symbol ?| ¦ word a"),
      ("a %s", "word a ¦ percent % ¦ word s"),
      ("a % 5", "word a ¦ percent % ¦ integerLiteral 5"),
      ("(a) %(b)", "leftParen ( ¦ word a ¦ rightParen ) ¦ percent % ¦ leftParen ( ¦ word b ¦ rightParen )"),
      ("10 %size", "integerLiteral 10 ¦ percent % ¦ word size"),
      ("'{}'::jsonb ? 'a'", "stringLiteral '{}' ¦ typecast :: ¦ word jsonb ¦ symbol ? ¦ stringLiteral 'a'"),
      ("a[1] ? 'b'", "word a ¦ leftBracket [ ¦ integerLiteral 1 ¦ rightBracket ] ¦ symbol ? ¦ stringLiteral 'b'"),
      ("t.c%TYPE", "word t ¦ dot . ¦ word c ¦ percent % ¦ type TYPE"),
      ("END %s", "end END ¦ percent % ¦ word s"),
    ])
  }

  @Test func variables() {
    expectTokens([
      (
        "SELECT :x, :'x', :\"x\", :{?x}",
        "select SELECT ¦ variable :x ¦ comma , ¦ variable :'x' ¦ comma , ¦ variable :\"x\" ¦ comma , ¦ variable :{?x}"
      ),
      (":schema.t", "variable :schema ¦ dot . ¦ word t"),
      (":1", "variable :1"),
      ("t_:suffix", "hole t_:suffix"),
      ("a::int", "word a ¦ typecast :: ¦ int int"),
      (":a::int", "variable :a ¦ typecast :: ¦ int int"),
      ("a := 1", "word a ¦ colonEquals := ¦ integerLiteral 1"),
      (": x", "colon : ¦ word x"),
      (":'x y'", "colon : ¦ stringLiteral 'x y'"),
      (":''", "colon : ¦ stringLiteral ''"),
      ("\\:x", "colon \\: ¦ word x"),
      // Bounds of a subscript.
      ("a[1:2]", "word a ¦ leftBracket [ ¦ integerLiteral 1 ¦ colon : ¦ integerLiteral 2 ¦ rightBracket ]"),
      ("a[:n]", "word a ¦ leftBracket [ ¦ colon : ¦ word n ¦ rightBracket ]"),
      (
        "a[m:n][:]",
        "word a ¦ leftBracket [ ¦ word m ¦ colon : ¦ word n ¦ rightBracket ] ¦ leftBracket [ ¦ colon : ¦ rightBracket ]"
      ),
      (
        "a[f(:n):2]",
        "word a ¦ leftBracket [ ¦ word f ¦ leftParen ( ¦ variable :n ¦ rightParen ) ¦ colon : ¦ integerLiteral 2 ¦ rightBracket ]"
      ),
      ("ARRAY[:x, :y]", "array ARRAY ¦ leftBracket [ ¦ variable :x ¦ comma , ¦ variable :y ¦ rightBracket ]"),
      ("ARRAY[[:x]]", "array ARRAY ¦ leftBracket [ ¦ leftBracket [ ¦ variable :x ¦ rightBracket ] ¦ rightBracket ]"),
      (
        "ARRAY[a[1:b]]",
        "array ARRAY ¦ leftBracket [ ¦ word a ¦ leftBracket [ ¦ integerLiteral 1 ¦ colon : ¦ word b ¦ rightBracket ] ¦ rightBracket ]"
      ),
      // Keys and values of JSON_OBJECT.
      ("JSON_OBJECT('a':b)", "jsonObject JSON_OBJECT ¦ leftParen ( ¦ stringLiteral 'a' ¦ colon : ¦ word b ¦ rightParen )"),
      (
        "JSON_OBJECT('a':1, b:2)",
        "jsonObject JSON_OBJECT ¦ leftParen ( ¦ stringLiteral 'a' ¦ colon : ¦ integerLiteral 1 ¦ comma , ¦ word b ¦ colon : ¦ integerLiteral 2 ¦ rightParen )"
      ),
      ("JSON_OBJECT(:k: :v)", "jsonObject JSON_OBJECT ¦ leftParen ( ¦ variable :k ¦ colon : ¦ variable :v ¦ rightParen )"),
    ])
  }

  @Test func placeholdersInsideStringsAndNames() {
    func containsHole(_ text: String) -> Bool { Lexer.lex(SourceText(text)).containsHole(at: 0) }
    for text in [
      "'${x}'", "'a{{ x }}b'", "'<%= x %>'", "\"t_${x}\"", "$$ {% if %} $$", "'\u{FFFC}'", "\"a\u{FFFC}\"", "${x}", ":x",
      "E'a${b}'", "'{{ ${x}'", "'{{ x }}'", "'{{.x}}'", "'{{x}}{{y}}'", "'{{x}},{{y}}'", "'{{x}}' {{y}}", "'{{a},${b}}'",
      "'{{.x}} {{.y}}'",
    ] { #expect(containsHole(text), "\(text)") }
    for text in [
      "'x'", "'{{1,2},{3}'", "'${x'", "'$x'", "\"{x}\"", "'<% x %>'", "'100%'", "a", "1", "'{'", "'$'", "'<%='",
      "'{{a},{b}}'", "'{{a}}'", "E'{{a}}'", "'{{ a }, { b }}'", "'{{a},{b}}' {{y}}", "'{{\"a}}b\"}}'",
    ] {
      #expect(!containsHole(text), "\(text)")
    }
  }
}
