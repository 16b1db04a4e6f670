import SQLSyntax

// What the planner knows before anything runs: constants, and branches that they close.

extension Node {
  /// Whether it is always true or always false, as far as its own words tell.
  var foldedTruth: Bool? {
    switch kind {
    case .constant: return detail == .true ? true : detail == .false ? false : nil
    case .not: return child(.operand)?.foldedTruth.map { !$0 }
    case .comparison:
      guard detail == .equalSign || detail == .notEqual, let left = child(.left), let right = child(.right),
        left.detail == .integerLiteral, right.detail == .integerLiteral
      else { return nil }
      return (left.sourceText == right.sourceText) == (detail == .equalSign)
    default: return nil
    }
  }

  /// NULL, also cast to a type.
  var isNullConstant: Bool {
    switch kind {
    case .constant: detail == .null
    case .cast: child(.value)?.isNullConstant ?? false
    default: false
    }
  }

  /// How surely the operands of AND and OR are evaluated, in their order: one that is constant may leave out all others.
  var reachesOfOperands: [Reach] {
    let operands = children(.operand)
    guard kind == .and || kind == .or else { return operands.map { _ in .certain } }
    let deciding = kind == .or
    if operands.contains(where: { $0.foldedTruth == deciding }) { return operands.map { _ in .never } }
    var isFirst = true
    return operands.map { operand in
      // What is constant is left out.
      if operand.foldedTruth != nil { return .never }
      defer { isFirst = false }
      return isFirst ? .certain : .maybe
    }
  }
}

extension Typed {
  /// What a function of pg_catalog makes of what is known.
  mutating func compute(_ name: String, _ arguments: [Typed], _ analyzer: Analyzer) {
    if Self.sets.contains(name) { return computeSet(name, arguments, analyzer) }
    let values = arguments.compactMap(analyzer.known)
    guard let first = arguments.first, values.count == arguments.count else { return }
    compute(name, values, from: first.origin, analyzer)
  }

  mutating func compute(_ name: String, _ values: [KnownValue], from origin: Node, _ analyzer: Analyzer) {
    guard let result = TextFunctions.result(of: name, values) else { return }
    // An array of anything but texts is not followed.
    if case .texts = result, analyzer.catalog.element(of: type).map(analyzer.catalog.isText) != true { return }
    become(result, from: origin)
  }

  private static let sets: Set<String> = ["jsonb_array_elements_text", "json_array_elements_text", "string_to_table", "unnest"]

  /// `unnest(ARRAY['a', 'b'])`, `string_to_table('a,b', ',')`
  private mutating func computeSet(_ name: String, _ arguments: [Typed], _ analyzer: Analyzer) {
    guard analyzer.catalog.isText(type), let first = arguments.first else { return }
    var elements = first.parts
    if elements.isEmpty || name != "unnest" {
      let values = arguments.compactMap(analyzer.known)
      guard values.count == arguments.count, let texts = TextFunctions.rows(of: name, values) else { return }
      elements = texts.map { text in
        var element = Typed(.text, first.node, constant: text)
        element.literal = first.origin
        return element
      }
    }
    for index in elements.indices where elements[index].isLiteral { elements[index].type = .text }
    alternatives = Alternatives(values: elements, areAllThere: !elements.isEmpty)
  }
}
