import SQLSyntax

extension Node {
  /// What PostgreSQL calls a column of this value that has no alias.
  var columnName: String { figuredName?.name ?? "?column?" }

  /// A name of a type or of CASE gives way to a better one.
  private var figuredName: (name: String, isWeak: Bool)? {
    switch kind {
    case .columnReference: return lastIdentifier.map { ($0, false) }
    case .indirection:
      let field = children.reduce(nil as String?) { $1.role == .field ? $1.firstIdentifier : $0 }
      if let field { return (field, false) }
      return child(.operand)?.figuredName
    case .functionCall: return child(.name)?.lastIdentifier.map { ($0, false) }
    case .cast, .collate:
      // They may be many in a row, so they are not walked down one within the other.
      var value = self
      var type: String?
      while let inner = value.child(value.kind == .cast ? .value : .operand), value.kind == .cast || value.kind == .collate {
        if type == nil { type = value.child(.type)?.typeColumnName }
        value = inner
      }
      let inner = value.figuredName
      if let inner, !inner.isWeak { return inner }
      return type.map { ($0, true) } ?? inner
    case .caseExpression:
      if let inner = child(.otherwise)?.figuredName, !inner.isWeak { return inner }
      return ("case", true)
    case .array, .arrayQuery: return ("array", false)
    case .row: return ("row", false)
    case .exists: return ("exists", false)
    case .overlaps: return ("overlaps", false)
    case .atTimeZone: return ("timezone", false)
    case .subquery: return child(.body)?.firstColumnName.map { ($0, false) }
    case .specialFunction: return (specialFunctionName, false)
    default: return nil
    }
  }

  private var typeColumnName: String? {
    guard let name = child(.name) else { return nil }
    if case .builtin(let type)? = BuiltinType.spoken(self), type != .other { return type.rawValue }
    return name.lastIdentifier
  }

  /// The first column of a query.
  private var firstColumnName: String? {
    switch kind {
    case .query: return child(.body)?.firstColumnName
    case .setOperation: return child(.left)?.firstColumnName
    case .values: return "column1"
    case .select:
      guard let target = child(.target) else { return nil }
      return target.child(.alias)?.firstIdentifier ?? target.child(.value)?.columnName
    default: return nil
    }
  }

  private var specialFunctionName: String {
    if detail == .collation { return "pg_collation_for" }
    if detail == .trim {
      for option in children where option.role == .option {
        switch option.detail {
        case .leading: return "ltrim"
        case .trailing: return "rtrim"
        default: break
        }
      }
      return "btrim"
    }
    return tree.lexed.identifier(at: Int(record.firstToken))
  }
}
