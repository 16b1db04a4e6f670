// What can be altered of almost every kind of object: RENAME TO, SET SCHEMA, OWNER TO, DEPENDS ON EXTENSION.

extension Parser {
  /// Whether one of these four comes next.
  var isAtGenericAlteration: Bool {
    switch kind {
    case .rename: peek() == .to
    case .set: peek() == .schema
    case .owner: peek() == .to
    case .depends: true
    case .no: peek() == .depends
    default: false
    }
  }

  /// Reads the alteration of an object that has been read already and is all that was left since `mark`, which stands at ALTER.
  mutating func alterObject(
    _ role: Role, from mark: Mark, kind objectKind: TokenKind, flags: NodeFlags = []
  ) throws(SyntaxError) {
    try genericAlteration(of: objectKind, .action)
    close(.alterObject, role, from: mark, detail: objectKind, flags: flags)
  }

  /// RENAME TO, SET SCHEMA, OWNER TO or DEPENDS ON EXTENSION, if objects of this kind can be altered so.
  mutating func genericAlteration(of objectKind: TokenKind, _ role: Role) throws(SyntaxError) {
    guard isAlterable(objectKind, by: kind) else { throw unexpected() }
    let mark = mark()
    switch kind {
    case .rename:
      advance()
      try expect(.to)
      try name(.newName)
      close(.renameTo, role, from: mark)
    case .set:
      advance()
      try expect(.schema)
      try name(.schema)
      close(.setSchema, role, from: mark)
    case .owner:
      advance()
      try expect(.to)
      try roleName(.owner)
      close(.ownerTo, role, from: mark)
    case .no, .depends:
      let flags: NodeFlags = take(.no) ? .not : []
      try expect(.depends, .on)
      try expect(.extension)
      try name(.name)
      close(.dependsOnExtension, role, from: mark, flags: flags)
    default: throw unexpected()
    }
  }

  private func isAlterable(_ objectKind: TokenKind, by word: TokenKind) -> Bool {
    switch word {
    case .rename:
      switch objectKind {
      case .operator, .large, .extension, .access, .cast, .transform, .mapping: false
      default: true
      }
    case .set:
      switch objectKind {
      case .table, .sequence, .view, .materialized, .foreign, .type, .domain, .function, .procedure, .routine, .aggregate,
        .operator, .class, .family, .collation, .conversion, .statistics, .parser, .dictionary, .template, .configuration,
        .extension:
        true
      default: false
      }
    case .owner:
      switch objectKind {
      case .role, .user, .group, .policy, .rule, .trigger, .parser, .template, .extension, .access, .cast, .transform, .mapping:
        false
      default: true
      }
    default:
      switch objectKind {
      case .function, .procedure, .routine, .trigger, .materialized, .index: true
      default: false
      }
    }
  }
}
