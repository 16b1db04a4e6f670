// Extensions, languages and access methods.

extension Parser {
  /// The parser stands behind EXTENSION.
  mutating func createExtension(_ role: Role, from mark: Mark) throws(SyntaxError) {
    var flags = ifNotExists()
    try name(.name)
    _ = take(.with)
    while true {
      if take(.schema) {
        try name(.schema)
      } else if take(.version) {
        try wordOrString(.value)
      } else if take(.cascade) {
        flags.formUnion(.cascade)
      } else {
        break
      }
    }
    close(.createObject, role, from: mark, detail: .extension, flags: flags)
  }

  /// The parser stands behind EXTENSION.
  mutating func alterExtension(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.object)
    let action = self.mark()
    switch kind {
    case .update:
      advance()
      while take(.to) { try wordOrString(.value) }
      close(.objectChange, .action, from: action, detail: .update)
    case .add, .drop:
      let flags: NodeFlags = kind == .drop ? .not : []
      advance()
      let what = try objectKind()
      switch what {
      case .user, .group, .mapping, .constraint, .column, .policy, .rule, .trigger, .large: throw unexpected()
      default: try object(of: what, .object)
      }
      close(.extensionMember, .action, from: action, detail: what, flags: flags)
    default: return try alterObject(role, from: mark, kind: .extension)
    }
    close(.alterObject, role, from: mark, detail: .extension)
  }

  /// The parser stands behind LANGUAGE.
  mutating func createLanguage(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    try name(.name)
    if kind == .handler {
      try functionOption()
      if kind == .inline { try functionOption() }
      if kind == .validator || kind == .no { try functionOption() }
    }
    close(.createObject, role, from: mark, detail: .language, flags: flags)
  }

  /// `HANDLER f`, `INLINE f`, `VALIDATOR f`, `NO VALIDATOR`
  private mutating func functionOption() throws(SyntaxError) {
    let mark = mark()
    if take(.no) {
      try expect(.validator)
      return close(.option, .option, from: mark, detail: .validator, flags: .not)
    }
    let what = kind
    advance()
    try qualifiedName(.value)
    close(.option, .option, from: mark, detail: what)
  }

  /// The parser stands behind ACCESS METHOD.
  mutating func createAccessMethod(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try name(.name)
    let option = self.mark()
    try expect(.type)
    guard let what = take(oneOf: .index, .table) else { throw unexpected() }
    close(.option, .option, from: option, detail: what)
    try expect(.handler)
    try qualifiedName(.function)
    close(.createObject, role, from: mark, detail: .access)
  }
}
