import SQLSyntax

/// What a condition over PostgreSQL's own catalogs comes to, as in `IF NOT EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'a' …)`:
/// what the history has made is there, and an enum that it made has no other labels. Nil for all else.
struct Guards {
  let names: Names

  func truth(of condition: Node) -> Bool? {
    switch condition.kind {
    case .constant: return condition.detail == .true ? true : condition.detail == .false ? false : nil
    case .not: return condition.child(.operand).flatMap(truth).map { !$0 }
    case .and:
      let operands = condition.children(.operand).map(truth)
      return operands.contains(false) ? false : operands.contains(nil) ? nil : true
    case .or:
      let operands = condition.children(.operand).map(truth)
      return operands.contains(true) ? true : operands.contains(nil) ? nil : false
    case .exists: return condition.child(.body).flatMap(isAnswered)
    case .isNull:
      guard let operand = condition.child(.operand), let isThere = isThere(operand) else { return nil }
      return condition.flags.contains(.not) ? isThere : !isThere
    case .quantifiedComparison where condition.detail == .equalSign && !condition.flags.contains(.all):
      return isLabel(condition)
    default: return nil
    }
  }

  // MARK: EXISTS (SELECT … FROM pg_enum …)

  private func isAnswered(_ query: Node) -> Bool? {
    guard query.children.allSatisfy({ $0.role == .body || $0.role == .limit || $0.role == .orderBy }) else { return nil }
    guard let select = query.child(.body), select.kind == .select, select.child(.groupBy) == nil, select.child(.having) == nil
    else { return nil }
    var facts = Facts()
    for source in select.children(.from) { facts.add(source: source) }
    if let condition = select.child(.where) { facts.add(condition) }
    guard facts.isUnderstood else { return nil }
    if facts.relations.isSubset(of: ["pg_enum", "pg_type", "pg_namespace"]) { return hasType(facts) }
    if facts.relations.count == 1 { return hasTable(facts) }
    return nil
  }

  private func hasType(_ facts: Facts) -> Bool? {
    guard facts.columns.allSatisfy({ ["typname", "enumlabel", "nspname", "enumtypid", "typtype"].contains($0.key) }) else {
      return nil
    }
    guard facts.columns["typtype"].map({ $0 == ["e"] }) ?? true else { return nil }
    guard let name = facts.columns["typname"] ?? facts.columns["enumtypid"] else { return nil }
    let schema = facts.columns["nspname"]
    guard let id = names.type((schema ?? []) + name), let entry = names.catalog[id], entry.birth != nil || hasLabels(entry)
    else { return nil }
    guard let label = facts.columns["enumlabel"]?.first else {
      return facts.relations.contains("pg_enum") ? nil : true
    }
    guard case .enumeration(let enumeration) = entry.kind else { return nil }
    if enumeration.label(label) != nil { return true }
    return enumeration.isComplete ? false : nil
  }

  private func hasLabels(_ entry: TypeEntry) -> Bool {
    if case .enumeration = entry.kind { return true }
    return false
  }

  private func hasTable(_ facts: Facts) -> Bool? {
    let keys: (schema: String, table: String)
    switch facts.relations.first {
    case "columns", "tables": keys = ("table_schema", "table_name")
    case "pg_tables": keys = ("schemaname", "tablename")
    default: return nil
    }
    guard facts.columns.allSatisfy({ [keys.schema, keys.table, "column_name"].contains($0.key) }) else { return nil }
    guard let table = facts.columns[keys.table], let id = names.relation((facts.columns[keys.schema] ?? []) + table),
      let relation = names.catalog[id], relation.birth != nil
    else { return nil }
    guard let column = facts.columns["column_name"]?.first else { return facts.relations.contains("columns") ? nil : true }
    if relation.column(column) != nil { return true }
    return relation.isComplete ? false : nil
  }

  // MARK: Others

  /// `to_regtype('t')`, `to_regclass('t')`: whether that gives something.
  private func isThere(_ call: Node) -> Bool? {
    guard call.kind == .functionCall, let function = call.child(.name)?.lastIdentifier else { return nil }
    guard let name = call.child(.argument)?.stringValue, let parts = Facts.parts(name) else { return nil }
    switch function {
    case "to_regtype": return names.type(parts).flatMap { names.catalog[$0]?.birth } == nil ? nil : true
    case "to_regclass": return names.relation(parts).flatMap { names.catalog[$0]?.birth } == nil ? nil : true
    default: return nil
    }
  }

