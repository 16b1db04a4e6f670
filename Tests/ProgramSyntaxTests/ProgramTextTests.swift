import ProgramSyntax
import SourceText
import Testing

@Suite("Tokens of programs") struct ProgramTextTests {
  /// Strings as `"…"`, characters as `'…'`, regular expressions as `/…/`, all else as it stands.
  private func tokens(_ source: String, _ file: String) -> [String] {
    let text = SourceText(name: file, source)
    let program = ProgramText(text, ProgramLanguage(ofFile: file)!)
    return program.tokens.map {
      switch $0.kind {
      case .string: "\"\(program.string($0))\""
      case .character: "'\(program.string($0))'"
      case .regex: "/\(program.string($0))/"
      case .word, .number, .sign: program.string($0)
      }
    }
  }

  /// What the strings say: text as it is, a hole as `‹its code›`.
  private func strings(_ source: String, _ file: String) -> [String] {
    let text = SourceText(name: file, source)
    let program = ProgramText(text, ProgramLanguage(ofFile: file)!)
    return program.tokens.filter { $0.kind == .string }.map { token in
      program.parts(of: token).map { part in
        switch part {
        case .text(let text): text.text
        case .hole(let code, _): "‹\(program.text[code])›"
        }
      }.joined()
    }
  }

  @Test("JavaScript: templates in templates, regular expressions, quotes that nothing closes")
  func javaScript() {
    #expect(strings("a = `x${f(`y${'}'}z`)}w`", "a.ts") == ["x‹f(`y${'}'}z`)›w"])
    #expect(strings(#"sql`a \` b`, 'it\'s', "\u{41}\x42\103""#, "a.ts") == ["a ` b", "it's", "ABC"])
    #expect(
      tokens("x = a / b / 'c'; y = /'[/]\\//g", "a.ts")
        == "x = a / b / \"c\" ; y = /'[/]\\// g".split(separator: " ").map(String.init))
    #expect(tokens("'a\nb'c'", "a.js") == ["\"a\"", "b", "\"c\""])
    #expect(tokens("// 'a'\n/* \" */ 1.5e3 // `", "a.js") == ["1.5e3"])
  }

  @Test("JSX: text holds no strings, braces hold code")
  func markup() {
    let source = """
      const a = <p class="it's">Don't {f('x')} <b>`</b></p>; const b = "y"; if (a < b) c = '>'
      """
    #expect(strings(source, "a.tsx") == ["it's", "x", "y", ">"])
    #expect(strings("const f = <T,>(x: T) => 'a'; const g = <T>(x: T) => 'b'", "a.tsx") == ["a", "b"])
    #expect(strings("return cond ? <A<B> render={() => <i>'</i>} /> : <>'{`c`}'</>; 'd'", "a.jsx") == ["c", "d"])
    #expect(strings("const a = <any>'x'; b = 'y'", "a.ts") == ["x", "y"])
    #expect(strings("<template>it's</template>\n<script setup>const a = 'x'</script>\n<style>'</style>", "a.vue") == ["x"])
  }

  @Test("Go: backticks, runes")
  func go() {
    #expect(strings("q := `a\\n\n\"b\"` + \"c\\td\\u00e9\"; r := '\"'; s := \"e\"", "a.go") == ["a\\n\n\"b\"", "c\tdé", "e"])
  }

  @Test("Rust: raw strings, lifetimes, characters, nested comments")
  func rust() {
    #expect(
      strings(##"fn f<'a>(x: &'a str) { g(r#"a "b" c"#, '"', b"d", br"e\", '\'') }"##, "a.rs") == ["a \"b\" c", "d", "e\\"])
    #expect(strings("/* /* \" */ \" */ \"a\\\n    b\"", "a.rs") == ["ab"])
  }

  @Test("Java and Kotlin: text blocks, templates, quoted names")
  func java() {
    #expect(strings("String a = \"\"\"\n  x \"y\" \\\"\"\" z\"\"\" + \"b\" + 'c';", "A.java") == ["\n  x \"y\" \"\"\" z", "b"])
    #expect(strings(#"val a = "x $name y ${f("z")} \$w"; fun `it's`() = 'q'"#, "a.kt") == [#"x ‹name› y ‹f("z")› $w"#])
    #expect(strings("val a = \"\"\"a\\n \"b\" $c \"\"\"\"; val d = \"e\"", "a.kt") == ["a\\n \"b\" ‹c› \"", "e"])
  }

  @Test("Ruby: heredocs, percent literals, interpolation, comments, regular expressions")
  func ruby() {
    let source = """
      a(<<~SQL, <<-'RAW', 'x\\'y', "i #{b["z"]} #@c")
        one #{d}
        SQL
        two \\n #{e}
      RAW
      f %q(p (q) r), %w[s t], %(u #{v})
      g = h / 2 # "'
      i if /'"/ =~ j
      =begin
      "
      =end
      k = l ? 'm' : "n"
      __END__
      "
      """
    #expect(
      strings(source, "a.rb") == [
        "  one ‹d›\n", "  two \\n #{e}\n", "x'y", "i ‹b[\"z\"]› ‹c›", "p (q) r", "s t", "u ‹v›", "m", "n",
      ])
  }

  @Test("PHP: text around the code, heredocs, variables in strings")
  func php() {
    let source = """
      It's <?php $a = 'b\\'c\\n'; // it's ?> don't <?= "d $e[0] {$f->g('h')} $i->j \\$k" ?> "
      <?php
      q(<<<SQL
        x $y
        SQL, <<<'RAW'
      $z
      RAW);
      """
    #expect(strings(source, "a.php") == ["b'c\\n", "d ‹$e[0]› ‹$f->g('h')› ‹$i->j› $k", "  x ‹$y›\n", "$z\n"])
    #expect(strings("f('a', \"b\")", "a.php") == ["a", "b"])
  }

  @Test("C#, Swift, Elixir")
  func others() {
    #expect(
      strings(##"a = $"x {b["c"]} {{y}}" + @"d""e\" + $@"f""{g}" + $$"""h {i} {{j}}""" + 'k' + "l";"##, "a.cs") == [
        "x ‹b[\"c\"]› {y}", "d\"e\\", "f\"‹g›", "h {i} ‹j›", "l",
      ])
    #expect(strings(##"a = "x \(f("y")) z" + #"b \n \#(c)"# + "d""##, "a.swift") == ["x ‹f(\"y\")› z", "b \\n ‹c›", "d"])
    #expect(
      strings(##"a = "x #{b("c")}" <> ~s(d "e" #{f}) <> ~S(g #{h}) <> ?" <> 'i' <> ~r/"/ <> "j""##, "a.ex") == [
        "x ‹b(\"c\")›", "d \"e\" ‹f›", "g #{h}", "i", "j",
      ])
  }

  @Test("Each byte of a string leads back to where it is written")
  func places() throws {
    let text = SourceText(name: "a.js", #"f("a\n\u0062c")"#)
    let program = ProgramText(text, .javaScript)
    let token = try #require(program.tokens.first { $0.kind == .string })
    guard case .text(let content)? = program.parts(of: token).first else { return #expect(Bool(false)) }
    #expect(content.text == "a\nbc")
    #expect((0..<4).map { text[content.map.source(of: Span(start: $0, end: $0 + 1))] } == ["a", "\\n", "\\u0062", "c"])
    #expect(token.start == 2)
  }

  @Test("Words behind each other, and what a property is set to")
  func finding() {
    let program = ProgramText(SourceText("f({ dialect: 'mysql', n: 1 }) // g(x)\ng(x)"), .javaScript)
    #expect(program.first("g(x)").map(program.line) == 2)
    #expect(program.string(ofProperty: "dialect")?.value == "mysql")
    #expect(program.string(ofProperty: "n") == nil)
    #expect(program.first("\"mysql\"") != nil && program.first("mysql") == nil)
  }
}
