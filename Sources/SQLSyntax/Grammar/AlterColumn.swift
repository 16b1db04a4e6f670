// ALTER TABLE … DROP COLUMN and ALTER COLUMN.

extension Parser {
  mutating func dropColumn(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    _ = take(.column)
    let flags = ifExists()
    try name(.column)
    close(.dropColumn, role, from: mark, flags: flags.union(dropBehavior()))
  }

  /// ALTER [COLUMN] c …
  mutating func alterColumn(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    _ = take(.column)
    if kind == .integerLiteral {
      // A column of an index, by its number.
      guard peek() == .set, peek(2) == .statistics else { throw unexpected() }
      leaf(.constant, .column, detail: kind)
    } else {
      try name(.column)
    }
    switch kind {
    case .type: try columnType(role, from: mark)
    case .set where peek() == .data && peek(2) == .type:
      advance(by: 2)
      try columnType(role, from: mark)
    case .restart: try identityOptions(role, from: mark)
    case .add:
      advance()
      let definition = self.mark()
      try expect(.generated)
      let isAlways = try generatedWhen()
      try expect(.as, .identity)
      try parenthesizedSequenceOptions()
      close(.identityColumn, .definition, from: definition, detail: isAlways ? .always : .default)
      close(.addIdentity, role, from: mark)
    case .options:
      try changedForeignOptions(.option)
      close(.setForeignOptions, role, from: mark)
    case .reset:
      advance()
      try optionList(.option)
      close(.resetOptions, role, from: mark)
    case .set: try setOfColumn(role, from: mark)
    case .drop: try dropOfColumn(role, from: mark)
    default: throw unexpected()
    }
  }

  /// `TYPE t [COLLATE c] [USING e]`
  private mutating func columnType(_ role: Role, from mark: Mark) throws(SyntaxError) {
    try expect(.type)
    try castTypeName(.type)
    if take(.collate) { try qualifiedName(.collation) }
    if take(.using) { try expression(.using) }
    close(.alterColumnType, role, from: mark)
  }

  /// SET or DROP of DEFAULT and NOT NULL, for columns and domains; false where it is something else.
  mutating func alterDefaultOrNotNull(_ role: Role, from mark: Mark) throws(SyntaxError) -> Bool {
    let isSet = kind == .set
    switch peek() {
    case .default:
      advance(by: 2)
      if isSet { try expression(.expression) }
      close(isSet ? .setDefault : .dropDefault, role, from: mark)
    case .not:
      advance(by: 2)
      try expect(.null)
      close(isSet ? .setNotNull : .dropNotNull, role, from: mark)
    default: return false
    }
    return true
  }

  private mutating func setOfColumn(_ role: Role, from mark: Mark) throws(SyntaxError) {
    if try alterDefaultOrNotNull(role, from: mark) { return }
    switch peek() {
    case .expression:
      advance(by: 2)
      try expect(.as)
      try parenthesizedExpression(.expression)
      close(.setExpression, role, from: mark)
    case .statistics:
      advance(by: 2)
      try numberOrDefault(.value)
      close(.setStatistics, role, from: mark)
    case .leftParen:
      advance()
      try optionList(.option)
      close(.setOptions, role, from: mark)
    case .storage:
      advance(by: 2)
      try nameOrDefault(.storage)
      close(.setStorage, role, from: mark)
    case .compression:
      advance(by: 2)
      try nameOrDefault(.compression)
      close(.setCompression, role, from: mark)
    default: try identityOptions(role, from: mark)
    }
  }

  private mutating func dropOfColumn(_ role: Role, from mark: Mark) throws(SyntaxError) {
    if try alterDefaultOrNotNull(role, from: mark) { return }
    advance()
    let what = kind
    guard take(.expression) || take(.identity) else { throw unexpected() }
    close(what == .identity ? .dropIdentity : .dropExpression, role, from: mark, flags: ifExists())
  }

  /// alter_identity_column_option_list: `SET GENERATED ALWAYS SET INCREMENT 2 RESTART WITH 5`
  private mutating func identityOptions(_ role: Role, from mark: Mark) throws(SyntaxError) {
    repeat {
      if kind == .restart {
        try sequenceOption(.option)
      } else if peek() == .generated {
        let option = self.mark()
        advance(by: 2)
        guard kind == .always || (kind == .by && peek() == .default) else { throw unexpected() }
        if kind == .by { advance() }
        leaf(.name, .value)
        close(.sequenceOption, .option, from: option, detail: .generated)
      } else {
        try expect(.set)
        switch kind {
        case .as, .restart, .owned: throw unexpected()
        default: try sequenceOption(.option)
        }
      }
    } while kind == .restart || kind == .set
    close(.alterIdentity, role, from: mark)
  }

  /// A whole number with its sign, or DEFAULT.
  mutating func numberOrDefault(_ role: Role) throws(SyntaxError) {
    if kind == .default {
      leaf(.constant, role, detail: .default)
    } else {
      try signedNumber(role)
    }
  }
}
