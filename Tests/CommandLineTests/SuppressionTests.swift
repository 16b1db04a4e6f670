import Foundation
import TestSupport
import Testing

@testable import CommandLine

@Suite("Comments that suppress") struct SuppressionTests {
  /// What one file gives, judged by itself: the findings as `line rule`, the suppressed ones, and what is said of comments as
  /// `line problem`.
  private struct Outcome: Equatable {
    var findings: [String] = []
    var suppressed: [String] = []
    var remarks: [String] = []
    var reasons: [String] = []
  }

  private func check(
    _ text: String, as name: String = "0001.sql", _ arguments: [String] = [], day: Int = 20_800
  ) throws -> Outcome {
    let folder = TemporaryFolder()
    folder.makeFolder(".git")
    folder.write(name, text)
    return try outcome([folder.path] + arguments, day: day)
  }

  private func outcome(_ arguments: [String], day: Int = 20_800) throws -> Outcome {
    let run = Run(["check", "--format", "json"] + arguments) { $0.day = day }
    let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run)")
    func line(_ entry: [String: Any]) -> Int { (entry["location"] as! [String: Any])["line"] as! Int }
    let suppressed = root["suppressed"] as? [[String: Any]] ?? []
    #expect((root["summary"] as! [String: Int])["suppressed"] == suppressed.count)
    return Outcome(
      findings: (root["findings"] as! [[String: Any]]).map { "\(line($0)) \($0["rule"]!)" },
      suppressed: suppressed.map { "\(line($0)) \($0["rule"]!)" },
      remarks: (root["suppressions"] as? [[String: Any]] ?? []).map { "\(line($0)) \($0["problem"]!)" },
      reasons: suppressed.compactMap { ($0["suppression"] as? [String: Any])?["reason"] as? String })
  }

  private struct Lines: Equatable {
    var found: [Int]
    var suppressed: [Int]
    var remarks: [String]

    init(_ found: [Int], _ suppressed: [Int], _ remarks: [String]) {
      self.found = found
      self.suppressed = suppressed
      self.remarks = remarks
    }
  }

  private static let rule = "required-column-without-default"
  /// A table that has rows, and a column that they cannot have.
  private static func history(_ rest: String) -> String {
    rest.replacing("BAD", with: "ALTER TABLE t ADD COLUMN a int NOT NULL")
  }

  /// The lines at which something is found, and at which it is suppressed.
  private func lines(_ text: String, as name: String = "0001.sql") throws -> Lines {
    let outcome = try check(Self.history(text).replacing("RULE", with: Self.rule), as: name)
    func numbers(_ lines: [String]) -> [Int] { lines.map { Int($0.split(separator: " ")[0])! } }
    return Lines(numbers(outcome.findings), numbers(outcome.suppressed), outcome.remarks)
  }

  // MARK: Scope

  @Test("Above a statement, behind it on its line, and within it")
  func statement() throws {
    for text in [
      "SELECT 1;\n-- plimsoll:ignore RULE: small\nBAD;\nBAD;\n",
      "SELECT 1;\n\nBAD; -- plimsoll:ignore RULE: small\nBAD;\n",
      "SELECT 1;\n/* plimsoll:ignore RULE: small */\nBAD;\nBAD;\n",
      "SELECT 1;\n/*\n * Why.\n * plimsoll:ignore RULE: small\n */\nBAD;\nBAD;\n",
      "SELECT 1;\n/* plimsoll:ignore RULE: small */ BAD;\n\nBAD;\n",
      "SELECT 1;\n-- plimsoll:ignore RULE: small\n\n-- and more\nBAD;\nBAD;\n",
      "SELECT 1;\nBAD /* plimsoll: ignore RULE: small */ CHECK (true);\nBAD;\n",
      "SELECT 1;\r\n-- plimsoll:ignore other-rule, RULE , x: small\r\nBAD;\r\nBAD;\r\n".replacing(
        "other-rule", with: "transaction-left-open"
      ).replacing(" , x", with: ""),
    ] {
      let lines = try lines(text)
      #expect(lines.found.count == 1 && lines.suppressed.count == 1, "\(text): \(lines)")
      if let first = lines.found.first, let other = lines.suppressed.first { #expect(other < first, "\(text)") }
    }
  }

  @Test("A comment in a statement of several lines is about all of it, one for the next line about that line")
  func parts() throws {
    let table = "ALTER TABLE t\n  ADD COLUMN a int NOT NULL,\n  COMMENT\n  ADD COLUMN b int NOT NULL;\nSELECT 1;\n"
    let all = try lines(table.replacing("COMMENT", with: "-- plimsoll:ignore RULE: small"))
    #expect(all.found.isEmpty && !all.suppressed.isEmpty)
    let one = try lines(table.replacing("COMMENT", with: "-- plimsoll:ignore-next-line RULE: small"))
    #expect(one.found == [2] && one.suppressed == [4])
  }

  @Test("For the whole file, wherever the comment stands; other files go on")
  func file() throws {
    let folder = TemporaryFolder()
    folder.makeFolder(".git")
    folder.write("0001.sql", "-- plimsoll:ignore-file \(Self.rule): imported\n" + Self.history("BAD;\nSELECT 1;\nBAD;\n"))
    folder.write("0002.sql", Self.history("BAD;\n"))
    let outcome = try outcome([folder.path])
    #expect(outcome.findings == ["1 \(Self.rule)"])
    #expect(outcome.suppressed == ["2 \(Self.rule)", "4 \(Self.rule)"])
    #expect(outcome.remarks.isEmpty)
  }

  @Test("In a body it is about the statement there; in a string it says nothing")
  func bodies() throws {
    let body = "DO $$\nBEGIN\n  -- plimsoll:ignore RULE: small\n  BAD;\n  BAD;\nEND $$;\n"
    #expect(try lines(body) == Lines([5], [4], []))
    let around = "-- plimsoll:ignore RULE: small\nDO $$\nBEGIN\n  BAD;\n  BAD;\nEND $$;\n"
    #expect(try lines(around) == Lines([], [4, 5], []))
    #expect(try lines("SELECT '\n-- plimsoll:ignore RULE: small\n';\nBAD;\n") == Lines([4], [], []))
    #expect(try lines("SELECT $$\n-- plimsoll:ignore RULE: small\n$$; BAD;\n") == Lines([3], [], []))
  }

  // MARK: What is wrong with a comment

  @Test("Without a reason it does not count, and says so")
  func reason() throws {
    for text in ["RULE", "RULE:", "RULE :  ", "RULE: -", "RULE because"] {
      #expect(try lines("BAD; -- plimsoll:ignore \(text)\n") == Lines([1], [], ["1 no-reason"]), "\(text)")
    }
    #expect(try lines("BAD; -- plimsoll:ignore: small\n") == Lines([1], [], ["1 not-understood"]))
    #expect(try lines("BAD; -- plimsoll:ignore RULE RULE: small\n") == Lines([1], [], ["1 not-understood"]))
    #expect(try lines("BAD; -- plimsoll:ignore-line RULE: small\n") == Lines([1], [], ["1 not-understood"]))
    #expect(try lines("BAD; -- see plimsoll:ignore RULE: small\n") == Lines([1], [], []))
  }

  @Test("An unknown rule gets a suggestion; the others of the comment count")
  func unknownRule() throws {
    #expect(try lines("BAD; -- plimsoll:ignore RULES, RULE: small\n") == Lines([], [1], ["1 unknown-rule"]))
    let folder = TemporaryFolder()
    folder.write("0001.sql", "SELECT 1; -- plimsoll:ignore transaction-left-opened: x y\n")
    let text = Run(["check", folder.path]).output
    #expect(text.contains("0001.sql:1:14: unknown rule 'transaction-left-opened'; did you mean 'transaction-left-open'?"))
  }

  @Test("Until a day it counts, from the day after no longer")
  func until() throws {
    let text = Self.history("BAD; -- plimsoll:ignore \(Self.rule) until 2026-12-13: small\n")
    #expect(try check(text, day: 20_800).suppressed.count == 1)
    let day = try #require(Day("2026-12-13"))
    #expect(day.number == 20_800)
    let after = try check(text, day: 20_801)
    #expect(after.findings.count == 1 && after.remarks == ["1 expired"])
    for broken in ["2026-02-29", "26-01-01", "2026-1-01", "tomorrow", "2026-13-01"] {
      let outcome = try check(text.replacing("2026-12-13", with: broken))
      #expect(outcome.findings.count == 1 && outcome.remarks == ["1 not-understood"], "\(broken)")
    }
    #expect(Day("2028-02-29") != nil && Day("1970-01-01")?.number == 0 && Day("2000-03-01")?.number == 11_017)
  }

  @Test("What suppresses nothing is told, also in a file without findings; not where the rule is off or nobody looked")
  func unused() throws {
    let comment = "-- plimsoll:ignore transaction-left-open: x y\nSELECT 1;\n"
    #expect(try check(comment).remarks == ["1 unused"])
    #expect(try check(comment, ["--rule", "transaction-left-open=off"]).remarks.isEmpty)
    #expect(try lines("-- plimsoll:ignore RULE, transaction-left-open: small\nBAD;\n").remarks == ["1 unused"])
    #expect(try check(comment.replacing("transaction-left-open", with: "code-uses-dropped-schema")).remarks.isEmpty)
    #expect(try check("CREATE TABEL x;\n" + comment).remarks.isEmpty)
    let folder = TemporaryFolder()
    folder.write("0001.sql", comment)
    folder.write("0002.sql", "SELECT 2;\n")
    #expect(try outcome([folder.path + "/0002.sql"]).remarks.isEmpty)
    #expect(try outcome([folder.path + "/0001.sql"]).remarks == ["1 unused"])
  }

  // MARK: Languages

  @Test("In Python, above a call, behind it, in its brackets, and in the SQL that it sends")
  func python() throws {
    func migration(_ body: String) -> String {
      "import sqlalchemy as sa\nfrom alembic import op\nrevision = '1'\ndown_revision = None\n\n\ndef upgrade():\n" + body
    }
    let call = "op.add_column('t', sa.Column('a', sa.Integer(), nullable=False))"
    let comment = "# plimsoll:ignore \(Self.rule): small"
    for body in [
      "    \(comment)\n    \(call)\n", "    \(call)  \(comment)\n",
      "    op.add_column(\n        't',  \(comment)\n        sa.Column('a', sa.Integer(), nullable=False))\n",
      "    op.add_column(\n        \(comment)\n        't', sa.Column('a', sa.Integer(), nullable=False))\n",
      "    \(comment)\n    op.execute(\n        '''\n        ALTER TABLE t ADD COLUMN a int NOT NULL\n        ''')\n",
      "    op.execute('''\n        -- plimsoll:ignore \(Self.rule): small\n        ALTER TABLE t ADD COLUMN a int NOT NULL''')\n",
    ] {
      let folder = TemporaryFolder()
      folder.write("alembic.ini", "[alembic]\nscript_location = migrations\n")
      folder.write("migrations/env.py", "")
      folder.write("migrations/versions/1_a.py", migration(body))
      folder.write(
        "migrations/versions/2_b.py", migration("    \(call)\n").replacing("'1'", with: "'2'").replacing("None", with: "'1'"))
      let outcome = try outcome([folder.path])
      #expect(outcome.suppressed.count == 1 && outcome.findings.count == 1 && outcome.remarks.isEmpty, "\(body) \(outcome)")
    }
  }

  @Test("In JavaScript, where code needs what is not there")
  func javaScript() throws {
    func run(_ code: String) throws -> Outcome {
      let folder = TemporaryFolder()
      folder.makeFolder(".git")
      folder.write("migrations/0001.sql", "CREATE TABLE users (id int);\n")
      folder.write("app/main.ts", code.replacing("RULE", with: "code-needs-missing-schema"))
      return try outcome([folder.path])
    }
    let query = "await pool.query(`\n  SELECT gone FROM users`);\n"
    #expect(try run(query).findings.count == 1)
    for code in [
      "// plimsoll:ignore RULE: made by hand\n" + query, query.dropLast() + " // plimsoll:ignore RULE: made by hand\n",
      "// plimsoll:ignore RULE: made by hand\nconst rows = await pool\n  .query(`\n  SELECT gone FROM users`);\n",
      "async function f() {\n  // plimsoll:ignore RULE: made by hand\n  \(query)}\n",
      "/* plimsoll:ignore-file RULE: made by hand */\n" + query,
    ] {
      let outcome = try run(String(code))
      #expect(outcome.findings.isEmpty && outcome.suppressed.count == 1 && outcome.remarks.isEmpty, "\(code) \(outcome)")
    }
    let other = try run("// plimsoll:ignore RULE: made by hand\nfoo();\n" + query)
    #expect(other.findings.count == 1 && other.remarks == ["1 unused"])
    let lonely = try run("// plimsoll:ignore RULE: made by hand\nfoo();\n")
    #expect(lonely.remarks == ["1 unused"])
  }

  // MARK: Squawk

  @Test("Squawk's comments count for rules about the same, need no reason, and are never said to be unused")
  func squawk() throws {
    for text in [
      "-- squawk-ignore adding-required-field\nBAD;\nBAD;\n",
      "BAD; -- squawk-ignore prefer-robust-stmts, adding-required-field\n\nBAD;\n",
      "/* squawk-ignore adding-required-field */ BAD;\n\nBAD;\n",
      "-- squawk-ignore adding-required-field -- for now\nALTER TABLE t\n  ADD COLUMN a int NOT NULL;\nBAD;\n",
    ] {
      let lines = try lines(text)
      #expect(lines.found.count == 1 && lines.suppressed.count == 1 && lines.remarks.isEmpty, "\(text)")
    }
    for text in [
      "-- squawk-ignore\nBAD;\n", "-- squawk-ignore prefer-robust-stmts\nBAD;\n",
      "-- squawk-ignore adding-required-field now\nBAD;\n",
      "-- see squawk-ignore adding-required-field\nBAD;\n",
    ] {
      let lines = try lines(text)
      #expect(lines.found.count == 1 && lines.suppressed.isEmpty && lines.remarks.isEmpty, "\(text)")
    }
    #expect(try lines("-- squawk-ignore-file\nBAD;\nBAD;\n") == Lines([], [2, 3], []))
    #expect(try lines("BAD;\nBAD;\n-- squawk-ignore-file adding-required-field\n") == Lines([], [1, 2], []))
    #expect(try lines("-- squawk-ignore-file ban-drop-column\nBAD;\n") == Lines([2], [], []))
    for (_, ours) in SquawkRules.ours {
      for rule in ours { #expect(Run(["explain", rule]).status == .success) }
    }
  }

  // MARK: Reports

  @Test("What is suppressed counts for nothing, and the last line says how much that is")
  func summary() throws {
    let folder = TemporaryFolder()
    folder.write("0001.sql", Self.history("-- plimsoll:ignore \(Self.rule): small\nBAD;\n"))
    let run = Run(["check", folder.path])
    #expect(run.status == .success)
    folder.write("0002.sql", "-- plimsoll:ignore \(Self.rule)\nSELECT 1;\n")
    let sarif = Run(["check", "--format", "sarif", folder.path]).output
    #expect(sarif.contains("this suppression gives no reason") && sarif.contains("\"startLine\":1,\"startColumn\":4"))
    #expect(run.output.contains("no findings in 1 migration") && run.output.contains("1 suppressed"))
    #expect(Run(["check", "-q", folder.path]).output.isEmpty)
  }
}
