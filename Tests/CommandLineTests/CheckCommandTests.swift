import Foundation
import TestSupport
import Testing

@testable import CommandLine

@Suite("plimsoll check") struct CheckCommandTests {
  /// A BEGIN that is never ended: an error wherever it stands.
  static let grave = "BEGIN;\nCREATE TABLE a (b int);\n"
  static let harmless = "CREATE TABLE c (d int);\n"

  private func folder(_ files: [String: String]) -> TemporaryFolder {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write(name, text) }
    return folder
  }

  private func json(_ run: Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func findings(_ run: Run) throws -> [[String: Any]] { try #require(try json(run)["findings"] as? [[String: Any]]) }

  private func rules(_ run: Run) throws -> [String] { try findings(run).map { $0["rule"] as! String } }

  // MARK: What is checked

  @Test("It is the default command, with and without a path")
  func defaultCommand() {
    let folder = folder(["0001.sql": Self.grave])
    let named = Run(["check", folder.path, "--format", "json"])
    #expect(named.status == .findings)
    #expect(Run([folder.path, "--format", "json"]) == named)
    #expect(Run(["--format", "json", folder.path]) == named)
  }

  @Test("A file is judged among its neighbours, and only what touches it is shown")
  func oneFile() throws {
    let folder = folder(["0001.sql": Self.grave, "0002.sql": Self.grave, "0003.sql": Self.harmless])
    let all = Run(["check", "--format", "json", folder.path])
    let one = Run(["check", "--format", "json", folder.path + "/0002.sql"])
    let none = Run(["check", "--format", "json", folder.path + "/0003.sql"])
    let two = Run(["check", "--format", "json", folder.path + "/0002.sql", folder.path + "/0001.sql"])
    #expect(try findings(all).count == 2)
    let location = try #require(try findings(one).first?["location"] as? [String: Any])
    #expect(try findings(one).count == 1)
    #expect((location["file"] as? String)?.hasSuffix("/0002.sql") == true)
    #expect(none.status == .success)
    #expect(try findings(none).isEmpty)
    #expect(try findings(two).count == 2)
    #expect((try json(two)["summary"] as? [String: Int])?["migrations"] == 3)
    let summary = try #require(try json(none)["summary"] as? [String: Int])
    #expect(summary["migrations"] == 3)
  }

  @Test("Standard input is a migration by itself, or stands for a file among others")
  func standardInput() throws {
    let alone = Run(["check", "-", "--format", "json"]) { $0.input = Self.grave }
    #expect(alone.status == .findings)
    #expect((try findings(alone)[0]["location"] as? [String: Any])?["file"] as? String == "<stdin>")
    let folder = folder(["0001.sql": Self.grave, "0002.sql": Self.harmless])
    let path = folder.path + "/0002.sql"
    let edited = Run(["check", "-", "--stdin-path", path, "--format", "json"]) { $0.input = Self.grave }
    #expect(try findings(edited).count == 1)
    #expect((try findings(edited)[0]["location"] as? [String: Any])?["file"] as? String == path)
    let new = Run(["check", "-", "--stdin-path", folder.path + "/0003.sql", "--format", "json"]) { $0.input = Self.grave }
    #expect(try findings(new).count == 1)
    let mended = Run(["check", "-", "--stdin-path", folder.path + "/0001.sql"]) { $0.input = Self.harmless }
    #expect(mended.status == .success)
  }

  @Test("A folder without migrations, or a path that leads nowhere, is wrong usage")
  func nothingToCheck() {
    let folder = TemporaryFolder()
    #expect(Run(["check", folder.path]).complaint == "no migrations in '\(folder.path)'")
    #expect(Run(["check", folder.path + "/x"]).complaint == "no such file or folder: '\(folder.path)/x'")
  }

  @Test("A history that contradicts itself is reported, and the exit status says that the check is not whole")
  func problems() throws {
    let folder = folder(["0001.sql": "\\i missing.sql\nSELECT 1;\n"])
    let run = Run(["check", "--format", "json", folder.path])
    #expect(run.status == .unusable)
    #expect(run.errors.contains("0001.sql:1: includes missing.sql, which is not there"))
    let gaps = try #require(try json(run)["notAnalysed"] as? [[String: Any]])
    #expect(gaps.count == 1)
  }

  @Test("What is not understood, and what only the run knows, is listed as not analysed")
  func gaps() throws {
    let folder = folder(["0001.sql": "SELECT 1;\nCREATE TABEL x;\nSELECT 2;\n"])
    let run = Run(["check", "--format", "json", folder.path])
    #expect(run.status == .success)
    let gaps = try #require(try json(run)["notAnalysed"] as? [[String: Any]])
    #expect(gaps.count == 1)
    #expect((gaps[0]["location"] as? [String: Any])?["line"] as? Int == 2)
    #expect(Run(["check", folder.path]).output.contains("not analysed: \(folder.path)/0001.sql:2:1: "))
  }

  // MARK: Options

  @Test("A rule can be made graver or milder, and be switched off; more than one at a time")
  func ruleOptions() throws {
    let folder = folder(["0001.sql": "COMMIT;\n" + Self.grave])
    func run(_ arguments: String...) -> Run { Run(["check", "--format", "json", folder.path] + arguments) }
    #expect(run().status == .findings)
    #expect(run("--rule", "transaction-left-open=off").status == .success)
    #expect(try findings(run("--rule=transaction-left-open=off")).isEmpty)
    let milder = run("--rule", "transaction-left-open=note", "--rule", "enum-value-used-before-commit=off")
    #expect(milder.status == .success)
    #expect(try findings(milder).allSatisfy { $0["severity"] as? String == "note" })
    #expect(try findings(run("--rule", "transaction-left-open=note", "--quiet")).isEmpty)
  }

  @Test("From where on findings count is for the user to say")
  func failOn() {
    let warning = folder(["0001.sql": "COMMIT;\n"])
    func run(_ threshold: String, _ folder: TemporaryFolder) -> Run { Run(["check", "--fail-on", threshold, folder.path]) }
    #expect(Run(["check", warning.path]).status == .success)
    #expect(run("error", warning).status == .success)
    #expect(run("warning", warning).status == .findings)
    #expect(run("note", warning).status == .findings)
    #expect(run("never", folder(["0001.sql": Self.grave])).status == .success)
  }

  @Test("The transactions that the user names are those that are judged")
  func transactions() throws {
    let folder = folder(["0001.sql": "CREATE INDEX CONCURRENTLY i ON t (a);\nSELECT 1;\n"])
    #expect(Run(["check", folder.path]).status == .success)
    let run = Run(["check", "--transactions", "message", "--format", "json", folder.path])
    #expect(try rules(run) == ["statement-not-allowed-in-transaction"])
  }

  @Test("A report can go to a file")
  func output() {
    let folder = folder(["db/0001.sql": Self.grave])
    let run = Run(["check", folder.path + "/db", "--format", "json", "--output", folder.path + "/report.json"])
    #expect(run.status == .findings && run.output.isEmpty)
    #expect(folder.read("report.json").hasPrefix(#"{"schemaVersion":1,"#))
  }

  @Test("Quiet is findings and nothing else")
  func quiet() {
    let folder = folder(["0001.sql": Self.harmless])
    #expect(Run(["check", "-q", folder.path]).output.isEmpty)
    #expect(Run(["check", folder.path]).output.hasPrefix("no findings in 1 migration"))
  }

  @Test("Colours are for terminals whose owner wants them")
  func colors() {
    let folder = folder(["0001.sql": Self.grave])
    #expect(!Run(["check", folder.path]).output.contains("\u{1B}"))
    #expect(Run(["check", "--color=always", folder.path]).output.contains("\u{1B}[1;31merror[transaction-left-open]\u{1B}[0m"))
    #expect(Run(["check", folder.path]) { $0.isTerminal = true }.output.contains("\u{1B}["))
    func isColored(_ variables: [String: String], terminal: Bool = false) -> Bool {
      Run(["check", folder.path]) {
        $0.variables = variables
        $0.isTerminal = terminal
      }.output.contains("\u{1B}[")
    }
    #expect(!isColored(["NO_COLOR": "1"], terminal: true))
    #expect(!isColored(["TERM": "dumb"], terminal: true))
    #expect(!isColored(["CLICOLOR": "0"], terminal: true))
    #expect(isColored(["FORCE_COLOR": "1"]) && !isColored(["FORCE_COLOR": "0"]))
    #expect(isColored(["CLICOLOR_FORCE": "1"]) && !isColored(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(Run(["timeline", "--color=always", folder.path]).output.contains("\u{1B}[34m"))
    #expect(!Run(["timeline", folder.path]).output.contains("\u{1B}"))
  }

  // MARK: JSON

  @Test("JSON is what the contract says, to the last member")
  func contract() throws {
    let folder = folder(["0001.sql": "BEGIN;\nVACUUM;\nSELECT 1;\n"])
    let root = try json(Run(["check", "--format", "json", folder.path]))
    #expect(Set(root.keys) == ["schemaVersion", "tool", "summary", "findings", "notAnalysed"])
    #expect(root["schemaVersion"] as? Int == 1)
    #expect((root["tool"] as? [String: String]) == ["name": "plimsoll", "version": Version.current])
    #expect(
      (root["summary"] as? [String: Int]) == [
        "migrations": 1, "files": 1, "statements": 3, "errors": 2, "warnings": 0, "notes": 0, "suppressed": 0,
      ])
    let finding = try #require((root["findings"] as? [[String: Any]])?.last)
    #expect(
      Set(finding.keys) == [
        "rule", "family", "severity", "confidence", "message", "help", "sqlstate", "fingerprint", "migration", "location",
        "related",
      ])
    #expect(finding["rule"] as? String == "statement-not-allowed-in-transaction")
    #expect(finding["family"] as? String == "transaction")
    #expect(finding["severity"] as? String == "error" && finding["confidence"] as? String == "certain")
    #expect(finding["sqlstate"] as? String == "25001" && finding["migration"] as? String == "0001.sql")
    let location = try #require(finding["location"] as? [String: Any])
    #expect(location["file"] as? String == folder.path + "/0001.sql")
    #expect(["line", "column", "endLine", "endColumn"].map { location[$0] as? Int } == [2, 1, 2, 7])
    let first = try #require((root["findings"] as? [[String: Any]])?.first)
    #expect(first["sqlstate"] is NSNull)
  }

  @Test("A fingerprint outlives moved lines and changed comments, and tells like findings apart")
  func fingerprints() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let run = Run(["check", "--format", "json", "--stdin-path", "x/0001.sql", "-"]) { $0.input = text }
      return try findings(run).map { $0["fingerprint"] as! String }
    }
    let twice = try fingerprints("BEGIN;\nVACUUM a;\nVACUUM a;\nCOMMIT;\n")
    #expect(twice.count == 2 && twice[0] != twice[1])
    #expect(try fingerprints("\n\n-- moved\nBEGIN;\n  VACUUM  a; VACUUM /* why */ a;\nCOMMIT;\n") == twice)
    #expect(try fingerprints("BEGIN;\nVACUUM b;\nCOMMIT;\n")[0] != twice[0])
  }

  // MARK: Which version

  @Test("By default it is the oldest release that is still supported")
  func releases() {
    let folder = folder(["0001.sql": Self.harmless])
    func version(_ day: Int) -> Bool { Run(["check", folder.path]) { $0.day = day }.output.contains("PostgreSQL 15") }
    #expect(version(20_770) && version(21_133) && !version(20_769) && !version(21_134))
    #expect(Releases.oldestSupported(on: 0) == 14)
    #expect(Releases.oldestSupported(on: 99_999) == 18)
    #expect(Run(["check", "--postgres", "17", folder.path]).output.contains("PostgreSQL 17"))
  }

  @Test("ALTER TYPE … ADD VALUE in a transaction is refused before PostgreSQL 12")
  func oldServers() throws {
    let folder = folder(["0001.sql": "BEGIN;\nALTER TYPE mood ADD VALUE 'x';\nCOMMIT;\n"])
    func run(_ major: String) -> Run { Run(["check", "--format", "json", "--postgres", major, folder.path]) }
    #expect(try rules(run("11")) == ["statement-not-allowed-in-transaction"])
    #expect(try rules(run("12")).isEmpty)
  }
}

@Suite("plimsoll rules, plimsoll explain") struct RulesAndExplainTests {
  @Test("Rules are listed one a line, for people and for programs")
  func list() throws {
    let run = Run(["rules"])
    let lines = run.output.split(separator: "\n")
    #expect(run.status == .success)
    #expect(lines.contains { $0.hasPrefix("enum-value-used-before-commit  ") && $0.contains(" error ") })
    let json = Run(["rules", "--format", "json"])
    let rules = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rules.count == lines.count)
    #expect(Set(rules[0].keys) == ["rule", "family", "severity", "summary", "hazard", "remedy", "example"])
  }

  @Test("A rule is explained with a bad and a good migration")
  func explain() {
    for rule in Run(["rules"]).output.split(separator: "\n").map({ $0.split(separator: " ")[0] }) {
      let page = Run(["explain", String(rule)])
      #expect(page.status == .success)
      for heading in ["Why it hurts", "What to do instead", "Bad", "What is said of it", "Good"] {
        #expect(page.output.contains("\n\(heading)\n\n"), "\(rule) \(heading)")
      }
      #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 160 })
    }
  }
}
