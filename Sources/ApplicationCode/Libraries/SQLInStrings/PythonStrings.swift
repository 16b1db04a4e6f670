import PythonSyntax
import SourceText

/// The strings of a Python program that begin like SQL, each with all that is concatenated to it.
struct PythonStrings {
  private let tree: PythonTree
  /// What is bound to a name once.
  private var constants: [String: PythonNode] = [:]
  private var boundAgain: Set<String> = []
  /// Names that stand in a concatenation, in what is filled into a text, or behind `+=`.
  private var extended: Set<String> = []
  /// Strings that are part of one that has been read.
  private var read: Set<UInt32> = []
  private var found: [SQLString] = []

  static func of(_ tree: PythonTree) -> [SQLString] {
    var strings = PythonStrings(tree: tree)
    strings.collectNames()
    strings.run()
    return strings.found
  }

  private init(tree: PythonTree) { self.tree = tree }

  // MARK: Names

  private mutating func collectNames() {
    var open = [tree.root]
    while let node = open.popLast() {
      switch node.kind {
      case .assignment, .annotatedAssignment:
        if let value = node.child(.value) {
          for target in node.children(.target) where target.kind == .name { bind(target.sourceText, value) }
        }
      case .augmentedAssignment: noteExtended(node.child(.target))
      case .binary:
        if node.operator == .add { noteExtended(node.child(.left)) }
        noteExtended(node.child(.right))
      case .replacement: noteExtended(node.child(.value))
      case .call:
        if let function = node.child(.function), function.kind == .attribute, function.name == "format" {
          for argument in node.children(.argument) { noteExtended(argument) }
        }
      default: break
      }
      open += node.children
    }
  }

  private mutating func bind(_ name: String, _ value: PythonNode) {
    if constants[name] == nil, !boundAgain.contains(name) {
      constants[name] = value
    } else {
      constants[name] = nil
      boundAgain.insert(name)
    }
  }

  private mutating func noteExtended(_ node: PythonNode?) {
    guard let node else { return }
    if node.kind == .name { extended.insert(node.sourceText) }
    if node.kind == .attribute, let name = node.name { extended.insert(name) }
  }

  // MARK: Strings

  private mutating func run() {
    /// Nodes, and the name that what they are is bound to.
    var open: [(node: PythonNode, name: String?)] = [(tree.root, nil)]
    while let (node, name) = open.popLast() {
      // The text that describes a module, class or function.
      if node.kind == .expressionStatement, let value = node.child(.value), value.kind == .string { continue }
      if node.kind == .call, let name = node.child(.function)?.lastName, Self.takesParts.contains(name) { continue }
      if node.mayBeText, !read.contains(node.index) { readText(node, boundTo: name) }
      let target = node.kind == .assignment || node.kind == .annotatedAssignment ? node.child(.target) : nil
      for child in node.children {
        open.append((child, child.role == .value ? target?.lastName : nil))
      }
    }
    found.sort { $0.text.sourceStart < $1.text.sourceStart }
  }

  /// What these get stands inside of another statement, whose columns it may name.
  private static let takesParts: Set<String> = ["RawSQL", "literal_column", "extra"]

  private mutating func readText(_ node: PythonNode, boundTo name: String?) {
    var string = SQLString()
    guard append(node, to: &string, depth: 0), SQLVerb(beginning: string.text.bytes) != nil else { return }
    string.isOpen = name.map(extended.contains) ?? false || isCutShort(node, string)
    found.append(string)
  }

  /// It ends with a blank on the line of its last word.
  private func isCutShort(_ node: PythonNode, _ string: SQLString) -> Bool {
    guard string.text.bytes.last == 0x20 else { return false }
    let behind = string.text.bytes.reversed().drop { $0 == 0x20 || $0 == 0x09 }.first
    return behind != 0x0A
  }

