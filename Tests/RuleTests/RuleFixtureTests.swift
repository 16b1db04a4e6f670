import Migrations
import Reports
import Rules
import SourceText
import TestSupport
import Testing

@testable import CommandLine

/// Every file of Fixtures/rules, for every version of PostgreSQL in its range: what is found is what it says, and nothing else.
@Suite("Fixtures of the rules") struct RuleFixtureTests {
  @Test("There are bad and good ones of every rule", arguments: RuleCatalog.infos.map(\.id))
  func coverage(_ rule: String) {
    for kind in ["bad", "good"] {
      #expect(RuleFixture.paths.contains { $0.hasPrefix("Fixtures/rules/\(rule)/\(kind)/") }, "\(rule)/\(kind)")
    }
  }

  @Test("No folder is of a rule that is not there")
  func strangers() {
    let known = RuleCatalog.infos.map { "Fixtures/rules/" + $0.id }
    for folder in RuleFixture.folders where folder.hasPrefix("Fixtures/rules/") { #expect(known.contains(folder)) }
  }

  @Test("What is found is what is expected", arguments: RuleFixture.folders)
  func expectations(_ folder: String) throws {
    for path in RuleFixture.all(in: folder) {
      let fixture = try RuleFixture.read(path)
      if path.contains("/bad/") { #expect(!fixture.expectations.isEmpty || !fixture.gaps.isEmpty, "\(path) expects nothing") }
      if path.contains("/good/") {
        #expect(fixture.expectations.allSatisfy { $0.severity == "note" }, "\(path) is good and expects findings")
      }
      for major in fixture.majors {
        try compare(fixture, major)
      }
    }
  }

  private func compare(_ fixture: RuleFixture, _ major: Int) throws {
    let report = try FixtureCheck.report(fixture, major)
    var missing = fixture.expectations.filter { $0.majors?.contains(major) ?? true }
    var lines = FixtureLines()
    for finding in report.findings where fixture.isAbout(finding.rule) {
      let spot = lines.spot(of: finding.place)
      let match = missing.firstIndex { expected in
        expected.file == spot.file && expected.line == spot.line && expected.columns == spot.columns
          && expected.severity == finding.severity.rawValue && expected.confidence == finding.confidence.rawValue
          && expected.rule == finding.rule.id && expected.sqlstate == finding.sqlstate
          && (expected.messagePart.map { finding.message.contains($0) } ?? true)
      }
      if let match {
        missing.remove(at: match)
        continue
      }
      record(
        "on PostgreSQL \(major) unexpected: columns \(spot.columns.lowerBound) to \(spot.columns.upperBound - 1) \(finding.severity) "
          + "\(finding.confidence) \(finding.rule.id) \(finding.sqlstate ?? "-") \"\(finding.message)\"",
        fixture, (fixture.offsets[spot.file] ?? 0) + spot.line)
    }
    for expected in missing {
      record("on PostgreSQL \(major) not found: \(expected.rule) at \(expected.columns)", fixture, expected.fixtureLine)
    }
    for gap in fixture.gaps {
      let isListed = report.gaps.contains { listed in
        listed.file == gap.file && listed.reason.contains(gap.reasonPart)
          && (listed.place.map { lines.spot(of: $0).line } ?? listed.line) == gap.line
      }
      if !isListed { record("on PostgreSQL \(major) not listed as not analysed: \(gap.reasonPart)", fixture, gap.fixtureLine) }
    }
  }

  private func record(_ message: String, _ fixture: RuleFixture, _ line: Int) {
    Issue.record(
      "\(fixture.path):\(line): \(message)",
      sourceLocation: SourceLocation(
        fileID: fixture.path, filePath: Repository.root + "/" + fixture.path, line: max(1, line), column: 1))
  }
}

/// Checks the project of a fixture as `plimsoll check` would.
enum FixtureCheck {
  static func report(_ fixture: RuleFixture, _ major: Int, files: [String: String]? = nil) throws -> CheckReport {
    var options = Checking.Options(postgres: major)
    options.framework = fixture.framework
    options.scope = fixture.transactions.map { TransactionScope(rawValue: $0)! }
    options.since = fixture.changes.map { .changes($0) }
    var checking = Checking(Project(ProjectInMemory(files ?? fixture.files)), options)
    try checking.check(["."])
    return checking.report
  }
}

/// Where a place is, as a fixture marks it: the part in the first line of it.
struct FixtureLines {
  private var indexes: [ObjectIdentifier: LineIndex] = [:]

  mutating func spot(of place: Place) -> (file: String, line: Int, columns: Range<Int>) {
    let key = ObjectIdentifier(place.file)
    let index = indexes[key] ?? LineIndex(place.file)
    indexes[key] = index
    let start = index.position(of: place.span.start)
    let end = index.position(of: min(place.span.end, index.span(ofLine: start.line).end))
    return (place.file.name, start.line, start.column..<max(start.column, end.column))
  }
}

/// A project written down in a test.
struct ProjectInMemory: FileSource {
  private let files: [String: String]

  init(_ files: [String: String]) { self.files = files }

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    let prefix = folder == "." ? "" : folder + "/"
    var entries: [String: DirectoryEntry.Kind] = [:]
    for path in files.keys where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
      entries[String(rest[0])] = rest.count == 1 ? .file : .folder
    }
    return .success(
      entries.map { DirectoryEntry(name: $0.key, kind: $0.value) }.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      })
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    files[path].map { .success(SourceText(name: path, $0)) }
      ?? .failure(FileError(path: path, reason: "no such file or directory"))
  }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    if files[path] != nil { return .file }
    return path == "." || files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }
}
