import ApplicationCode
import Migrations
import SQLSyntax
import SourceText
import TestSupport
import Testing

@Suite("SQL in strings, whatever is in the files") struct SQLInStringsTests {
  private static let files = Repository.files(in: "Fixtures/code", ending: "").filter { path in
    (path.hasPrefix("Fixtures/code/sql-in-strings/") || path.hasPrefix("Fixtures/code/query-files/"))
      && path.split(separator: "/").last!.contains(".") && !path.hasSuffix("needs.txt")
  }

  /// Reads a file; each place must lie in it.
  @discardableResult
  private func examine(_ name: String, _ bytes: [UInt8]) -> Int {
    let needs = NeedsText.requirements(of: [CodeFile(SourceText(name: name, bytes: bytes))])
    for need in needs {
      let span = need.place.span
      #expect(span.start <= span.end && Int(span.end) <= bytes.count, "\(name)")
      guard case .statement(let statement) = need.need else { continue }
      for relation in statement.script.tree.relations(of: statement.statement) {
        let place = statement.script.fileSpan(relation.node.span)
        #expect(place.start <= place.end && Int(place.end) <= bytes.count, "\(name)")
      }
    }
    return needs.count
  }

  @Test("Fixtures that are cut, doubled and mixed are read to the end", arguments: files)
  func mutations(_ path: String) {
    let original = Repository.bytes(of: path)
    let name = String(path.split(separator: "/").last!)
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(bound, 1)
    }
    for _ in 0..<40 {
      var bytes = original
      for _ in 0...next(4) {
        let at = next(bytes.count)
        switch next(3) {
        case 0: bytes.removeSubrange(at..<min(bytes.count, at + next(30)))
        case 1: bytes.insert(Array("\"'`{}()$#\\?:%@+.,;\n\u{FFFC}".utf8)[next(20)], at: at)
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + next(60))], at: at)
        }
      }
      examine(name, bytes)
    }
  }

  @Test("Reading takes no more time than a file is long")
  func hostile() {
    let clock = ContinuousClock()
    func many(_ text: String, _ count: Int = 20_000) -> String { String(repeating: text, count: count) }
    let cases: [(file: String, text: String)] = [
      ("a.rs", "let a = [" + many("\"SELECT a\", ") + "];"),
      ("a.py", "a = " + many("1 + ") + "1"),
      ("a.py", "a = \"SELECT a FROM t\"" + many(" + b")),
      ("a.js", "a = \"SELECT a FROM t\"" + many(" + b + \" c\"")),
      ("a.js", "a = `SELECT a FROM t WHERE a IN (" + many("${b}, ") + "1)`"),
      ("a.js", "a = \"SELECT a FROM t WHERE " + many("a = ? AND ") + "TRUE\""),
      ("a.js", "a = \"SELECT " + many("\\n") + "a FROM t WHERE a = :b\""),
      ("a.js", "q(\"SELECT a FROM t " + many("(") + "\" + b)"),
      ("a.js", many("a = \"SELECT a FROM t \" + b;\n", 4000)),
      ("a.rb", many("<<~SQL + ", 4000) + "\nSELECT a FROM t\nSQL\n"),
      ("a.php", "<?php $a = \"SELECT a FROM t WHERE " + many("$b[0] ") + "\";"),
      ("a.sql", "-- name: a\n" + many("SELECT a FROM t WHERE b = sqlc.arg(c);\n", 4000)),
    ]
    for (file, text) in cases {
      let time = clock.measure { _ = examine(file, Array(text.utf8)) }
      #expect(time < .seconds(10), "\(file) \(text.prefix(40))")
    }
  }
}
