// What a type is made of.

extension Catalog {
  /// A domain's base, to the bottom; any other type itself.
  func base(of type: SQLType) -> SQLType {
    var type = type
    while case .defined(let id) = type, case .domain(let domain)? = self[id]?.kind { type = domain.base }
    return type
  }

  func enumeration(_ type: SQLType) -> Enumeration? {
    guard case .defined(let id) = type, case .enumeration(let enumeration)? = self[id]?.kind else { return nil }
    return enumeration
  }

  func isEnumeration(_ type: SQLType) -> Bool { enumeration(type) != nil }

  /// The history only speaks of it.
  func isForeign(_ type: SQLType) -> Bool {
    guard case .defined(let id) = type else { return false }
    if case .foreign? = self[id]?.kind { return true }
    return self[id] == nil
  }

  /// What an array, or a domain over one, has in it.
  func element(of type: SQLType) -> SQLType? {
    if case .array(let element) = base(of: type) { return element }
    return nil
  }

  /// What a range, or a domain over one, goes from and to.
  func subtype(of type: SQLType) -> SQLType? {
    guard case .defined(let id) = base(of: type), case .range(let subtype)? = self[id]?.kind else { return nil }
    return subtype
  }

  /// The range that a multirange is made of.
  func range(of type: SQLType) -> SQLType? {
    guard case .defined(let id) = base(of: type), case .multirange(let range)? = self[id]?.kind else { return nil }
    return range
  }

  /// The multirange made of a range.
  func multirange(of range: SQLType) -> SQLType? {
    types.first {
      if case .multirange(range)? = self[$0]?.kind { return true }
      return false
    }.map { .defined($0) }
  }

  /// The fields of a composite type, a row or a record; nil for other types, and where not all of them are known.
  func fields(of type: SQLType) -> [SQLType.RecordField]? {
    switch base(of: type) {
    case .record(let fields): return fields
    case .row(let id):
      guard let relation = self[id], relation.isComplete else { return nil }
      return relation.columns.map { SQLType.RecordField($0.name, $0.type) }
    case .defined(let id):
      guard case .composite(let attributes)? = self[id]?.kind else { return nil }
      return attributes.map { SQLType.RecordField($0.name, $0.type) }
    default: return nil
    }
  }

  func field(_ name: String, of type: SQLType) -> SQLType? {
    if case .row(let id) = base(of: type) { return self[id]?.column(name)?.type }
    return fields(of: type)?.first { $0.name == name }?.type
  }

  func isComposite(_ type: SQLType) -> Bool {
    switch base(of: type) {
    case .row, .record, .builtin(.record): return true
    case .defined(let id):
      if case .composite? = self[id]?.kind { return true }
      return false
    default: return false
    }
  }

  func isText(_ type: SQLType) -> Bool {
    if case .builtin(let builtin) = base(of: type) { return builtin.isText }
    return false
  }

  /// Nothing in it is or can be an enum.
  func isPlain(_ type: SQLType) -> Bool { enums(in: type).isEmpty }

  /// The enum types that a value of this type holds values of.
  func enums(in type: SQLType) -> [ID<TypeEntry>] {
    if case .builtin = type { return [] }
    var found: [ID<TypeEntry>] = []
    var seen: Set<SQLType> = []
    collectEnums(in: type, &found, &seen)
    return found
  }

  private func collectEnums(in type: SQLType, _ found: inout [ID<TypeEntry>], _ seen: inout Set<SQLType>) {
    switch type {
    case .literal, .undetermined, .builtin: return
    case .array(let element): collectEnums(in: element, &found, &seen)
    case .record(let fields): for field in fields { collectEnums(in: field.type, &found, &seen) }
    case .row(let id):
      guard seen.insert(type).inserted, let relation = self[id] else { return }
      for column in relation.columns { collectEnums(in: column.type, &found, &seen) }
    case .defined(let id):
      guard seen.insert(type).inserted, let entry = self[id] else { return }
      switch entry.kind {
      case .enumeration: found.append(id)
      case .composite(let attributes): for attribute in attributes { collectEnums(in: attribute.type, &found, &seen) }
      case .range(let subtype): collectEnums(in: subtype, &found, &seen)
      case .multirange(let range): collectEnums(in: range, &found, &seen)
      case .domain(let domain): collectEnums(in: domain.base, &found, &seen)
      case .base, .foreign: return
      }
    }
  }

  /// Nil where nobody knows.
  func category(of type: SQLType) -> TypeCategory? {
    switch base(of: type) {
    case .literal, .undetermined: return nil
    case .builtin(let builtin): return builtin.category
    case .array: return .array
    case .row, .record: return .composite
    case .defined(let id):
      switch self[id]?.kind {
      case .enumeration: return .enumeration
      case .composite: return .composite
      case .range, .multirange: return .range
      case .base: return .user
      default: return nil
      }
    }
  }

  func isPreferred(_ type: SQLType) -> Bool {
    if case .builtin(let builtin) = type { return builtin.isPreferred }
    return false
  }
}
