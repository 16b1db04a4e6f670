// COMMENT and SECURITY LABEL.

extension Parser {
  mutating func commentStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.on)
    let what = try objectKind()
    switch what {
    case .user, .group, .mapping: throw unexpected()
    // Here a role is named like anything else.
    case .role where !kind.mayNameColumn: throw unexpected()
    default: try object(of: what, .object)
    }
    try textOrNull()
    close(.comment, role, from: mark, detail: what)
  }

  mutating func securityLabel(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    try expect(.label)
    if take(.for) { try wordOrString(.server) }
    try expect(.on)
    let what = try objectKind()
    switch what {
    case .user, .group, .mapping, .constraint, .policy, .rule, .trigger, .operator, .class, .family, .cast, .transform:
      throw unexpected()
    // Here a role is named like anything else.
    case .role where !kind.mayNameColumn: throw unexpected()
    default: try object(of: what, .object)
    }
    try textOrNull()
    close(.securityLabel, role, from: mark, detail: what)
  }

  /// `IS 'text'`, `IS NULL`
  private mutating func textOrNull() throws(SyntaxError) {
    try expect(.is)
    if kind == .null { leaf(.constant, .value, detail: .null) } else { try string(.value) }
  }
}
