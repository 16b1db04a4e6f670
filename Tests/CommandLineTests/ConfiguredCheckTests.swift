import Foundation
import TestSupport
import Testing

@testable import CommandLine

@Suite("check with a configuration") struct ConfiguredCheckTests {
  /// A BEGIN that is never ended: an error wherever it stands.
  private static let grave = "BEGIN;\nCREATE TABLE a (b int);\n"

  private func folder(_ files: [String: String]) -> TemporaryFolder {
    let folder = TemporaryFolder()
    for (name, text) in files { folder.write(name, text) }
    return folder
  }

  /// "error a/0001.sql", by the rule that is left open.
  private func findings(_ folder: TemporaryFolder, _ arguments: [String] = []) throws -> [String] {
    let run = Run(["check", "--no-code", "--format", "json"] + (arguments.isEmpty ? [folder.path] : arguments))
    let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return try #require(root["findings"] as? [[String: Any]]).map { finding in
      let file = (finding["location"] as? [String: Any])?["file"] as? String ?? ""
      return "\(finding["severity"]!) \(file.dropFirst(folder.path.count + 1))"
    }
  }

  @Test("A rule is as grave as the configuration says, and as the command line says against it")
  func rules() throws {
    let folder = folder([
      ".plimsoll.json": #"{"rules": {"transaction-left-open": "warning"}}"#, "db/0001.sql": Self.grave,
    ])
    #expect(try findings(folder) == ["warning db/0001.sql"])
    #expect(Run(["check", folder.path]).status == .success)
    #expect(try findings(folder, [folder.path, "--rule", "transaction-left-open=error"]) == ["error db/0001.sql"])
    #expect(Run(["check", folder.path, "--fail-on", "warning"]).status == .findings)
  }

  @Test("In some paths a rule may weigh otherwise; the later of two that fit counts")
  func overrides() throws {
    let folder = folder([
      ".plimsoll.json": """
      { "rules": { "transaction-left-open": "warning" },
        "overrides": [
          { "paths": ["a/**", "b"], "rules": { "transaction-left-open": "note" } },
          { "paths": ["b/0002*"], "rules": { "transaction-left-open": "off" } },
        ] }
      """,
      "a/0001.sql": Self.grave, "b/0001.sql": Self.grave, "b/0002.sql": Self.grave, "c/0001.sql": Self.grave,
    ])
    #expect(try findings(folder) == ["note a/0001.sql", "note b/0001.sql", "warning c/0001.sql"])
  }

  @Test("From where on findings count is the configuration's to say, unless the command line does")
  func failOn() {
    let folder = folder([".plimsoll.json": #"{"failOn": "never"}"#, "db/0001.sql": Self.grave])
    #expect(Run(["check", folder.path]).status == .success)
    #expect(Run(["check", "--fail-on", "error", folder.path]).status == .findings)
  }

  @Test("Each of several paths is judged with its own configuration")
  func severalPaths() throws {
    let folder = folder([
      "a/.plimsoll.json": #"{"failOn": "never", "postgres": 11}"#, "a/db/0001.sql": Self.grave,
      "b/.plimsoll.json": #"{"rules": {"transaction-left-open": "note"}}"#, "b/db/0001.sql": Self.grave,
      "c/db/0001.sql": "BEGIN;\nALTER TYPE mood ADD VALUE 'x';\nCOMMIT;\n",
      "c/.plimsoll.json": #"{"postgres": 11}"#, "d/db/0001.sql": "BEGIN;\nALTER TYPE mood ADD VALUE 'x';\nCOMMIT;\n",
    ])
    let paths = ["a", "b", "c", "d"].map { folder.path + "/" + $0 }
    #expect(try findings(folder, paths) == ["error a/db/0001.sql", "note b/db/0001.sql", "error c/db/0001.sql"])
    #expect(Run(["check"] + paths[0...1]).status == .success)
    #expect(Run(["check"] + paths).status == .findings)
  }

  @Test("What is excluded is neither looked for nor reported, also where a hook names it")
  func exclude() throws {
    let folder = folder([
      ".plimsoll.json": #"{"exclude": ["legacy", "db/0001.sql"]}"#, "db/0001.sql": Self.grave, "db/0002.sql": Self.grave,
      "legacy/db/0001.sql": Self.grave,
    ])
    #expect(try findings(folder) == ["error db/0002.sql"])
    #expect(Run(["check", folder.path + "/legacy/db/0001.sql"]).status == .success)
    #expect(try findings(folder, [folder.path + "/legacy/db"]).isEmpty)
  }

  @Test("Excluded code is not read")
  func excludedCode() throws {
    let folder = folder([
      ".plimsoll.json": #"{"exclude": ["old"]}"#, "db/0001.sql": "CREATE TABLE a (b int);\n",
      "old/app.py": "cursor.execute('SELECT c FROM a')\n", "app.py": "cursor.execute('SELECT c FROM a')\n",
    ])
    let run = Run(["check", folder.path])
    #expect(run.output.contains("\(folder.path)/app.py"))
    #expect(!run.output.contains("/old/app.py"))
  }

  @Test("All that is wrong with a configuration is told, and nothing is checked")
  func mistakes() {
    let folder = folder([".plimsoll.json": "{\n  \"rulez\": {},\n  \"failOn\": \"eror\"\n}\n", "0001.sql": Self.grave])
    let run = Run(["check", folder.path])
    #expect(run.status == .unusable && run.output.isEmpty)
    #expect(
      run.errors == """
        plimsoll: \(folder.path)/.plimsoll.json:2:3: unknown key 'rulez'; did you mean 'rules'?
        plimsoll: \(folder.path)/.plimsoll.json:3:13: unknown value 'eror'; did you mean 'error'?

        """)
  }

  @Test("The configuration that the user names counts for all paths")
  func named() throws {
    let folder = folder([
      "x.json": #"{"rules": {"transaction-left-open": "note"}}"#, "db/0001.sql": Self.grave,
      "db/.plimsoll.json": #"{"failOn": "never"}"#,
    ])
    #expect(try findings(folder, [folder.path, "--config", folder.path + "/x.json"]) == ["note db/0001.sql"])
    #expect(Run(["check", "--config", folder.path + "/y.json", folder.path]).complaint != nil)
  }

  @Test("A project without migrations is told so, with what looked like some")
  func noMigrations() {
    let folder = folder(["examples/db/0001.sql": Self.grave, "app.py": "x = 1\n"])
    let run = Run(["check", folder.path])
    #expect(run.status == .unusable && run.output.isEmpty)
    #expect(
      run.errors == """
        plimsoll: no migrations in '\(folder.path)'
        plimsoll: \(folder.path)/examples/db: these migrations lie in examples or documentation: name the folder to have it checked

        """)
  }
}
