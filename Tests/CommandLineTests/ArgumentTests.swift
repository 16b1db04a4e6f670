import TestSupport
import Testing

@testable import CommandLine

@Suite("Arguments") struct ArgumentTests {
  @Test(
    "What cannot be meant is answered with one line that says what can",
    arguments: [
      (["parse"], "parse needs a file, a folder or '-'; see 'plimsoll parse --help'"),
      (["prase", "x.sql"], "unknown command 'prase'; did you mean 'parse'?"),
      (["PARSE", "x.sql"], "unknown command 'PARSE'; did you mean 'parse'?"),
      (["frobnicate"], "'frobnicate' is no command and no file; see 'plimsoll --help'"),
      (["check", "x.sql"], "no such file or folder: 'x.sql'"),
      (["--format", "json", "x.sql"], "no such file or folder: 'x.sql'"),
      (["chekc", "x.sql"], "unknown command 'chekc'; did you mean 'check'?"),
      (["check", "--postgres", "9"], "--postgres takes a major version from 10 to 18, not '9'"),
      (["check", "--postgres", "new"], "--postgres takes a major version from 10 to 18, not 'new'"),
      (["check", "--rule", "x"], "--rule takes ID=error|warning|note|off, not 'x'"),
      (
        ["check", "--rule", "transaction-left-opn=off"],
        "unknown rule 'transaction-left-opn'; did you mean 'transaction-left-open'?"
      ),
      (
        ["check", "--rule", "transaction-left-open=bad"],
        "--rule transaction-left-open takes error, warning, note or off, not 'bad'"
      ),
      (["check", "--fail-on", "all"], "--fail-on takes error, warning, note or never, not 'all'"),
      (["check", "--framework", "gose"], "unknown framework 'gose'; did you mean 'goose'?"),
      (["check", "-", "x.sql"], "'-' for standard input stands alone"),
      (["check", "--stdin-path", "a.sql", "x.sql"], "--stdin-path is given, but '-' for standard input is not"),
      (["explain"], "explain needs the name of one rule; see 'plimsoll rules'"),
      (["explain", "enum"], "unknown rule 'enum'; see 'plimsoll rules'"),
      (["rules", "x"], "rules takes no operand; see 'plimsoll explain RULE'"),
      (["parse", "--fromat", "json", "x.sql"], "unknown option '--fromat'; did you mean '--format'?"),
      (["parse", "--colour=always", "x.sql"], "unknown option '--colour'; did you mean '--color'?"),
      (["parse", "-x", "x.sql"], "unknown option '-x'; see 'plimsoll parse --help'"),
      (["parse", "--format", "xml", "x.sql"], "--format takes text or json, not 'xml'"),
      (["parse", "--color=sometimes", "x.sql"], "--color takes auto, always or never, not 'sometimes'"),
      (["parse", "x.sql", "--format"], "--format needs a value: --format text|json"),
      (["parse", "--format=text", "--format=json", "x.sql"], "--format is given twice"),
      (["parse", "--help=yes"], "--help takes no value"),
      (["parse", "--stdin-path", "a.sql", "x.sql"], "--stdin-path is given, but '-' for standard input is not"),
      (["parse", "-", "-"], "'-' is given twice, but standard input can be read only once"),
    ])
  func complaints(_ arguments: [String], _ expected: String) {
    #expect(Run(arguments).complaint == expected)
  }

  @Test("An option's value stands behind it or behind an equals sign, anywhere on the line")
  func spellings() {
    let folder = TemporaryFolder()
    let file = folder.write("a.sql", "SELECT 1;")
    let expected = Run(["parse", "--format", "json", file])
    #expect(expected.status == .success)
    #expect(Run(["parse", "--format=json", file]) == expected)
    #expect(Run(["parse", file, "--format=json"]) == expected)
    #expect(Run(["parse", "--format", "json", "--", file]) == expected)
  }

  @Test("Behind -- everything is a file")
  func endOfOptions() {
    #expect(Run(["parse", "--", "--format"]).complaint == "no such file or folder: '--format'")
  }

  @Test("Suggestions are for slips, not for other words")
  func distances() {
    #expect(Suggestion.distance("parse", "parse") == 0)
    #expect(Suggestion.distance("prase", "parse") == 1)
    #expect(Suggestion.distance("pars", "parse") == 1)
    #expect(Suggestion.distance("spares", "parse") == 2)
    #expect(Suggestion.distance("", "parse") == 5)
    #expect(Suggestion.closest(to: "prune", among: ["parse"]) == nil)
    #expect(Suggestion.closest(to: "x", among: []) == nil)
  }

  @Test("Names in messages cannot move the cursor")
  func controlCharacters() {
    #expect(Run(["parse", "a\u{1B}[2J\nb"]).complaint == "no such file or folder: 'a\\u{1B}[2J\\nb'")
  }
}
