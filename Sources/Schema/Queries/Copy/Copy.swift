import Migrations
import SQLSyntax
import SourceText

// COPY.

extension Analyzer {
  mutating func copy(_ statement: Node, in scope: Scope) {
    if let body = statement.child(.body) {
      _ = output(of: body, in: scope)
      return
    }
    guard let table = changedTable(statement) else { return }
    for column in statement.children(.column) { noteMiss(ofColumn: column, of: table.item.relation) }
    guard statement.detail == .from else { return }
    if let condition = statement.child(.where) {
      reaching(.maybe) { $0.condition(condition, in: Scope(items: [table.item])) }
    }
    let given = copiedColumns(statement, table)
    let format = CopyFormat(statement)
    let rows = statement.copiedRows
    var reader = rows.map { CopyRows(statement.tree.text, $0, format) }
    let hasRows = reader?.next() != nil
    if let rows, !format.isBinary { readRows(rows, given, format, of: statement, table) }
    var written = Set(given ?? [])
    if let rows, let given { written.subtract(columnsByDefault(rows, given, format, of: statement)) }
    reaching(hasRows ? .certain : .maybe) { $0.fillRow(of: table, except: written, at: statement.child(.target)) }
  }

  /// The columns that a row leaves to their defaults, where it can say so.
  private func columnsByDefault(_ span: Span, _ columns: [String], _ format: CopyFormat, of statement: Node) -> Set<String> {
    guard format.defaultMarker != nil, !format.isBinary else { return [] }
    var found: Set<String> = []
    var rows = CopyRows(statement.tree.text, span, format)
    while let fields = rows.next() {
      for (column, field) in zip(columns, fields) where rows.isDefault(field) { found.insert(column) }
    }
    return found
  }

  /// The columns that a row has; nil where nobody knows their order.
  private func copiedColumns(_ statement: Node, _ table: ChangedTable) -> [String]? {
    let named = statement.children(.column).compactMap(\.firstIdentifier)
    if !named.isEmpty { return named }
    guard let relation = table.relation, relation.isComplete else { return nil }
    return relation.columns.filter { $0.filling != .generated && $0.filling != .virtual }.map(\.name)
  }

  /// Each field becomes a value of its column as the row is read.
  private mutating func readRows(
    _ span: Span, _ columns: [String]?, _ format: CopyFormat, of statement: Node, _ table: ChangedTable
  ) {
    guard let columns else { return }
    let types = columns.map { table.item.type(of: $0) }
    // Labels that were there from the start are nothing to tell of.
    let wanted = columns.indices.filter { index in
      catalog.enums(in: types[index]).contains { catalog.addsLabels($0) }
        || (types[index] == .undetermined && catalog.types.contains { catalog.addsLabels($0) })
    }
    guard let last = wanted.last else { return }
    var rows = CopyRows(statement.tree.text, span, format)
    while let fields = rows.next() {
      guard last < fields.count || wanted.contains(where: { $0 < fields.count }) else { continue }
      for index in wanted where index < fields.count {
        let isNullForced = format.forcedNull?.contains(columns[index]) ?? true
        guard let value = rows.value(fields[index], isNullForced: isNullForced) else { continue }
        read(value, as: types[index], in: fields[index].span, of: statement)
      }
    }
  }

  private mutating func read(_ value: String, as type: SQLType, in span: Span, of statement: Node) {
    guard let manner = mannerWhenRun else { return }
    let start = analysis.mark
    if type == .undetermined {
      readPerhaps(value, at: statement)
    } else {
      read(value, as: type, at: statement, manner: manner)
    }
    let place = Place(script.file, script.fileSpan(statement.tree.fileSpan(of: span)))
    let catalog = catalog
    analysis.keep(from: start) { use in
      let isNew =
        use.type.map { catalog.isAdded(use.label, to: $0) } ?? catalog.types.contains { catalog.isAdded(use.label, to: $0) }
      guard isNew else { return nil }
      return LabelUse(type: use.type, label: use.label, manner: use.manner, place: place)
    }
  }
}

extension Catalog {
  fileprivate func addsLabels(_ id: ID<TypeEntry>) -> Bool {
    guard case .enumeration(let enumeration)? = self[id]?.kind else { return false }
    return enumeration.labels.contains { $0.addition != nil }
  }

  fileprivate func isAdded(_ label: String?, to id: ID<TypeEntry>) -> Bool {
    guard let label, case .enumeration(let enumeration)? = self[id]?.kind else { return false }
    return enumeration.label(label)?.addition != nil
  }
}
