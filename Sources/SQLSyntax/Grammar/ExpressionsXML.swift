// XMLELEMENT and the other functions of SQL/XML.

extension Parser {
  /// What stands between the parentheses of an XML function.
  mutating func xmlArguments(of word: TokenKind) throws(SyntaxError) {
    switch word {
    case .xmlelement:
      try expect(.name)
      try label(.name)
      guard take(.comma) else { return }
      if kind == .xmlattributes, peek() == .leftParen {
        advance(by: 2)
        try labelledValues(.element)
        try expect(.rightParen)
        guard take(.comma) else { return }
      }
      repeat { try expression(.argument) } while take(.comma)
    case .xmlexists:
      try primary(.argument)
      try xmlPassing(.argument)
    case .xmlforest:
      try labelledValues(.element)
    case .xmlparse:
      try documentOrContent()
      try expression(.argument)
      if kind == .preserve || kind == .strip {
        guard peek() == .whitespace else { throw unexpected() }
        leaf(.specialOption, .option, tokens: 2, detail: kind)
      }
    case .xmlpi:
      try expect(.name)
      try label(.name)
      if take(.comma) { try expression(.argument) }
    case .xmlroot:
      try expression(.argument)
      try expect(.comma)
      try xmlVersion()
    default:
      try documentOrContent()
      try expression(.argument)
      try expect(.as)
      try scalarTypeName(.type)
      if kind == .indent {
        leaf(.specialOption, .option, detail: .indent)
      } else if kind == .no, peek() == .indent {
        leaf(.specialOption, .option, tokens: 2, detail: .indent, flags: .not)
      }
    }
  }

  /// `VERSION '1.0', STANDALONE YES`
  private mutating func xmlVersion() throws(SyntaxError) {
    let mark = mark()
    try expect(.version)
    if !take(.no, .value) { try expression(.argument) }
    close(.specialOption, .option, from: mark, detail: .version)
    guard take(.comma) else { return }
    let standalone = self.mark()
    try expect(.standalone)
    var flags: NodeFlags = []
    if !take(.yes) {
      try expect(.no)
      _ = take(.value)
      flags = .not
    }
    close(.specialOption, .option, from: standalone, detail: .standalone, flags: flags)
  }

  private mutating func documentOrContent() throws(SyntaxError) {
    guard kind == .document || kind == .content else { throw unexpected() }
    leaf(.specialOption, .option, detail: kind)
  }

  /// `PASSING BY REF a BY REF`
  mutating func xmlPassing(_ role: Role) throws(SyntaxError) {
    try expect(.passing)
    try xmlPassingMechanism()
    try primary(role)
    try xmlPassingMechanism()
  }

  private mutating func xmlPassingMechanism() throws(SyntaxError) {
    guard take(.by) else { return }
    guard take(.ref) || take(.value) else { throw unexpected() }
  }

  /// `a AS b, c`: targets.
  private mutating func labelledValues(_ role: Role) throws(SyntaxError) {
    repeat {
      let mark = mark()
      try expression(.value)
      if take(.as) { try label(.alias) }
      close(.target, role, from: mark)
    } while take(.comma)
  }
}
