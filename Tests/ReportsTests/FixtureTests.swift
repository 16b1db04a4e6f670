import Reports
import SQLSyntax
import SourceText
import TestSupport
import Testing

/// The SQL of `Fixtures/sql`, by what each folder promises.
@Suite("SQL fixtures") struct FixtureTests {
  private func tree(_ path: String) -> SyntaxTree {
    SyntaxTree.parse(SourceText(name: path, bytes: Repository.bytes(of: path)))
  }

  @Test(
    "What stands there to be read is read",
    arguments: Repository.files(in: "Fixtures/sql/lexical", ending: ".sql")
      + Repository.files(in: "Fixtures/sql/statements", ending: ".sql"))
  func understood(_ path: String) {
    let tree = tree(path)
    #expect(tree.problems.isEmpty)
    let report = String(decoding: ParseReport(tree).text(Style(isColored: false)).bytes, as: UTF8.self)
    #expect(!report.contains("! not understood"), "\(report)")
  }

  @Test(
    "What is broken is told, and the statement before it is read",
    arguments: Repository.files(in: "Fixtures/sql/broken", ending: ".sql"))
  func broken(_ path: String) {
    let tree = tree(path)
    #expect(!tree.problems.isEmpty || tree.statements.contains { !$0.isUnderstood })
    #expect(tree.statements.count == 1 || tree.statements.contains { $0.isUnderstood })
  }

  @Test("Each folder has its files")
  func folders() {
    #expect(Repository.names(in: "Fixtures/sql") == ["broken", "lexical", "statements"])
    for folder in Repository.names(in: "Fixtures/sql") {
      #expect(Repository.files(in: "Fixtures/sql/" + folder, ending: ".sql").count >= 10)
    }
  }
}