  /// `'a' = ANY (enum_range(NULL::t)::text[])`
  private func isLabel(_ comparison: Node) -> Bool? {
    guard let label = comparison.child(.left)?.stringValue, let array = comparison.child(.right), array.kind == .cast else {
      return nil
    }
    guard let call = array.child(.value), call.kind == .functionCall, call.child(.name)?.lastIdentifier == "enum_range",
      let argument = call.child(.argument), argument.kind == .cast, let name = argument.child(.type)?.child(.name),
      let id = names.type(name.identifiers), case .enumeration(let enumeration)? = names.catalog[id]?.kind
    else { return nil }
    if enumeration.label(label) != nil { return true }
    return enumeration.isComplete ? false : nil
  }
}

/// What a query over the catalogs asks for: columns that are to be equal to constants.
private struct Facts {
  var relations: Set<String> = []
  /// The parts of a name, for columns that hold one; else one part.
  var columns: [String: [String]] = [:]
  /// There is nothing else to it.
  var isUnderstood = true

  mutating func add(source: Node) {
    switch source.kind {
    case .relation:
      let parts = source.child(.from)?.identifiers ?? []
      let isSystem = parts.count == 1 || parts.first == "pg_catalog" || parts.first == "information_schema"
      if isSystem, let name = parts.last { relations.insert(name) } else { isUnderstood = false }
    case .joinedTable where source.detail == .inner && source.child(.using) == nil:
      for role in [Role.left, .right] { if let side = source.child(role) { add(source: side) } }
      if let condition = source.child(.condition) { add(condition) } else { isUnderstood = false }
    default: isUnderstood = false
    }
  }

  mutating func add(_ condition: Node) {
    switch condition.kind {
    case .and: for operand in condition.children(.operand) { add(operand) }
    case .comparison where condition.detail == .equalSign:
      guard let left = condition.child(.left), let right = condition.child(.right) else {
        isUnderstood = false
        return
      }
      if left.kind == .columnReference, right.kind == .columnReference { return }
      if left.kind == .columnReference { add(left, right) } else { add(right, left) }
    case .inList where !condition.flags.contains(.not):
      let values = condition.children(.value)
      guard values.count == 1, let operand = condition.child(.operand) else {
        isUnderstood = false
        return
      }
      add(operand, values[0])
    default: isUnderstood = false
    }
  }

  private mutating func add(_ column: Node, _ value: Node) {
    guard column.kind == .columnReference, let name = column.lastIdentifier else {
      isUnderstood = false
      return
    }
    if let text = value.stringValue {
      columns[name] = [text]
    } else if value.kind == .functionCall || value.kind == .specialFunction {
      // The schema in which everything is made.
      let isCurrent = value.sourceText.lowercased().hasPrefix("current_schema")
      if !isCurrent || !["nspname", "schemaname", "table_schema"].contains(name) { isUnderstood = false }
    } else if name == "enumtypid", let parts = Self.typeName(value) {
      columns[name] = parts
    } else {
      isUnderstood = false
    }
  }

  /// `'t'::regtype`, `'t'::regtype::oid`, `(SELECT oid FROM pg_type WHERE typname = 't')`
  private static func typeName(_ value: Node) -> [String]? {
    switch value.kind {
    case .cast:
      guard let inner = value.child(.value) else { return nil }
      if inner.kind == .cast { return typeName(inner) }
      guard value.child(.type)?.child(.name)?.lastIdentifier == "regtype" else { return nil }
      return inner.stringValue.flatMap(parts)
    case .subquery:
      guard let query = value.child(.body), let select = query.child(.body), select.kind == .select else { return nil }
      var facts = Facts()
      for source in select.children(.from) { facts.add(source: source) }
      if let condition = select.child(.where) { facts.add(condition) }
      guard facts.isUnderstood, facts.relations == ["pg_type"], facts.columns.count == 1 else { return nil }
      return facts.columns["typname"]
    default: return nil
    }
  }

  /// `s.t` as a name; nil where it is quoted, or something else.
  static func parts(_ text: String) -> [String]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { $0.lowercased() }
    let isPlain = text.utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
    }
    return isPlain && !parts.contains("") ? parts : nil
  }
}
