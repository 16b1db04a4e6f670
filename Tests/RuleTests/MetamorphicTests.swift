import Migrations
import Reports
import Rules
import SQLSyntax
import SourceText
import TestSupport
import Testing

@testable import CommandLine

/// The bad fixtures, written in other ways: what does not change what the server does, does not change what is found.
@Suite("Fixtures written in other ways") struct MetamorphicTests {
  /// What is found, without the columns.
  private struct Found: Hashable, Comparable, CustomStringConvertible {
    var file: String
    var line: Int
    var rule: String
    var severity: String
    var sqlstate: String?

    static func < (left: Found, right: Found) -> Bool {
      (left.file, left.line, left.rule) < (right.file, right.line, right.rule)
    }

    var description: String { "\(file):\(line) \(severity) \(rule) \(sqlstate ?? "-")" }
  }

  private static let bad = RuleFixture.paths.filter { $0.contains("/bad/") || $0.hasSuffix("/before.sql") }

  private func found(_ fixture: RuleFixture, _ files: [String: String]) throws -> [Found] {
    let report = try FixtureCheck.report(fixture, fixture.majors.lowerBound, files: files)
    var lines = FixtureLines()
    return report.findings.filter { fixture.isAbout($0.rule) }.map { finding in
      let spot = lines.spot(of: finding.place)
      return Found(
        file: spot.file, line: spot.line, rule: finding.rule.id, severity: finding.severity.rawValue, sqlstate: finding.sqlstate
      )
    }.sorted()
  }

  /// Whether a file is SQL that statements are read from as it stands.
  private static func isSQL(_ file: String) -> Bool { file.hasSuffix(".sql") }

  private func expectSame(_ rewrite: (String) -> String) throws {
    for path in Self.bad {
      let fixture = try RuleFixture.read(path)
      var files = fixture.files
      for (name, text) in files where Self.isSQL(name) { files[name] = rewrite(text) }
      let (before, after) = (try found(fixture, fixture.files), try found(fixture, files))
      #expect(after == before, "\(path)")
    }
  }

  @Test("Lines end with CRLF")
  func carriageReturns() throws {
    try expectSame { text in text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
  }

  @Test("Keywords are written in capitals, or in small letters")
  func letters() throws {
    try expectSame { Self.rewriting($0, where: \.isKeyword) { $0.uppercased() } }
    try expectSame { Self.rewriting($0, where: \.isKeyword) { $0.lowercased() } }
  }

  @Test("A comment stands before every word")
  func comments() throws {
    try expectSame { Self.rewriting($0, where: { $0.mayBeLabel || $0.isString }) { "/* ; ' $$ */ " + $0 } }
  }

  @Test("Everything stands in a comment, or in a literal: nothing happens")
  func nothing() throws {
    for path in Self.bad {
      let fixture = try RuleFixture.read(path)
      guard fixture.framework == "plain" else { continue }
      for (opening, closing) in [("/*\n", "\n*/ SELECT 1;"), ("SELECT $metamorphic$\n", "\n$metamorphic$;")] {
        // psql reads its own commands wherever they stand but in quotes, and comments may stand in comments.
        let files = fixture.files.mapValues { opening + $0.split(separator: "\\").joined() + closing }
        #expect(try found(fixture, files).isEmpty, "\(path)")
      }
    }
  }

  @Test("Cut off anywhere, a migration is still read to its end")
  func cuts() throws {
    for path in Self.bad {
      let fixture = try RuleFixture.read(path)
      let name = fixture.files.keys.max()!
      let text = Array(fixture.files[name]!.utf8)
      for end in stride(from: 0, to: text.count, by: max(1, text.count / 12)) {
        var files = fixture.files
        files[name] = String(decoding: text[..<end], as: UTF8.self)
        // Without the mark that names it, no runner may claim the file.
        do { _ = try FixtureCheck.report(fixture, 15, files: files) } catch is Complaint {}
      }
    }
  }

  /// The text with some of its tokens written in another way.
  private static func rewriting(
    _ text: String, where isMeant: (TokenKind) -> Bool, _ write: (String) -> String
  ) -> String {
    let source = SourceText(text)
    let lexed = Lexer.lex(source)
    var written = ""
    var at: UInt32 = 0
    for index in 0..<lexed.count where isMeant(lexed[index].kind) {
      let span = lexed.span(of: index)
      written += source[Span(start: at, end: span.start)] + write(source[span])
      at = span.end
    }
    return written + source[Span(start: at, end: UInt32(source.count))]
  }
}
