import Foundation
import SourceText
import Testing

@testable import SQLSyntax

/// Broken text never crashes the parser, never loses a byte, and never harms the statements beside it.
@Suite struct MutationTests {
  // MARK: Neighbours

  /// Neither has a quote in it, which could close one that a broken statement opens.
  private static let before = "SAVEPOINT before;\n"
  private static let after = "\n;\nCOMMIT AND CHAIN;\n"

  /// Parses a statement between two others; what is wrong with the result, nil if nothing.
  private func harm(_ statement: [UInt8]) -> String? {
    let text = SourceText(bytes: Array(Self.before.utf8) + statement + Array(Self.after.utf8))
    let tree = SyntaxTree.parse(text)
    guard let first = tree.statements.first, let last = tree.statements.last, tree.statements.count > 1 else {
      return "one statement left"
    }
    guard first.isUnderstood, text[first.span] == "SAVEPOINT before" else { return "the one before is \(text[first.span])" }
    guard last.isUnderstood, text[last.span] == "COMMIT AND CHAIN" else { return "the one behind is \(text[last.span])" }
    return flaws(of: tree).first
  }

  private func expectNoHarm(_ mutations: some Sequence<[UInt8]>, _ what: String) {
    for mutation in mutations {
      if let harm = harm(mutation) {
        Issue.record("\(what): \(harm)\nin: \(String(decoding: mutation, as: UTF8.self))")
      }
    }
  }

