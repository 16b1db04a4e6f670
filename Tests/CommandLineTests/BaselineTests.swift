import Foundation
import TestSupport
import Testing

@testable import CommandLine

@Suite("plimsoll baseline") struct BaselineTests {
  private static func add(_ column: String) -> String { "ALTER TABLE t ADD COLUMN \(column) int NOT NULL;\n" }

  private let folder = TemporaryFolder()
  private var file: String { folder.path + "/.plimsoll-baseline.json" }

  init() {
    folder.makeFolder(".git")
    folder.write("db/migrations/0001.sql", Self.add("a"))
    folder.write("db/migrations/0002.sql", Self.add("b") + Self.add("c"))
  }

  private func baseline(_ arguments: String...) -> Run { Run(["baseline", folder.path, "-o", file] + arguments) }

  private struct Result: Equatable {
    var found: [String]
    var unneeded: Int

    init(_ found: [String], _ unneeded: Int) {
      self.found = found
      self.unneeded = unneeded
    }
  }

  /// The files in which something is found, and how many findings are in the baseline and no longer needed there.
  private func check(_ arguments: String..., at path: String? = nil) throws -> Result {
    let run = Run(["check", "--format", "json", path ?? folder.path] + arguments) { $0.variables["CI"] = "1" }
    let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run)")
    let found = (root["findings"] as! [[String: Any]]).map { (($0["location"] as! [String: Any])["file"] as! String) }
    #expect(run.status == (found.isEmpty ? .success : .findings))
    let baselines = root["baselines"] as? [[String: Any]] ?? []
    return Result(
      found.map { String($0.split(separator: "/").last!) }, baselines.reduce(0) { $0 + ($1["noLongerNeeded"] as! Int) })
  }

  private func move(_ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: folder.path + "/" + from, toPath: folder.path + "/" + to)
  }

  // MARK: Keeping quiet

  @Test("What is recorded is no longer told; what is new is, and only that")
  func newFindings() throws {
    #expect(try check().found.count == 3)
    let run = baseline()
    #expect(run.status == .success && run.output.hasSuffix(": 3 findings recorded; from now on only new ones are told\n"))
    #expect(try check().found.isEmpty)
    #expect(try check("--baseline", "none").found.count == 3)
    #expect(try check("--baseline", file).found.isEmpty)
    #expect(Run(["check", folder.path]).output.contains("3 suppressed (3 in the baseline)"))
    folder.write("db/migrations/0003.sql", Self.add("d"))
    #expect(try check().found == ["0003.sql"])
    // The same once more is one more.
    folder.write("db/migrations/0001.sql", Self.add("a") + "ALTER TABLE t DROP COLUMN a;\n" + Self.add("a"))
    #expect(try check().found == ["0001.sql", "0003.sql"])
  }

  @Test("Moved lines, other comments and blanks, and folders of another name change nothing")
  func moves() throws {
    _ = baseline()
    folder.write("db/migrations/0001.sql", "-- Why.\n\nSELECT 1;\n\nALTER  TABLE t /* what */\n  ADD COLUMN a int NOT NULL ;\n")
    #expect(try check() == Result([], 0))
    try move("db", "database")
    #expect(try check() == Result([], 0))
    #expect(try check(at: folder.path + "/database/migrations") == Result([], 0))
    #expect(try check(at: folder.path + "/database/migrations/0002.sql") == Result([], 0))
    let other = TemporaryFolder()
    try FileManager.default.moveItem(atPath: folder.path + "/database", toPath: other.path + "/database")
    folder.write("x/0009.sql", "SELECT 1;\n")
    #expect(try check("--baseline", file, at: other.path + "/database").found.isEmpty)
  }

  @Test("What has become graver is told again")
  func severity() throws {
    _ = baseline("--rule", "required-column-without-default=warning")
    #expect(try check("--rule", "required-column-without-default=warning").found.isEmpty)
    #expect(try check().found.count == 3)
    #expect(try check("--rule", "required-column-without-default=note").found.isEmpty)
  }

  // MARK: Shrinking and growing

  @Test("What is gone is told, and taken out; what is new is taken in only when asked")
  func update() throws {
    _ = baseline()
    let first = folder.read(".plimsoll-baseline.json")
    #expect(baseline().output.hasSuffix(": 3 findings in it\n") && folder.read(".plimsoll-baseline.json") == first)
    folder.write("db/migrations/0002.sql", Self.add("b"))
    folder.write("db/migrations/0003.sql", Self.add("d"))
    let ci = Run(["check", folder.path]) { $0.variables["CI"] = "true" }
    #expect(ci.output.contains("baseline: \(file): 1 finding in it is no longer there; 'plimsoll baseline' takes it out\n"))
    #expect(folder.read(".plimsoll-baseline.json") == first)
    #expect(baseline().output.hasSuffix(": 2 findings in it, 1 taken out, 1 new not added, which --add would do\n"))
    #expect(try check().found == ["0003.sql"])
    #expect(try check().unneeded == 0)
    #expect(baseline("--add").output.hasSuffix(": 3 findings in it, 1 added\n"))
    #expect(try check() == Result([], 0))
    try FileManager.default.removeItem(atPath: folder.path + "/db/migrations/0003.sql")
    #expect(try check() == Result([], 1))
  }

  @Test("A run over all that is recorded, as the project is configured, takes out what is gone")
  func shrinking() throws {
    _ = baseline()
    let first = folder.read(".plimsoll-baseline.json")
    folder.write("db/migrations/0002.sql", Self.add("b"))
    for other in [
      ["--postgres", "18"], ["--rule", "transaction-left-open=off"], ["--framework", "goose"], ["--transactions", "file"],
      ["--no-code"],
    ] {
      _ = Run(["check", folder.path] + other)
      #expect(folder.read(".plimsoll-baseline.json") == first, "\(other)")
    }
    let run = Run(["check", folder.path])
    #expect(run.status == .success)
    #expect(run.output.contains("baseline: \(file): 1 finding in it was no longer there and has been taken out\n"))
    let second = folder.read(".plimsoll-baseline.json")
    #expect(second != first)
    #expect(try check() == Result([], 0))
    #expect(baseline().output.hasSuffix(": 2 findings in it\n") && folder.read(".plimsoll-baseline.json") == second)
    // What was fixed and is made again is new.
    folder.write("db/migrations/0002.sql", Self.add("b") + Self.add("c"))
    #expect(try check().found == ["0002.sql"])
    #expect(folder.read(".plimsoll-baseline.json") == second)
  }

  @Test("Nobody says of a file that was not looked at that its findings are gone")
  func partOfIt() throws {
    _ = baseline()
    folder.write("db/migrations/0002.sql", "SELECT 1;\n")
    #expect(try check(at: folder.path + "/db/migrations/0001.sql") == Result([], 0))
    #expect(try check(at: folder.path + "/db/migrations/0002.sql") == Result([], 2))
    #expect(try check("--rule", "required-column-without-default=off") == Result([], 0))
    folder.write("other/0001.sql", "SELECT 1;\n")
    #expect(try check(at: folder.path + "/other") == Result([], 0))
    _ = Run(["baseline", folder.path + "/other"])
    #expect(try check() == Result([], 2))
  }

  @Test("What lies elsewhere has its baseline at the top of its project, where it is found again")
  func elsewhere() throws {
    let run = Run(["baseline", folder.path + "/db/migrations"])
    #expect(run.output == file + ": 3 findings recorded; from now on only new ones are told\n")
    #expect(try check(at: folder.path + "/db/migrations") == Result([], 0))
  }

  @Test("A suppressed finding is not recorded")
  func suppressed() throws {
    folder.write("db/migrations/0001.sql", "-- plimsoll:ignore required-column-without-default: small\n" + Self.add("a"))
    #expect(baseline().output.contains("2 findings recorded"))
    #expect(!folder.read(".plimsoll-baseline.json").contains("0001.sql"))
  }

  // MARK: The file

  @Test("One finding a line, in an order of its own, with paths from where it lies")
  func format() throws {
    _ = baseline()
    let lines = folder.read(".plimsoll-baseline.json").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 9 && lines.first == "{" && lines.suffix(3) == ["  ]", "}", ""])
    #expect(lines[1] == "  \"plimsollBaseline\": 1,")
    let rest = #""rule":"required-column-without-default","severity":"error","fingerprint":""#
    #expect(lines[3].hasPrefix(#"    {"file":"db/migrations/0001.sql","# + rest) && lines[3].hasSuffix("},"))
    #expect(lines[5].hasPrefix(#"    {"file":"db/migrations/0002.sql","# + rest) && lines[5].hasSuffix("}"))
    _ = Run(["baseline", folder.path + "/db", "-o", folder.path + "/db/known.json"])
    #expect(folder.read("db/known.json").contains(#"{"file":"migrations/0001.sql","#))
    #expect(Run(["check", folder.path, "--baseline", folder.path + "/db/known.json"]).status == .success)
  }

  @Test("A file that is broken, of another kind, newer or missing is said to be so")
  func brokenFile() {
    func complaint(_ text: String) -> String? {
      folder.write(".plimsoll-baseline.json", text)
      return Run(["check", folder.path]).complaint?.replacing(file, with: "FILE")
    }
    #expect(complaint("") != nil)
    #expect(complaint("{\n<<<<<<< ours\n")?.hasPrefix("FILE:2: ") == true)
    for other in ["[]", "{}", #"{"plimsollBaseline": 1}"#, #"{"findings": []}"#, "3"] {
      #expect(complaint(other) == "'FILE' is no baseline; 'plimsoll baseline' writes one", "\(other)")
    }
    #expect(
      complaint(#"{"plimsollBaseline": 2, "findings": []}"#)
        == "'FILE' was written by a newer version of plimsoll; this one reads version 1 of it")
    #expect(
      complaint("{\"plimsollBaseline\": 1, \"findings\": [\n{\"rule\": \"x\"}]}")
        == "FILE:2: an entry has a rule, a severity, a file and a fingerprint")
    let entry = #"{"file": "a", "rule": "b", "severity": "error", "fingerprint": "c", "count": 0}"#
    #expect(complaint("{\"plimsollBaseline\": 1, \"findings\": [\(entry)]}") == "FILE:1: a count is a number from 1 on")
    #expect(
      Run(["check", folder.path, "--baseline", folder.path + "/x"]).complaint?.hasPrefix("cannot read the baseline") == true)
  }

  @Test("Where not all can be read nothing is written")
  func problems() {
    folder.write("db/migrations/0003.sql", "\\i missing.sql\n")
    #expect(baseline().status == .unusable)
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(Run(["baseline", "-"]).status == .unusable)
  }
}
