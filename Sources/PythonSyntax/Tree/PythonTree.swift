import SourceText

/// One node as it is stored. Children stand before their parent in the list.
struct PythonNodeRecord: BitwiseCopyable, Sendable {
  var kind: PythonNodeKind
  var role: PythonRole = .none
  /// An operator, a parameter's kind, a conversion's letter or a number of dots.
  var detail: UInt8 = 0
  var flags: PythonNodeFlags = []
  var start: UInt32
  var end: UInt32
  var firstChild: UInt32 = none
  var nextSibling: UInt32 = none

  static let none = UInt32.max
}

/// A Python text and its tree. Never changes once it is built.
public final class PythonTree: Sendable {
  public let text: SourceText
  /// What could not be read, in order.
  public let problems: [PythonProblem]
  let nodes: ContiguousArray<PythonNodeRecord>

  init(text: SourceText, problems: [PythonProblem], nodes: ContiguousArray<PythonNodeRecord>) {
    self.text = text
    self.problems = problems
    self.nodes = nodes
  }

  /// Reads any text; what is no Python becomes `notUnderstood` nodes.
  public static func parse(_ text: SourceText) -> PythonTree {
    var lexer = PythonLexer(text)
    lexer.run()
    var parser = PythonParser(lexer)
    return parser.module()
  }

  public var root: PythonNode { PythonNode(tree: self, index: UInt32(nodes.count - 1)) }

  public var nodeCount: Int { nodes.count }
}

/// A place in a tree, to read from.
public struct PythonNode: Sendable {
  public let tree: PythonTree
  public let index: UInt32

  private var record: PythonNodeRecord { tree.nodes[Int(index)] }
  public var kind: PythonNodeKind { record.kind }
  public var role: PythonRole { record.role }
  public var flags: PythonNodeFlags { record.flags }
  public var span: Span { Span(start: record.start, end: record.end) }
  public var place: Place { Place(tree.text, span) }
  public var `operator`: PythonOperator { PythonOperator(rawValue: record.detail) ?? .none }
  public var parameterKind: PythonParameterKind { PythonParameterKind(rawValue: record.detail) ?? .positional }
  public var importLevel: Int { Int(record.detail) }
  /// `r`, `s` or `a` behind the exclamation mark of a replacement.
  public var conversion: UInt8? { record.detail == 0 ? nil : record.detail }

  /// The children in the order they are written.
  public var children: Children { Children(tree: tree, upcoming: record.firstChild) }

  public func child(_ role: PythonRole) -> PythonNode? { children.first { $0.role == role } }

  public func children(_ role: PythonRole) -> [PythonNode] { children.filter { $0.role == role } }

  /// The source as it is written: of a name or identifier, the name.
  public var sourceText: String { tree.text[span] }

  /// The name that a definition, an attribute, a parameter or an alias has.
  public var name: String? { child(.name)?.sourceText }

  /// `a.b.c` where it is nothing but names, or nil.
  public var dottedPath: String? {
    switch kind {
    case .name, .dottedName: return sourceText
    case .attribute:
      var names: [String] = []
      var node = self
      while node.kind == .attribute, let name = node.name, let value = node.child(.value) {
        names.append(name)
        node = value
      }
      guard node.kind == .name else { return nil }
      names.append(node.sourceText)
      return names.reversed().joined(separator: ".")
    default: return nil
    }
  }

  /// The value of an integer that fits into a word.
  public var integerValue: Int? {
    guard kind == .integer else { return nil }
    var digits = tree.text.bytes[Int(span.start)..<Int(span.end)].filter { $0 != UInt8(ascii: "_") }
    var radix = 10
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { digits.removeFirst(2) }
    }
    return Int(String(decoding: digits, as: UTF8.self), radix: radix)
  }

  /// A list of siblings.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    let tree: PythonTree
    var upcoming: UInt32

    public mutating func next() -> PythonNode? {
      guard upcoming != PythonNodeRecord.none else { return nil }
      defer { upcoming = tree.nodes[Int(upcoming)].nextSibling }
      return PythonNode(tree: tree, index: upcoming)
    }
  }
}