  /// The bytes of a text cut at the beginning of every token.
  private func pieces(_ statement: String) -> [[UInt8]] {
    let text = SourceText(statement)
    let lexed = Lexer.lex(text)
    let starts = (0..<lexed.count).map { Int(lexed.span(of: $0).start) }
    return starts.indices.map { index in
      Array(text.bytes[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : text.count)])
    }
  }

  @Test func aTokenDropped() {
    for statement in MutationSeeds.statements {
      let pieces = pieces(statement)
      expectNoHarm(
        pieces.indices.map { gone in Array(pieces.indices.filter { $0 != gone }.map { pieces[$0] }.joined()) }, "dropped")
    }
  }

  @Test func aTokenDoubled() {
    for statement in MutationSeeds.statements {
      let pieces = pieces(statement)
      expectNoHarm(
        pieces.indices.map { twice in
          Array(pieces[...twice].joined()) + [UInt8(ascii: " ")] + Array(pieces[twice...].joined())
        }, "doubled")
    }
  }

  @Test func twoTokensSwapped() {
    for statement in MutationSeeds.statements {
      let pieces = pieces(statement)
      expectNoHarm(
        pieces.indices.dropLast().map { index in
          var swapped = pieces
          swapped.swapAt(index, index + 1)
          return Array(swapped.joined(separator: [UInt8(ascii: " ")]))
        }, "swapped")
    }
  }

  @Test func truncatedAtEveryByte() {
    for statement in MutationSeeds.statements {
      let bytes = Array(statement.utf8)
      expectNoHarm((0..<bytes.count).map { Array(bytes[..<$0]) }, "truncated")
      expectNoHarm((0..<bytes.count).map { Array(bytes[$0...]) }, "beheaded")
    }
  }

  /// Line ends and comments change nothing but positions.
  @Test func lineEndsAndComments() {
    func shape(_ text: String) -> [String] {
      let tree = SyntaxTree.parse(SourceText(text))
      #expect(flaws(of: tree) == [], "in: \(text)")
      return tree.statements.map { statement in
        let tokens = (statement.firstToken..<statement.endToken).map { "\(tree.lexed[Int($0)].kind)" }
        return "\(statement.isUnderstood) \(tokens.joined(separator: " "))"
      }
    }
    for statement in MutationSeeds.statements {
      let plain = shape(statement)
      #expect(shape(statement.replacing("\n", with: "\r\n")) == plain, "CRLF in: \(statement)")
      #expect(shape("\u{FEFF}\n" + statement) == plain, "byte order mark before: \(statement)")
      let pieces = pieces(statement).map { String(decoding: $0, as: UTF8.self) }
      for comment in ["/* ; ' \" $$ ( */", "\n"] where !statement.contains("\\") {
        let commented = pieces.map { piece in
          // Directly behind a word or operator a comment could not stand without changing it.
          piece.hasSuffix(" ") || piece.hasSuffix("\n") ? piece + comment + " " : piece
        }
        #expect(shape(commented.joined()) == plain, "comments in: \(statement)")
      }
    }
  }

  // MARK: Nesting

  private func expectSurvives(_ text: String, _ what: String) {
    let tree = SyntaxTree.parse(SourceText("SAVEPOINT before;\n" + text + ";\nCOMMIT AND CHAIN;\n"))
    #expect(flaws(of: tree) == [], "\(what)")
    #expect(tree.statements.first?.isUnderstood == true, "\(what)")
    #expect(tree.statements.last.map { tree.text[$0.span] } == "COMMIT AND CHAIN", "\(what)")
  }

  @Test func deepNesting() {
    func repeated(_ text: String) -> String { String(repeating: text, count: 10_000) }
    let cases: [(open: String, inside: String, close: String)] = [
      ("(", "1", ")"), ("[", "1", "]"), ("CASE WHEN ", "a", " THEN b END"), ("f(", "1", ")"), ("ARRAY[", "1", "]"),
      ("(SELECT ", "1", ")"), ("NOT ", "a", ""), ("- ", "1", ""), ("a[", "1", "]"), ("1 + (", "1", ")"), ("a.", "b", ""),
      ("", "1", "::int"), ("", "1", " + 1"), ("", "1", " AND b"), ("", "1", " COLLATE c"), ("", "1", "[1]"),
      ("", "1", " IS NULL"),
      ("a IN (", "1", ")"), ("a = ANY (", "b", ")"), ("EXISTS (SELECT ", "1", ")"), ("CAST(", "1", " AS int)"),
      ("COALESCE(", "1", ")"), ("ROW(", "1", ")"), ("CASE ", "a", " WHEN 1 THEN 2 END"), ("a BETWEEN ", "1", " AND 2"),
      ("a || ", "b", ""), ("a = ", "b", ""), ("a OPERATOR(+) ", "b", ""), ("a LIKE ", "b", ""),
    ]
    for (open, inside, close) in cases {
      expectSurvives("SELECT " + repeated(open) + inside + repeated(close), "nested \(open)\(close)")
      expectSurvives("SELECT " + repeated(open) + inside, "never closed \(open)")
      expectSurvives("SELECT " + inside + repeated(close), "never opened \(close)")
    }
    expectSurvives("SELECT /*" + repeated("/*") + repeated("*/") + "*/ 1", "comments")
    expectSurvives("SELECT 1 " + repeated("/*"), "comments never closed")
    for (open, inside, close) in [
      ("SELECT * FROM (", "SELECT 1", ") x"), ("SELECT * FROM ((", "a", "))"), ("WITH x AS (", "SELECT 1", ") SELECT 1"),
      ("EXPLAIN ", "SELECT 1", ""), ("(", "SELECT 1", ")"), ("SELECT 1 UNION ", "SELECT 1", ""),
      ("CREATE SCHEMA s ", "CREATE TABLE t ()", ""), ("SELECT * FROM a JOIN ", "a", " ON true"),
      ("PREPARE p AS ", "SELECT 1", ""),
      ("CREATE FUNCTION f() BEGIN ATOMIC ", "SELECT 1", "; END"),
      ("CREATE RULE r AS ON INSERT TO t DO ALSO (", "SELECT 1", ")"),
    ] {
      expectSurvives(repeated(open) + inside + repeated(close), "nested \(open)\(close)")
      expectSurvives(repeated(open) + inside, "never closed \(open)")
    }
    var body = "SELECT 1"
    for level in 0..<60 { body = "DO $d\(level)$ BEGIN EXECUTE \(body); END $d\(level)$" }
    expectSurvives(body, "bodies")
  }

  // MARK: Fixtures

  private static let fixtures: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Fixtures")
      .standardizedFileURL
    let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
    return paths.sorted().filter { $0.hasSuffix(".sql") }.map { folder.appendingPathComponent($0) }
  }()

  /// Every SQL fixture is sound, and some hundred mutations of all of them together are.
  @Test func fixtures() throws {
    #expect(!Self.fixtures.isEmpty)
    var mutated = 0
    for (number, file) in Self.fixtures.enumerated() {
      let bytes = Array(try Data(contentsOf: file))
      let tree = SyntaxTree.parse(SourceText(bytes: bytes))
      #expect(flaws(of: tree) == [], "\(file.path)")
      guard !bytes.isEmpty, bytes.count < 20_000 else { continue }
      // The places differ from file to file, so that together the files are cut in all sorts of places.
      let stride = max(bytes.count / 8, 1)
      var at = number % stride
      while at < bytes.count {
        let piece = min(at + 1 + number % 13, bytes.count)
        let mutations = [
          Array(bytes[..<at]), Array(bytes[..<at] + bytes[piece...]), Array(bytes[..<piece] + bytes[at...]),
          Array(bytes[..<at] + bytes[piece...] + bytes[at..<piece]),
        ]
        for mutation in mutations {
          let tree = SyntaxTree.parse(SourceText(bytes: mutation))
          #expect(flaws(of: tree) == [], "\(file.path), cut at \(at)")
          mutated += 1
        }
        at += stride
      }
    }
    #expect(mutated >= Self.fixtures.count)
  }
}
