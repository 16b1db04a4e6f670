import Migrations
import SourceText
import TestSupport
import Testing

@testable import ApplicationCode
@testable import CommandLine

@Suite("Which files are application code") struct ScanTests {
  private func walk(_ folder: TemporaryFolder) -> [String] {
    CodeWalk(folder.path, excluding: { $0 == folder.path + "/db/0001.sql" }, in: DiskFiles()).files
      .map { ($0.isTest ? "test " : "") + $0.path.dropFirst(folder.path.count + 1) }
  }

  @Test("Programs, Prisma schemas and SQL are; what git ignores, other people's code and the migrations are not")
  func walk() {
    let folder = TemporaryFolder()
    for path in [
      "app/models.py", "app/notes.txt", "node_modules/pg/index.js", "build/out.js", "src/main.rs", "prisma/schema.prisma",
      "db/0001.sql",
      "queries/users.sql", "tests/test_models.py", "app/users_test.go", "secret/keys.py", "secret/kept.py", "types.d.ts",
      ".venv/x.py",
    ] { folder.write(path, "") }
    folder.write(".gitignore", "/build/\nsecret/*\n!secret/kept.py\n# comment\n")
    #expect(
      walk(folder) == [
        "app/models.py", "test app/users_test.go", "prisma/schema.prisma", "queries/users.sql", "secret/kept.py", "src/main.rs",
        "test tests/test_models.py",
      ])
  }

  @Test("What a script needs may be of long ago, where its folder is below the one that is read")
  func scripts() {
    let folder = TemporaryFolder()
    let schema = "datasource db {\n  provider = \"postgresql\"\n}\nmodel User {\n  id Int @id\n}\n"
    folder.write("scripts/app/schema.prisma", schema)
    folder.write("scripts/app/scripts/once/schema.prisma", schema)
    let code = Application(in: [folder.path + "/scripts/app"], excluding: { _ in false }, from: DiskFiles())
    #expect(code.requirements.map(\.confidence) == [.strong, .strong, .weak, .weak])
    folder.write("tools/old-migrator/src/schema.prisma", schema)
    let tools = Application(in: [folder.path + "/tools"], excluding: { _ in false }, from: DiskFiles())
    #expect(tools.requirements.map(\.confidence) == [.weak, .weak])
  }

  @Test("A .gitignore below counts before the one above")
  func nested() {
    let folder = TemporaryFolder()
    for path in ["a/x.py", "a/y.py", "b/x.py"] { folder.write(path, "") }
    folder.write(".gitignore", "x.py\n")
    folder.write("a/.gitignore", "!x.py\ny.py\n")
    #expect(walk(folder) == ["a/x.py"])
  }

  @Test(
    "Patterns are git's",
    arguments: [
      ("*.py", "a/b.py", true), ("/*.py", "a/b.py", false), ("/*.py", "b.py", true), ("a/**/b.py", "a/b.py", true),
      ("a/**/b.py", "a/x/y/b.py", true), ("**/b.py", "x/b.py", true), ("a/*", "a/b/c", false), ("a/**", "a/b/c", true),
      ("[a-c].py", "b.py", true), ("[!a-c].py", "b.py", false), ("?.py", "ab.py", false), ("\\!x", "!x", true),
      ("x ", "x", true),
      ("#x", "#x", false), ("build/", "build", false), ("foo/bar", "x/foo/bar", false), ("", "x", false), ("[", "[", false),
    ])
  func patterns(_ pattern: String, _ path: String, _ isIgnored: Bool) {
    let rules = IgnoreRules(SourceText(name: ".gitignore", pattern + "\n"), home: "")
    #expect((rules.ignores(path, isFolder: false) ?? false) == isIgnored)
  }

  @Test("A pattern made to take for ever is given up")
  func hostile() {
    let rules = IgnoreRules(SourceText(name: ".gitignore", String(repeating: "*a", count: 60) + "b\n"), home: "")
    #expect(rules.ignores(String(repeating: "a", count: 200), isFolder: false) == nil)
  }
}
