import SQLSyntax

// WITH.

/// A SELECT of a WITH clause, which runs only if something reads it.
struct CommonTable {
  var name: String
  /// What its analysis reported lies between these.
  var start: Analysis.Mark
  var end: Analysis.Mark
  /// It is the one thing the query behind it reads, all of it.
  var isReadWhole: Bool
  var isRead: Bool
}

extension Analyzer {
  /// Adds the queries of a WITH clause to the scope of the statement that it belongs to.
  mutating func with(_ clause: Node, of statement: Node, in scope: inout Scope) -> [CommonTable] {
    var tables: [CommonTable] = []
    for query in clause.children where query.kind == .withQuery {
      guard let body = query.child(.body), let name = query.child(.name)?.firstIdentifier else { continue }
      let start = analysis.mark
      let aliases = query.children(.columnAlias).compactMap(\.firstIdentifier)
      let output =
        clause.flags.contains(.recursive)
        ? recursiveQuery(body, named: name, aliases, in: scope) : output(of: body, in: scope)
      var item = output.item(name)
      item.rename(aliases)
      item.rows = output.rows
      for option in query.children where option.role == .option { item.columns += addedColumns(option, in: scope) }
      scope.commonTables[name] = item
      guard body.kind == .query, analysis.mark != start else { continue }
      tables.append(
        CommonTable(
          name: name, start: start, end: analysis.mark, isReadWhole: readsWhole(statement, name),
          isRead: reads(statement, name)))
    }
    return tables
  }

  /// A query that may read itself: what its first branch gives is what it is.
  mutating func recursiveQuery(_ body: Node, named name: String, _ aliases: [String], in scope: Scope) -> Output {
    guard let operation = body.recursiveUnion, let left = operation.child(.left), let right = operation.child(.right),
      reads(right, name)
    else { return output(of: body, in: scope) }
    var inner = scope.inner
    var tables: [CommonTable] = []
    if let with = body.child(.with) { tables = self.with(with, of: body, in: &inner) }
    var first = queryBody(left, of: nil, in: inner, keepsLiterals: true)
    let untyped = first
    first.settleLiterals()
    var item = first.item(name)
    item.texts = [:]
    item.rename(aliases)
    inner.commonTables[name] = item
    let second = reaching(.maybe) { $0.queryBody(right, of: nil, in: inner, keepsLiterals: true) }
    settle(tables)
    if first.isComplete, second.isComplete {
      for index in 0..<min(untyped.values.count, second.values.count) {
        _ = unify([untyped.values[index], second.values[index]])
        first.values[index] = Typed(first.values[index].type, first.values[index].node)
      }
    }
    return first
  }

  /// What SEARCH and CYCLE add.
  private mutating func addedColumns(_ option: Node, in scope: Scope) -> [SQLType.RecordField] {
    guard let name = option.child(.name)?.firstIdentifier else { return [] }
    guard option.kind == .cycleClause else {
      return [SQLType.RecordField(name, option.detail == .depth ? .array(of: .builtin(.record)) : .builtin(.record))]
    }
    var mark = SQLType.boolean
    if let value = option.child(.value), let other = option.child(.default) {
      mark = unify([expression(value, in: scope), expression(other, in: scope)])
    }
    let path = option.child(.using)?.firstIdentifier ?? "path"
    return [SQLType.RecordField(name, mark), SQLType.RecordField(path, .array(of: .builtin(.record)))]
  }

  /// What nothing reads does not run; what is read may be read in part.
  mutating func settle(_ tables: [CommonTable]) {
    for table in tables.reversed() where !table.isReadWhole {
      analysis.limit(from: table.start, to: table.end, table.isRead ? .maybe : .never)
    }
  }

  private func reads(_ statement: Node, _ name: String) -> Bool {
    statement.nodes(of: .relation).contains { $0.isCommonTable(name) }
      || statement.nodes(of: .tableQuery).contains { $0.isCommonTable(name) }
  }

  /// `SELECT * FROM name`, `TABLE name`
  private func readsWhole(_ statement: Node, _ name: String) -> Bool {
    guard let body = statement.child(.body) else { return false }
    switch body.kind {
    case .tableQuery: return body.isCommonTable(name)
    case .select: return body.readsAllOfItsSource && body.child(.from)?.isCommonTable(name) == true
    default: return false
    }
  }
}

extension Node {
  fileprivate func isCommonTable(_ name: String) -> Bool {
    guard let table = child(.from), table.flags.contains(.commonTable) else { return false }
    return table.lastIdentifier == name
  }

  /// The UNION that a query in WITH RECURSIVE is, if it is one.
  fileprivate var recursiveUnion: Node? {
    guard kind == .query, let body = child(.body), body.kind == .setOperation, body.detail == .union else { return nil }
    return body
  }

  /// `SELECT * FROM a`, of one thing and with no condition.
  var readsAllOfItsSource: Bool {
    var sources = 0
    var hasStar = false
    for child in children {
      switch child.role {
      case .from: sources += 1
      case .target: hasStar = hasStar || child.child(.value).map { $0.endsInStar && $0.identifiers == ["*"] } ?? false
      case .where, .groupBy, .having: return false
      default: break
      }
    }
    return sources == 1 && hasStar
  }
}
