import SourceText

/// The names of a PL/pgSQL body that what its EXECUTEs run may depend on, and where they are assigned.
struct ConstantNames {
  typealias Name = ConstantVariables.Name

  let tree: SyntaxTree
  private var relevant: Set<Name> = []
  /// The tokens at which each name is assigned, in order.
  private var assignments: [Name: [UInt32]] = [:]
  /// Those of them that do not only append, as `a := a || b` does.
  private var replacements: [Name: [UInt32]] = [:]

  /// Nil if nothing is executed.
  init?(_ tree: SyntaxTree) {
    self.tree = tree
    // What each name is made of.
    var sources: [Name: [Range<UInt32>]] = [:]
    var awaited: [Range<UInt32>] = []
    for index in 0..<tree.nodeCount {
      let kind = tree.nodes[index].kind
      switch kind {
      case .plpgsqlExecute:
        if let command = node(index).child(.value) { awaited.append(command.tokens) }
      case .plpgsqlVariable:
        guard let value = node(index).child(.default) else { break }
        sources[name(Int(tree.nodes[index].firstToken)), default: []].append(value.tokens)
      case .plpgsqlAssign, .plpgsqlForEach:
        let node = node(index)
        guard let target = node.child(.target), let value = node.child(kind == .plpgsqlAssign ? .value : .source) else { break }
        for name in ofTarget(target, ifRelevant: false) { sources[name, default: []].append(value.tokens) }
      default: break
      }
    }
    guard !awaited.isEmpty else { return nil }
    while let range = awaited.popLast() {
      for token in range where tree.lexed.tokens[Int(token)].kind.mayBeLabel {
        let name = name(Int(token))
        if relevant.insert(name).inserted { awaited += sources[name] ?? [] }
      }
    }
    collectAssignments()
  }

  private func node(_ index: Int) -> Node { Node(tree: tree, index: UInt32(index)) }

  private mutating func collectAssignments() {
    for index in 0..<tree.nodeCount {
      switch tree.nodes[index].kind {
      case .plpgsqlAssign, .plpgsqlInto, .plpgsqlForInteger, .plpgsqlForRows, .plpgsqlForEach:
        let node = node(index)
        for target in node.children where target.role == .target {
          let names = ofTarget(target)
          if names.isEmpty { continue }
          let isAppended = appends(node, to: target)
          for name in names {
            assignments[name, default: []].append(target.record.firstToken)
            if !isAppended { replacements[name, default: []].append(target.record.firstToken) }
          }
        }
      default: break
      }
    }
    for name in assignments.keys { assignments[name]?.sort() }
    for name in replacements.keys { replacements[name]?.sort() }
  }

  /// `a := a || b`
  private func appends(_ node: Node, to target: Node) -> Bool {
    guard node.kind == .plpgsqlAssign, target.record.endToken == target.record.firstToken + 1 else { return false }
    guard var first = node.child(.value), first.isConcatenation else { return false }
    while first.isConcatenation, let left = first.child(.left) { first = left }
    guard first.kind == .columnReference, first.record.endToken == first.record.firstToken + 1 else { return false }
    return name(Int(first.record.firstToken)) == name(Int(target.record.firstToken))
  }

  // MARK: Names

  /// The name a token stands for.
  func name(_ token: Int) -> Name {
    var hash: Name = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ Name(byte)) &* 0x0000_0100_0000_01B3 }
    let kind = tree.lexed.tokens[token].kind
    if kind == .word || kind.isKeyword {
      let span = tree.lexed.span(of: token)
      for byte in tree.text.bytes[Int(span.start)..<Int(span.end)] {
        add(UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
      }
    } else {
      for byte in tree.lexed.identifier(at: token).utf8 { add(byte) }
    }
    return hash
  }

  /// The names that matter of those a target may stand for: `r` of `r.a`, but `v` of `label.v`.
  func ofTarget(_ target: Node) -> [Name] { ofTarget(target, ifRelevant: true) }

  private func ofTarget(_ target: Node, ifRelevant: Bool) -> [Name] {
    let record = target.record
    var names: [Name] = []
    var token = Int(record.firstToken)
    while token < Int(record.endToken), names.count < 3, tree.lexed.tokens[token].kind.mayBeLabel {
      let name = name(token)
      if !ifRelevant || relevant.contains(name) { names.append(name) }
      guard token + 1 < Int(record.endToken), tree.lexed.tokens[token + 1].kind == .dot else { break }
      token += 2
    }
    return names
  }

  func matter(_ name: Name) -> Bool { relevant.contains(name) }

  // MARK: Assignments

  func isAssigned(_ name: Name, in loop: Range<UInt32>) -> Bool { Self.any(of: assignments[name], in: loop) }

  func isReplaced(_ name: Name, in loop: Range<UInt32>) -> Bool { Self.any(of: replacements[name], in: loop) }

  private static func any(of places: [UInt32]?, in range: Range<UInt32>) -> Bool {
    guard let places else { return false }
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] < range.upperBound
  }
}

extension Node {
  fileprivate var tokens: Range<UInt32> { record.firstToken..<record.endToken }

  /// `a || b`
  var isConcatenation: Bool {
    guard kind == .binaryOperation, detail == .symbol, let name = child(.operator) else { return false }
    let record = name.record
    guard record.endToken == record.firstToken + 1 else { return false }
    let start = Int(tree.lexed.tokens[Int(record.firstToken)].start)
    let bar = UInt8(ascii: "|")
    return name.span.count == 2 && tree.text.base[start] == bar && tree.text.base[start + 1] == bar
  }
}
