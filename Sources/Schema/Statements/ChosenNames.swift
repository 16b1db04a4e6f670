import SQLSyntax

/// The names that PostgreSQL gives what has none.
extension Definitions {
  /// A name that no relation has yet, as of a sequence or an index. What upholds a constraint shares its name with it.
  func freeRelationName(
    _ schema: String, _ table: String, _ middle: String?, _ label: String, isConstraint: Bool = false
  ) -> String {
    let base = ObjectName(schema, Self.objectName(table, middle, label))
    return catalog.firstFree(base) { number in
      Self.objectName(table, middle, label + String(number))
    } isFree: { name in
      catalog.relationID(name) == nil && !(isConstraint && hasConstraint(name))
    }
  }

  /// A name that no constraint of the schema has yet.
  func freeConstraintName(_ schema: String, _ table: String, _ middle: String?, _ label: String) -> String {
    let base = ObjectName(schema, Self.objectName(table, middle, label))
    return catalog.firstFree(base) { number in
      Self.objectName(table, middle, label + String(number))
    } isFree: {
      !hasConstraint($0)
    }
  }

  private func hasConstraint(_ name: ObjectName) -> Bool {
    catalog.references.constraintHolders(name).contains { holder in
      guard let relation = catalog[holder], relation.name.schema == name.schema else { return false }
      return relation.constraints.contains { $0.name == name.name }
    }
  }

  /// The columns of a key as a part of a name.
  static func joined(_ columns: some Sequence<String>) -> String {
    var joined = ""
    for column in columns {
      if !joined.isEmpty { joined += "_" }
      joined += column
      if joined.utf8.count > longestName { break }
    }
    return joined
  }

  /// `first_second_label` in 63 bytes: of the two names the longer one is cut.
  static func objectName(_ first: String, _ second: String?, _ label: String) -> String {
    let available = longestName - label.utf8.count - 1 - (second == nil ? 0 : 1)
    var firstLength = first.utf8.count
    var secondLength = second?.utf8.count ?? 0
    while firstLength + secondLength > available {
      if firstLength > secondLength { firstLength -= 1 } else { secondLength -= 1 }
    }
    var name = first.cut(to: firstLength)
    name.reserveCapacity(longestName)
    if let second {
      name += "_"
      name += second.cut(to: secondLength)
    }
    name += "_"
    name += label
    return name
  }

  /// Keys of an index as parts of its name: a column's name, what an expression would be called as a column; each once.
  func indexKeyNames(_ elements: [Node]) -> [String] {
    var names: [String] = []
    for element in elements {
      let name = element.child(.column)?.firstIdentifier ?? element.child(.expression).map(expressionName) ?? "expr"
      var free = name
      var number = 1
      while names.contains(free) {
        free = name.cut(to: longestName - String(number).utf8.count) + String(number)
        number += 1
      }
      names.append(free)
    }
    return names
  }

  private func expressionName(_ expression: Node) -> String {
    let name = expression.columnName
    return name == "?column?" ? "expr" : name
  }

  /// What PostgreSQL calls the multirange type of a range type.
  static func multirangeName(_ range: String) -> String {
    let bytes = Array(range.utf8)
    let word = Array("range".utf8)
    if let start = bytes.indices.first(where: { bytes[$0...].starts(with: word) }) {
      let prefix = String(decoding: bytes[..<start], as: UTF8.self)
      return (prefix + "multi" + String(decoding: bytes[start...], as: UTF8.self)).cut(to: longestName)
    }
    return range.cut(to: longestName - 11) + "_multirange"
  }
}

let longestName = 63

extension String {
  /// At most so many bytes, no character cut in two.
  func cut(to length: Int) -> String {
    guard utf8.count > length else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: max(length, 0))
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
