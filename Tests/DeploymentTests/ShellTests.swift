import SourceText
import Testing

@testable import Deployment

@Suite("Shell") struct ShellTests {
  @Test(
    "Words end at blanks, and quotes and escapes are gone",
    arguments: [
      ("a 'b c' \"d e\" f\\ g", ["a b c d e f g"]), ("echo a\\\n  b", ["echo a b"]), ("a#b # c", ["a#b"]),
      ("a > file 2>&1 < in b", ["a b"]), ("a &> x; b", ["a", "b"]), ("a \"b'c\" 'd\"e'", ["a b'c d\"e"]), ("", []),
      ("a \"$b\" ${c:-d} $(e f) `g`", ["e f", "g", "a … … … …"]), ("x=1 a", ["a"]),
      ("a ${{ secrets.B }} {{ c }} d", ["a … … d"]),
      ("a \"b\nc\"", ["a b\nc"]), ("cat <<EOF | b\nc d\nEOF\ne", ["cat", "b", "e"]), ("a <<-'E'\n\tb\n\tE\nc", ["a", "c"]),
      ("a \"${b:-it's}\" c", ["a … c"]), ("a $(b \"it's\") c", ["b it's", "a … c"]), ("a $((1 + 2)) b", ["a … b"]),
    ])
  func words(_ text: String, _ commands: [String]) {
    #expect(PipelineReading.commands(text) == commands)
  }

  @Test(
    "What depends on something may not run",
    arguments: [
      ("a && b || c", ["a", "b", "c?"]), ("[ -f x ] && a", ["[ -f x ]", "a?"]), ("a; b & c", ["a", "b?", "c"]),
      ("if a; then b; else c; fi; d", ["a", "b", "c?", "d"]), ("if [ x ]; then b; fi", ["[ x ]", "b?"]),
      ("if ! a; then b; fi", ["a", "b?"]), ("while a; do b; done", ["a", "b?"]), ("until a; do b; done; c", ["a", "b?", "c"]),
      ("for x in 1 2; do a; done", ["a"]), ("for x in $y; do a; done", ["a?"]),
      ("case $1 in a) b;; *) c;; esac; d", ["b?", "c?", "d"]),
      ("{ a; b; }; (c; d)", ["a", "b", "c", "d"]), ("f() { a; }\nf", ["f()", "a", "f"]),
      ("function f { a; }\nf", ["f()", "a", "f"]),
      ("a | b", ["a", "b"]), ("! a", ["a"]), ("if a; then b; elif c; then d; fi", ["a", "b", "c?", "d?"]),
    ])
  func certainty(_ text: String, _ commands: [String]) {
    #expect(PipelineReading.commands(text) == commands)
  }

  @Test("A word knows where it is written, in a script within a script as well")
  func places() throws {
    let text = SourceText("sudo bash -c 'cd x && goose \"up\"'")
    let items = ShellReader.read(ShellText(text))
    guard case .command(let command) = try #require(items.first), let script = command.words.last?.text else { return }
    guard case .command(let inner) = try #require(ShellReader.read(script).last) else { return }
    #expect(inner.words.map(\.string) == ["goose", "up"])
    #expect(text[inner.place.span] == "goose \"up\"")
  }

  @Test(
    "Broken text is read to its end",
    arguments: ["'", "\"", "$(", "${", "`", "<<EOF", "if", "((((", "case x in", "a &&", "{{", ")", ";;", "\\"])
  func broken(_ text: String) {
    for part in [text, "a " + text, text + "\nb", "if " + text + " then"] { _ = PipelineReading.commands(part) }
  }

  @Test("Every beginning of a script can be read")
  func beginnings() {
    let script =
      "set -e\nf() { for i in 1 2; do if [ \"$i\" = \"${x:-$(y)}\" ]; then a <<E && b 'c'\nd\nE\nfi; done; }\ncase $1 in (a|b) f;; esac\n"
    for count in 0...script.utf8.count { _ = PipelineReading.commands(String(script.prefix(count))) }
  }

  @Test("Deep nesting and long lines end")
  func hostile() {
    _ = PipelineReading.commands(String(repeating: "(", count: 20_000))
    _ = PipelineReading.commands(String(repeating: "$(", count: 20_000))
    _ = PipelineReading.commands(String(repeating: "if a; then ", count: 20_000))
    _ = PipelineReading.commands(String(repeating: "a b && ", count: 50_000))
    #expect(PipelineReading.commands(String(repeating: "x", count: 2 << 20)).isEmpty)
  }
}
