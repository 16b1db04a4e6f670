// DROP of everything.

extension Parser {
  mutating func dropStatement(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    if take(.owned, .by) {
      try commaSeparated { parser throws(SyntaxError) in try parser.roleName(.object) }
      let flags = dropBehavior()
      return close(.drop, role, from: mark, detail: .owned, flags: flags)
    }
    let dropped = try objectKind()
    var flags: NodeFlags = dropped == .index && take(.concurrently) ? .concurrently : []
    flags.formUnion(ifExists())
    switch dropped {
    case .column, .constraint, .large: throw unexpected()
    case .mapping:
      try mappedUser()
      return close(.drop, role, from: mark, detail: dropped, flags: flags)
    case .database:
      try name(.object)
      if kind == .with || kind == .leftParen {
        _ = take(.with)
        try parenthesized { parser throws(SyntaxError) in try parser.expect(.force) }
        flags.formUnion(.special)
      }
      return close(.drop, role, from: mark, detail: dropped, flags: flags)
    case .policy, .rule, .trigger, .class, .family, .cast, .transform, .subscription, .tablespace:
      try object(of: dropped, .object)
    default:
      try commaSeparated { parser throws(SyntaxError) in try parser.object(of: dropped, .object) }
    }
    switch dropped {
    case .tablespace, .role, .user, .group: break
    default: flags.formUnion(dropBehavior())
    }
    close(.drop, role, from: mark, detail: dropped, flags: flags)
  }
}
