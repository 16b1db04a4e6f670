import Foundation
import TestSupport
import Testing

@testable import CommandLine

/// `--format` and `--output`: which report goes where.
@Suite("Reports and where they go") struct OutputTests {
  private let folder = TemporaryFolder()
  private let database: String

  init() {
    database = folder.path + "/db"
    folder.write("db/0001.sql", CheckCommandTests.grave)
  }

  private func check(_ arguments: String...) -> Run { Run(["check", database] + arguments) }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  @Test("Every format can be asked for, and a misspelt one is no format")
  func formats() {
    #expect(check("--format", "text").output.hasPrefix("error[transaction-left-open]: "))
    #expect(check("--format", "json").output.hasPrefix("{\"schemaVersion\":1,"))
    #expect(check("--format", "sarif").output.hasPrefix("{\"$schema\":\"https://docs.oasis-open.org/sarif/"))
    #expect(check("--format", "github").output.hasPrefix("::error file=\(database)/0001.sql,line=1,endLine=1,col=1,"))
    #expect(check("--format", "gitlab").output.hasPrefix("[{\"description\":"))
    #expect(
      check("--format", "junit").output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plimsoll\""))
    #expect(check("--format", "xml").complaint == "--format takes text, json, sarif, github, gitlab or junit, not 'xml'")
  }

  @Test("Several reports at once are what each would be alone")
  func several() {
    let run = check(
      "--format", "github", "--output", "sarif=" + path("a.sarif"), "-o", "junit=" + path("b"), "--output=json=" + path("c"))
    #expect(run.status == .findings && run.errors.isEmpty)
    #expect(run.output == check("--format", "github").output)
    #expect(folder.read("a.sarif") == check("--format", "sarif").output)
    #expect(folder.read("b") == check("--format", "junit").output)
    #expect(folder.read("c") == check("--format", "json").output)
    #expect(Repository.files(inFolder: folder.path) == ["a.sarif", "b", "c", "db"])
  }

  @Test("One with its format leaves standard output alone; one without takes its place")
  func one() {
    let named = check("--quiet", "--output", "sarif=" + path("a.sarif"))
    #expect(named.output == check("--quiet").output && !named.output.isEmpty)
    let unnamed = check("--quiet", "--output", path("a.txt"))
    #expect(unnamed.output.isEmpty && folder.read("a.txt") == named.output)
    // The name of a file tells where nobody says anything else.
    #expect(check("--output", path("b.sarif")).output.isEmpty)
    #expect(folder.read("b.sarif") == folder.read("a.sarif"))
    #expect(check("--format", "json", "--output", path("c.sarif")).output.isEmpty)
    #expect(folder.read("c.sarif").hasPrefix("{\"schemaVersion\""))
  }

  @Test("Of several without a format, names decide or nobody")
  func inferred() {
    #expect(check("-o", path("a.sarif"), "-o", path("b.xml"), "-o", path("c.txt")).status == .findings)
    #expect(folder.read("a.sarif").contains("\"version\":\"2.1.0\""))
    #expect(folder.read("b.xml").contains("<testsuites"))
    #expect(folder.read("c.txt").hasPrefix("error["))
    #expect(
      check("-o", path("d.sarif"), "-o", path("d.json")).complaint
        == "'\(path("d.json"))' may be of any format: write --output FORMAT=\(path("d.json")), with FORMAT one of text, json, "
        + "sarif, github, gitlab, junit")
    #expect(Repository.files(inFolder: folder.path) == ["a.sarif", "b.xml", "c.txt", "db"])
  }

  @Test("What cannot be meant is said")
  func complaints() {
    #expect(
      check("-o", "sarfi=x").complaint == "unknown format 'sarfi' in '--output sarfi=x'; did you mean 'sarif'?")
    #expect(
      check("-o", "report=x").complaint
        == "unknown format 'report' in '--output report=x'; known are text, json, sarif, github, gitlab, junit; a file of this name "
        + "is ./report=x")
    #expect(check("-o", "json=").complaint == "--output json= names no file")
    #expect(check("-o", "").complaint == "--output names no file")
    #expect(
      check("-o", "json=" + path("x"), "-o", "sarif=" + folder.path + "/./x").complaint
        == "two reports are to be written to '\(folder.path)/./x'")
    #expect(check("-o", path("a=b.txt")).status == .findings)
    #expect(folder.read("a=b.txt").hasPrefix("error["))
  }

  @Test("What cannot be written is said before anything is done")
  func unwritable() {
    #expect(check("-o", path("no/x")).complaint == "cannot write '\(path("no/x"))': no such file or directory")
    #expect(check("-o", path("db")).complaint == "cannot write '\(path("db"))': is a directory")
    #expect(check("-o", path("new/")).complaint == "cannot write '\(path("new/"))': is a directory")
    #expect(check("-o", path("db/0001.sql/x")).complaint == "cannot write '\(path("db/0001.sql/x"))': not a directory")
  }

  @Test("A file that is there keeps its permissions, and a link its target")
  func replaced() throws {
    let file = folder.write("old.json", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    folder.link("link.json", to: "old.json")
    #expect(check("--format", "json", "-o", path("link.json")).status == .findings)
    #expect(folder.read("old.json").hasPrefix("{\"schemaVersion\""))
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link.json")) == "old.json")
    folder.link("dangling.json", to: "made.json")
    #expect(check("--format", "json", "-o", path("dangling.json")).status == .findings)
    #expect(folder.read("made.json").hasPrefix("{\"schemaVersion\""))
  }

  @Test("Other commands write their files in one piece as well")
  func otherCommands() {
    for command in [["timeline", database], ["parse", database], ["rules"], ["explain", "transaction-left-open"]] {
      folder.write("report", "old")
      let run = Run(command + ["--output", path("report")])
      #expect(run.status == .success && run.output.isEmpty)
      #expect(folder.read("report") == Run(command).output)
      #expect(Repository.files(inFolder: folder.path) == ["db", "report"])
    }
  }
}

extension Repository {
  /// What lies in a folder, hidden or not.
  static func files(inFolder path: String) -> [String] { try! FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
