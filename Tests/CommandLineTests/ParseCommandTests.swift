import TestSupport
import Testing

@testable import CommandLine

@Suite("plimsoll parse") struct ParseCommandTests {
  let folder = TemporaryFolder()

  static let migration = """
    -- A label and its first use.
    ALTER TYPE mood ADD VALUE 'fine';
    ALTER TABLE Public.people ADD COLUMN "How.Are.You" mood;

    DROP TABLE "Letters", old.letters;
    """

  @Test("JSON is one array a file, an object a statement, offsets in bytes")
  func json() {
    let file = folder.write("a.sql", "/* ö */ALTER TABLE t DROP c;\n  DROP TABLE s.a, \"B\";\nnonsense here")
    #expect(
      Run(["parse", "--format", "json", file]).output == """
        [{"statement":"ALTER TABLE","start":8,"end":28,"line":1,"understood":true,"relations":["t"]},\
        {"statement":"DROP TABLE","start":32,"end":51,"line":2,"understood":true,"relations":["s.a","B"]},\
        {"statement":"???","start":53,"end":66,"line":3,"understood":false,"relations":[]}]

        """)
  }

  @Test("Text is a line a statement, in columns")
  func text() {
    let file = folder.write("a.sql", Self.migration)
    let run = Run(["parse", file])
    #expect(run.status == .success)
    #expect(
      run.output == """
        \(file):2:1  ALTER TYPE
        \(file):3:1  ALTER TABLE  public.people
        \(file):5:1  DROP TABLE   Letters, old.letters

        """)
  }

  @Test("What is not understood is marked, with the place and the reason, and is no failure")
  func notUnderstood() {
    let file = folder.write("a.sql", "DROP TABLE t;\n\nDROP TABLE\n  a b;\nDROP TABLE")
    let run = Run(["parse", file])
    #expect(run.status == .success)
    #expect(run.errors.isEmpty)
    #expect(
      run.output == """
        \(file):1:1  DROP TABLE  t
        \(file):3:1  DROP TABLE  ! not understood from 4:5: 'b' is not expected here
        \(file):5:1  DROP TABLE  ! not understood: it ends too early

        """)
  }

  @Test("What is wrong with the text goes to standard error, in both formats", arguments: ["text", "json"])
  func problems(_ format: String) {
    let file = folder.write("a.sql", "DROP TABLE t;\n  DROP TABLE 'x")
    let run = Run(["parse", "--format", format, file])
    #expect(run.status == .success)
    #expect(run.errors == "\(file):2:14: this string is never closed\n")
  }

  @Test("A folder stands for the SQL files in it and below it, in order; each is a line of JSON")
  func folders() {
    folder.write("two/b.sql", "DROP TABLE b;")
    folder.write("two/a.SQL", "DROP TABLE a;")
    folder.write("one.sql", "")
    folder.write("two/notes.txt", "DROP TABLE nothing;")
    folder.write(".hidden/c.sql", "DROP TABLE c;")
    folder.makeFolder("three.sql")
    let lines = Run(["parse", "--format", "json", folder.path]).output.split(separator: "\n")
    #expect(lines.map { $0.split(separator: "relations").last! } == ["[]", "\":[\"a\"]}]", "\":[\"b\"]}]"])
  }

  @Test("A file named by a person need not end in .sql; files stay in the order they are named")
  func namedFiles() {
    let last = folder.write("a.txt", "DROP TABLE a;")
    let first = folder.write("b.sql", "DROP TABLE b;")
    #expect(Run(["parse", first, last]).output == "\(first):1:1  DROP TABLE  b\n\(last):1:1  DROP TABLE  a\n")
  }

  @Test("Many files come out in order, though they are read side by side")
  func manyFiles() {
    for number in 100..<300 { folder.write("\(number).sql", "DROP TABLE t\(number);") }
    let lines = Run(["parse", folder.path]).output.split(separator: "\n")
    #expect(lines.map { $0.split(separator: " ").last! } == (100..<300).map { "t\($0)" })
  }

  @Test("Standard input is -, by the name it is given")
  func standardInput() {
    let run = Run(["parse", "-"]) { $0.input = "DROP TABLE t" }
    #expect(run.output == "<stdin>:1:1  DROP TABLE  t\n")
    let named = Run(["parse", "--stdin-path", "db/1.sql", "-"]) { $0.input = "DROP TABLE t" }
    #expect(named.output == "db/1.sql:1:1  DROP TABLE  t\n")
  }

  @Test("--output writes to a file, and nothing to standard output")
  func output() {
    let file = folder.write("a.sql", "DROP TABLE t;")
    let run = Run(["parse", "--output", folder.path + "/report.txt", file]) { $0.isTerminal = true }
    #expect(run.status == .success && run.output.isEmpty && run.errors.isEmpty)
    #expect(folder.read("report.txt") == "\(file):1:1  DROP TABLE  t\n")
  }

  @Test("Colours are for terminals whose owner wants them")
  func colors() {
    let file = folder.write("a.sql", "DROP TABLE t; DROP oops;")
    func isColored(_ arguments: [String] = [], _ prepare: (RecordingConsole) -> Void) -> Bool {
      Run(["parse", file] + arguments, prepare).output.contains("\u{1B}[")
    }
    #expect(isColored { $0.isTerminal = true })
    #expect(!isColored { $0.isTerminal = false })
    #expect(isColored(["--color", "always"]) { $0.isTerminal = false })
    #expect(!isColored(["--color", "never"]) { $0.isTerminal = true })
    #expect(
      !isColored {
        $0.isTerminal = true
        $0.variables["NO_COLOR"] = "1"
      })
    #expect(
      !isColored {
        $0.isTerminal = true
        $0.variables["TERM"] = "dumb"
      })
    #expect(!isColored(["--format", "json", "--color", "always"]) { $0.isTerminal = true })
  }

  @Test("A name in a file cannot break the line or move the cursor")
  func hostileNames() {
    let file = folder.write("a.sql", "DROP TABLE \"a\nb\u{1B}[2J\";")
    #expect(Run(["parse", file]).output == "\(file):1:1  DROP TABLE  a\\nb\\u{1B}[2J\n")
  }
}
