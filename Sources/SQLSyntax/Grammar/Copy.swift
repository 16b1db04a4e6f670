// COPY with its options, in parentheses or as words.

extension Parser {
  mutating func copyStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if kind == .leftParen {
      advance()
      try queryOrDataChange(.body)
      try expect(.rightParen)
      guard kind == .to else { throw unexpected() }
    } else {
      if kind == .binary, peek().mayNameColumn { optionWord() }
      try relationName(.target)
      let relation = nodes.count - 1
      if kind == .leftParen { try parenthesized { parser throws(SyntaxError) in try parser.name(.column) } }
      if kind == .to { nodes.base[relation].role = .source }
    }
    guard let direction = take(oneOf: .from, .to) else { throw unexpected() }
    let flags: NodeFlags = kind == .program ? .special : []
    if take(.program) || (kind != .stdin && kind != .stdout) { try string(.value) } else { advance() }
    try copyDelimiters()
    _ = take(.with)
    if kind == .leftParen { try copyOptions() } else { try copyOptionWords() }
    if direction == .from, take(.where) { try expression(.where) }
    close(.copy, role, from: mark, detail: direction, flags: flags)
  }

  /// `[USING] DELIMITERS ','`
  private mutating func copyDelimiters() throws(SyntaxError) {
    guard kind == .delimiters || kind == .using else { return }
    let mark = mark()
    _ = take(.using)
    guard kind == .delimiters else { throw unexpected() }
    leaf(.name, .name)
    try string(.value)
    close(.option, .option, from: mark)
  }

  /// `(FORMAT csv, FORCE_NULL (a, b), …)`
  private mutating func copyOptions() throws(SyntaxError) {
    try parenthesized { parser throws(SyntaxError) in
      let mark = parser.mark()
      var flags: NodeFlags = []
      try parser.label(.name)
      switch parser.kind {
      case .comma, .rightParen: break
      case .star:
        parser.advance()
        flags = .all
      case .default: parser.leaf(.constant, .value, detail: .default)
      case .leftParen:
        try parser.parenthesized { parser throws(SyntaxError) in try parser.settingValue(.field) }
      default: try parser.settingValue(.value)
      }
      parser.close(.option, .option, from: mark, flags: flags)
    }
  }

  /// `CSV HEADER NULL AS '' FORCE QUOTE *`
  private mutating func copyOptionWords() throws(SyntaxError) {
    while true {
      switch kind {
      case .binary, .freeze, .csv, .header: optionWord()
      case .delimiter, .null, .quote, .escape, .encoding:
        let mark = mark()
        let word = kind
        leaf(.name, .name)
        if word != .encoding { _ = take(.as) }
        try string(.value)
        close(.option, .option, from: mark)
      case .force: try copyForceOption()
      default: return
      }
    }
  }

  /// `FORCE QUOTE a, b`, `FORCE NOT NULL *`, `FORCE NULL a`
  private mutating func copyForceOption() throws(SyntaxError) {
    let mark = mark()
    advance()
    var flags: NodeFlags = take(.not) ? .not : []
    guard kind == .null || (kind == .quote && flags.isEmpty) else { throw unexpected() }
    leaf(.name, .name)
    if take(.star) {
      flags.formUnion(.all)
    } else {
      try commaSeparated { parser throws(SyntaxError) in try parser.name(.field) }
    }
    close(.option, .option, from: mark, detail: .force, flags: flags)
  }
}
