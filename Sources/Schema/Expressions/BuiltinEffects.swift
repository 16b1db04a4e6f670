import SQLSyntax

// What functions of pg_catalog read from a type's labels or out of JSON when they run.

extension Analyzer {
  mutating func evaluateBuiltin(_ name: String, _ arguments: [Typed], _ result: SQLType, _ node: Node) {
    switch name {
    case "enum_first", "enum_last", "enum_range": readLabels(name, arguments, node)
    case "json_populate_record", "jsonb_populate_record", "json_populate_recordset", "jsonb_populate_recordset":
      if arguments.count > 1 { readJSON(arguments[1], as: result, node) }
    default: break
    }
  }

  // MARK: enum_first, enum_last, enum_range

  private mutating func readLabels(_ name: String, _ arguments: [Typed], _ node: Node) {
    guard let manner = mannerWhenRun, let type = arguments.first(where: { !$0.isLiteral })?.type,
      case .defined(let id) = catalog.base(of: type), let labels = catalog.enumeration(.defined(id))?.labels
    else { return }
    var read: ArraySlice<EnumLabel>
    switch name {
    case "enum_first": read = labels.prefix(1)
    case "enum_last": read = labels.suffix(1)
    default: read = labels[...]
    }
    if arguments.count == 2 {
      // A bound that is NULL is no bound; one that is not known may be any label.
      if let lower = arguments[0].constant, let index = labels.firstIndex(where: { $0.text == lower }) {
        read = read[max(index, read.startIndex)...]
      }
      if let upper = arguments[1].constant, let index = read.firstIndex(where: { $0.text == upper }) { read = read[...index] }
    }
    let isSure = arguments.allSatisfy { $0.constant != nil || $0.node.isNullConstant } || arguments.count == 1
    for label in read where label.addition != nil {
      report(
        LabelUse(type: id, label: label.text, manner: isSure ? manner : .ifReached, place: place(of: node)))
    }
  }

  // MARK: JSON

  /// JSON that becomes a row, or rows, when it runs.
  mutating func readJSON(_ json: Typed, as type: SQLType, _ node: Node) {
    guard let manner = mannerWhenRun, !catalog.isPlain(type) else { return }
    guard let text = json.constant else {
      for id in catalog.enums(in: type) {
        report(LabelUse(type: id, label: nil, manner: .ifReached, place: place(of: node)))
      }
      return
    }
    guard let value = JSONValue(text) else { return }
    if case .array(let rows) = value {
      for row in rows { read(row, as: type, at: json.origin, manner: manner) }
    } else {
      read(value, as: type, at: json.origin, manner: manner)
    }
  }

  /// As `populate_record` fills a value of a type.
  private mutating func read(_ json: JSONValue, as type: SQLType, at node: Node, manner: LabelUse.Manner) {
    switch json {
    case .null: return
    case .scalar(let text): read(text, as: type, at: node, manner: manner)
    case .array(let values):
      guard let element = catalog.element(of: type) else { return }
      for value in values {
        // Arrays within arrays are more dimensions.
        if case .array = value {
          read(value, as: type, at: node, manner: manner)
        } else {
          read(value, as: element, at: node, manner: manner)
        }
      }
    case .object(let members):
      for field in catalog.fields(of: type) ?? [] {
        if let value = members[field.name] { read(value, as: field.type, at: node, manner: manner) }
      }
    }
  }
}
