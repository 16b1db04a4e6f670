import SQLSyntax

extension Names {
  /// The type that a `typeName` node names. A type that the history has not made is entered as foreign, so that what is said of
  /// it later is known to be of the same type.
  public func type(of node: Node) -> SQLType {
    guard let name = node.child(.name) else { return .undetermined }
    let parts = name.identifiers
    var element = node.flags.contains(.special) ? columnType(parts) : named(parts, name)
    if node.flags.contains(.withTimeZone) {
      element = .builtin(element == .builtin(.time) ? .timeWithZone : .timestampWithZone)
    }
    return node.child(.dimension) == nil ? element : .array(of: element)
  }

  /// The type of this name, made or not.
  public func type(named parts: [String]) -> SQLType {
    if let builtin = BuiltinType.named(parts) { return builtin }
    if let known = userType(parts) { return known }
    if let element = parts.last, element.hasPrefix("_"), let known = userType(parts.dropLast() + [String(element.dropFirst())])
    {
      return .array(of: known)
    }
    return .defined(catalog.add(TypeEntry(name: nameToCreate(parts), kind: .foreign, birth: nil)))
  }

  private func named(_ parts: [String], _ node: Node) -> SQLType {
    if let spoken = BuiltinType.spoken(node) { return spoken }
    return type(named: parts)
  }

  private func userType(_ parts: [String]) -> SQLType? {
    // A table's row type bears the table's name; whichever schema comes first wins.
    if let type = type(parts) { return .defined(type) }
    return relation(parts).map { .row($0) }
  }

  /// `t.c%TYPE`
  private func columnType(_ parts: [String]) -> SQLType {
    guard parts.count > 1, let relation = relation(parts.dropLast()) else { return .undetermined }
    return catalog[relation]?.column(parts[parts.count - 1])?.type ?? .undetermined
  }
}

extension BuiltinType {
  /// A type of `pg_catalog`, named with it or without.
  static func named(_ parts: [String]) -> SQLType? {
    guard parts.count == 1 || (parts.count == 2 && parts[0] == "pg_catalog"), let name = parts.last else { return nil }
    if let known = BuiltinType(rawValue: name), known != .other { return .builtin(known) }
    if otherNames.contains(name) { return .builtin(.other) }
    if name.hasPrefix("_"), let element = named(parts.dropLast() + [String(name.dropFirst())]) { return .array(of: element) }
    return nil
  }

  /// Types that SQL spells with words of its own: `double precision`, `timestamp with time zone`, `character varying`. The tree keeps
  /// their words as the name.
  static func spoken(_ name: Node) -> SQLType? {
    let lexed = name.tree.lexed
    let tokens = Int(name.record.firstToken)..<Int(name.record.endToken)
    var isWithZone = false
    var isVarying = false
    for token in tokens {
      switch lexed[token].kind {
      case .quotedWord, .unicodeWord, .dot: return nil
      case .with: isWithZone = true
      case .varying: isVarying = true
      default: break
      }
    }
    guard let start = tokens.first else { return nil }
    switch lexed[start].kind {
    case .int, .integer: return .builtin(.integer)
    case .smallint: return .builtin(.smallint)
    case .bigint: return .builtin(.bigint)
    case .real: return .builtin(.real)
    case .double where tokens.count > 1: return .builtin(.double)
    case .float: return .builtin(.double)
    case .decimal, .dec, .numeric: return .builtin(.numeric)
    case .boolean: return .builtin(.boolean)
    case .character, .char, .nchar, .national: return .builtin(isVarying ? .varchar : .character)
    case .varchar: return .builtin(.varchar)
    case .bit: return .builtin(isVarying ? .varbit : .bit)
    case .time: return .builtin(isWithZone ? .timeWithZone : .time)
    case .timestamp: return .builtin(isWithZone ? .timestampWithZone : .timestamp)
    case .interval: return .builtin(.interval)
    case .word: return serial(lexed.identifier(at: start))
    default: return nil
    }
  }

  /// A column's own words for an integer with a sequence. They are no keywords.
  private static func serial(_ word: String) -> SQLType? {
    switch word {
    case "serial", "serial4": .builtin(.integer)
    case "bigserial", "serial8": .builtin(.bigint)
    case "smallserial", "serial2": .builtin(.smallint)
    default: nil
    }
  }

  private static let otherNames: Set<String> = [
    "aclitem", "any", "box", "cid", "circle", "cstring", "datemultirange", "daterange", "gtsvector", "int2vector",
    "int4multirange", "int4range", "int8multirange", "int8range", "internal", "jsonpath", "language_handler", "line", "lseg",
    "macaddr",
    "macaddr8",
    "nummultirange", "numrange", "oidvector", "path", "pg_lsn", "pg_snapshot", "point", "polygon", "refcursor", "regcollation",
    "regconfig", "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure", "regrole", "tid",
    "tsmultirange", "tsrange", "tstzmultirange", "tstzrange", "txid_snapshot", "unknown", "xid", "xid8",
  ]
}
