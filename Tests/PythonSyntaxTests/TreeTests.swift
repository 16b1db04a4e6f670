import PythonSyntax
import SourceText
import TestSupport
import Testing

@Suite("Python: trees") struct TreeTests {
  static func dump(_ source: String) -> String {
    String(decoding: PythonTree.parse(SourceText(source)).dump(), as: UTF8.self)
  }

  static func kinds(_ source: String) -> [String] {
    PythonTree.parse(SourceText(source)).root.children.map { "\($0.kind)" }
  }

  @Test("Syntax newer than some CPython", arguments: Repository.files(in: "Fixtures/python", ending: ".expected"))
  func newer(_ path: String) {
    let source = Repository.text(of: String(path.dropLast("expected".count)) + "py")
    #expect(Self.dump(source) == Repository.text(of: path))
  }

  @Test("Fixtures are understood", arguments: Repository.files(in: "Fixtures/python", ending: ".py"))
  func understood(_ path: String) {
    #expect(PythonTree.parse(SourceText(bytes: Repository.bytes(of: path))).problems.isEmpty)
  }

  @Test(
    "A statement that is no Python is one node; the others stay",
    arguments: [
      ("a = 1\nprint 'x'\nb = 2\n", ["assignment", "notUnderstood", "assignment"]),
      ("def f(x y):\n    a = 1\n    b = 2\nc = 3\n", ["notUnderstood", "assignment"]),
      ("a = (1,\ndef f(): pass\nb = 2\n", ["notUnderstood", "functionDefinition", "assignment"]),
      ("a = 'x\nb = 2\n", ["notUnderstood", "assignment"]),
      ("a = f'{x\nb = 2\n", ["notUnderstood"]),
      ("a = f'{x:\nb = 2\n", ["notUnderstood", "assignment"]),
      ("a = 1)\nb = 2\n", ["notUnderstood", "assignment"]),
      ("  a = 1\nb = 2\n", ["notUnderstood", "assignment"]),
      ("a = $\nb = 2\n", ["notUnderstood", "assignment"]),
      ("try:\n    a\nb = 2\n", ["notUnderstood", "assignment"]),
      ("a = '''x\nb = 2\n", ["notUnderstood"]),
      ("a = (1, ]\nb = 2\n", ["notUnderstood"]),
      ("lambda\n", ["notUnderstood"]), ("f'}'\na", ["notUnderstood", "expressionStatement"]),
    ])
  func broken(_ source: String, _ kinds: [String]) {
    #expect(Self.kinds(source) == kinds)
    #expect(!PythonTree.parse(SourceText(source)).problems.isEmpty)
  }

  @Test("Within a function only the broken statement is lost")
  func brokenInside() {
    let tree = PythonTree.parse(SourceText("def f():\n    a = 1\n    b = = 2\n    c = 3\nd = 4\n"))
    let body = tree.root.child(.body)!.children(.body)
    #expect(body.map { "\($0.kind)" } == ["assignment", "notUnderstood", "assignment"])
    #expect(body[1].sourceText == "b = = 2")
    #expect(tree.problems.map(\.message) == ["this is not Python 3"])
    #expect(tree.problems.map(\.span) == [Span(start: 27, end: 28)])
  }

  @Test("Tabs and spaces that disagree", arguments: ["if a:\n        b\n\tc\n", "if a:\n    b\n  c\n"])
  func indentation(_ source: String) {
    #expect(PythonTree.parse(SourceText(source)).problems.map(\.reason) == [.inconsistentIndentation])
  }

  @Test(
    "Depth has a limit, and length has none",
    arguments: [
      (String(repeating: "(", count: 100_000), false),
      (String(repeating: "[", count: 240) + String(repeating: "]", count: 240), false),
      (String(repeating: "-", count: 100_000) + "1", false), (String(repeating: "f'{", count: 1000), false),
      (String(repeating: "not ", count: 10_000) + "1", false), ("1" + String(repeating: " + 1", count: 100_000), true),
      ("a" + String(repeating: ".b()", count: 50_000), true),
      ("x = [" + String(repeating: "'a', ", count: 100_000) + "]", true),
      ("if a: b\n" + String(repeating: "elif a: b\n", count: 20_000), true),
      (String(repeating: "a if b else ", count: 5_000) + "c", false),
      (String(repeating: "lambda: ", count: 5_000) + "c", false),
      (
        (0..<150).map { String(repeating: " ", count: $0) + "if a:\n" }.joined() + String(repeating: " ", count: 150) + "b",
        true
      ),
    ])
  func depth(_ source: String, _ isUnderstood: Bool) {
    let tree = PythonTree.parse(SourceText(source))
    #expect(tree.problems.isEmpty == isUnderstood)
    #expect(tree.root.kind == .module)
  }

  @Test("Every text can be cut anywhere", arguments: Repository.files(in: "Fixtures/python", ending: ".py"))
  func cut(_ path: String) {
    let bytes = Repository.bytes(of: path)
    for end in stride(from: 0, to: bytes.count, by: 17) {
      let tree = PythonTree.parse(SourceText(bytes: bytes[..<end]))
      #expect(tree.root.kind == .module)
      #expect(tree.root.span.end == UInt32(end))
    }
  }

  @Test("What strings are made of knows where it is written")
  func strings() throws {
    let tree = PythonTree.parse(SourceText("x = 'a\\n' f'b{{{c}d'"))
    let value = try #require(tree.root.child(.body)?.child(.value))
    let pieces = value.stringPieces
    #expect(pieces.count == 3)
    guard case .text(let text) = pieces[0], case .replacement(let replacement) = pieces[1] else { throw Unexpected() }
    #expect(String(decoding: text.bytes, as: UTF8.self) == "a\nb{")
    #expect(replacement.sourceText == "{c}")
    let map = OffsetMap(text.entries)
    #expect((0..<4).map { map.source(of: UInt32($0)) } == [5, 6, 12, 13])
  }

  struct Unexpected: Error {}

  @Test("Names and paths")
  func names() throws {
    let tree = PythonTree.parse(SourceText("sa.types.Enum(name='x')\n0x_ff\n"))
    let statements = tree.root.children(.body)
    #expect(statements[0].child(.value)?.child(.function)?.dottedPath == "sa.types.Enum")
    #expect(statements[0].child(.value)?.child(.argument)?.name == "name")
    #expect(statements[1].child(.value)?.integerValue == 255)
  }
}