  /// Adds what a node says, with holes for what it does not; false if it is no text at all.
  private mutating func append(_ node: PythonNode, to string: inout SQLString, depth: Int) -> Bool {
    guard depth < 200 else { return false }
    switch node.kind {
    case .string, .formattedString:
      read.insert(node.index)
      appendPieces(of: node, to: &string, depth)
      return true
    case .binary where node.operator == .add:
      let operands = operands(of: node)
      guard operands.contains(where: \.mayBeText) else { return false }
      for operand in operands { appendOrHole(operand, to: &string, depth) }
      return true
    case .binary where node.operator == .remainder:
      guard let left = node.child(.left), append(left, to: &string, depth: depth + 1) else { return false }
      read.insert(node.index)
      return true
    case .call: return appendCall(node, to: &string, depth)
    default: return false
    }
  }

  /// What a concatenation is of, in order. One may be as deep as it is long: each is looked through once.
  private mutating func operands(of concatenation: PythonNode) -> [PythonNode] {
    var operands: [PythonNode] = []
    var node = concatenation
    while node.kind == .binary, node.operator == .add, let left = node.child(.left), let right = node.child(.right) {
      read.insert(node.index)
      operands.append(right)
      node = left
    }
    operands.append(node)
    return operands.reversed()
  }

  private mutating func appendOrHole(_ node: PythonNode, to string: inout SQLString, _ depth: Int) {
    if append(node, to: &string, depth: depth + 1) || appendConstant(node, at: node.span, to: &string, depth) { return }
    string.appendHole(at: node.span)
  }

  private mutating func appendPieces(of node: PythonNode, to string: inout SQLString, _ depth: Int) {
    for piece in node.stringPieces {
      switch piece {
      case .text(let text): string.text.append(MappedText(text.bytes, text.entries))
      case .replacement(let replacement):
        guard let value = replacement.child(.value), appendConstant(value, at: replacement.span, to: &string, depth) else {
          string.appendHole(at: replacement.span)
          continue
        }
      }
    }
  }

  /// What a name stands for, where it is bound once in the file and to nothing but text. It stands where the name does.
  private func appendConstant(_ node: PythonNode, at place: Span, to string: inout SQLString, _ depth: Int) -> Bool {
    guard node.kind == .name, let value = constants[node.sourceText], value.kind == .string else { return false }
    for case .text(let text) in value.stringPieces { string.text.append(text.bytes, at: place) }
    return true
  }

  /// Calls that leave a text what it is for the server.
  private static let wrappers: Set<String> = ["text", "SQL", "dedent", "cleandoc"]

  private mutating func appendCall(_ call: PythonNode, to string: inout SQLString, _ depth: Int) -> Bool {
    guard let function = call.child(.function) else { return false }
    if function.kind == .attribute, let receiver = function.child(.value), let name = function.name {
      switch name {
      case "format", "strip", "lstrip", "rstrip", "bindparams", "columns", "as_string":
        guard append(receiver, to: &string, depth: depth + 1) else { return false }
        read.insert(call.index)
        return true
      case "join":
        guard receiver.kind == .string, let list = call.child(.argument), list.kind == .list || list.kind == .tuple else {
          return false
        }
        return appendJoined(list, by: receiver, in: call, to: &string, depth)
      default: break
      }
    }
    guard let name = function.lastName, Self.wrappers.contains(name), let argument = call.child(.argument),
      append(argument, to: &string, depth: depth + 1)
    else { return false }
    read.insert(call.index)
    return true
  }

  private mutating func appendJoined(
    _ list: PythonNode, by separator: PythonNode, in call: PythonNode, to string: inout SQLString, _ depth: Int
  ) -> Bool {
    let items = list.children(.item)
    guard items.contains(where: { $0.kind == .string || $0.kind == .formattedString }) else { return false }
    read.insert(call.index)
    read.insert(separator.index)
    for (index, item) in items.enumerated() {
      if index > 0 { appendPieces(of: separator, to: &string, depth) }
      if item.kind == .starred { string.appendHole(at: item.span) } else { appendOrHole(item, to: &string, depth) }
    }
    return true
  }
}

extension PythonNode {
  fileprivate var mayBeText: Bool { [.string, .formattedString, .binary, .call].contains(kind) }

  /// `b` of `a.b`, or the name itself.
  fileprivate var lastName: String? { kind == .name ? sourceText : kind == .attribute ? name : nil }
}
