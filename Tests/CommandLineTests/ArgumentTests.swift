import TestSupport
import Testing

@testable import CommandLine

@Suite("Arguments") struct ArgumentTests {
  @Test(
    "What cannot be meant is answered with one line that says what can",
    arguments: [
      ([], "no command given; see 'plimsoll --help'"),
      (["parse"], "parse needs a file, a folder or '-'; see 'plimsoll parse --help'"),
      (["prase", "x.sql"], "unknown command 'prase'; did you mean 'parse'?"),
      (["PARSE", "x.sql"], "unknown command 'PARSE'; did you mean 'parse'?"),
      (["frobnicate"], "unknown command 'frobnicate'; see 'plimsoll --help'"),
      (["check", "x.sql"], "this version has no 'check' yet; see 'plimsoll --help' for what it has"),
      (["chekc", "x.sql"], "this version has no 'check' yet; see 'plimsoll --help' for what it has"),
      (["help", "rules"], "this version has no 'rules' yet; see 'plimsoll --help' for what it has"),
      ([Repository.root], "'\(Repository.root)' needs a command before it, as in 'plimsoll parse \(Repository.root)'"),
      (["--format", "json"], "unknown option '--format' before a command; see 'plimsoll --help'"),
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
