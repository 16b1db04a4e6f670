// SET, RESET and SHOW of settings, also where they are part of CREATE FUNCTION, ALTER ROLE and their like.

extension Parser {
  /// What follows SET.
  enum SettingForm {
    /// `name = value` and no more.
    case named
    /// Settings that are spelled with words of their own, too.
    case any
    /// SET TRANSACTION, too.
    case anyOrTransaction
  }

  /// SET as a statement, with LOCAL or SESSION, or SET CONSTRAINTS.
  mutating func setStatement(_ role: Role) throws(SyntaxError) {
    if peek() == .constraints, !isSettingName(at: 1) { return try setConstraints(role) }
    let mark = mark()
    advance()
    var flags: NodeFlags = []
    if kind == .local, !isSettingName(at: 0) {
      advance()
      flags = .local
    } else if kind == .session, !isSettingName(at: 0), peek() != .authorization, peek() != .characteristics {
      advance()
      flags = .special
    }
    try setting(role, from: mark, form: .anyOrTransaction, flags: flags)
  }

  /// SET where it is a clause.
  mutating func setClause(_ role: Role, form: SettingForm) throws(SyntaxError) {
    let mark = mark()
    try expect(.set)
    try setting(role, from: mark, form: form, flags: [])
  }

  /// Whether the word so far ahead names a setting, whatever else it may mean: what may follow a name comes behind it.
  private func isSettingName(at distance: Int) -> Bool {
    switch peek(distance + 1) {
    case .to, .equalSign, .dot, .from: true
    default: false
    }
  }

  private mutating func setting(
    _ role: Role, from mark: Mark, form: SettingForm, flags: NodeFlags
  ) throws(SyntaxError) {
    let word = kind
    if isSettingName(at: 0) || form == .named { return try namedSetting(role, from: mark, form: form, flags: flags) }
    advance()
    switch word {
    case .time:
      try expect(.zone)
      try timeZone(.value)
      close(.setParameter, role, from: mark, detail: .zone, flags: flags)
    case .transaction where form == .anyOrTransaction && kind != .snapshot:
      guard try transactionModes() else { throw unexpected() }
      close(.setTransaction, role, from: mark, flags: flags)
    case .transaction:
      try expect(.snapshot)
      try string(.value)
      close(.setTransaction, role, from: mark, flags: flags)
    case .session where kind == .characteristics && form == .anyOrTransaction:
      advance()
      try expect(.as, .transaction)
      guard try transactionModes() else { throw unexpected() }
      close(.setTransaction, role, from: mark, flags: flags.union([.special, .all]))
    case .session:
      try expect(.authorization)
      if kind == .default { leaf(.constant, .value, detail: .default) } else { try newRole(.value) }
      close(.setParameter, role, from: mark, detail: .authorization, flags: flags)
    case .role:
      try newRole(.value)
      close(.setParameter, role, from: mark, detail: .role, flags: flags)
    case .schema:
      if kind == .positional { try signedNumber(.value) } else { try string(.value) }
      close(.setParameter, role, from: mark, detail: word, flags: flags)
    case .names:
      if kind == .default { leaf(.constant, .value, detail: .default) } else if isAtString { try string(.value) }
      close(.setParameter, role, from: mark, detail: .names, flags: flags)
    case .xml:
      try expect(.option)
      guard kind == .document || kind == .content else { throw unexpected() }
      leaf(.name, .value)
      close(.setParameter, role, from: mark, detail: .xml, flags: flags)
    default: throw unexpected()
    }
  }

  /// `name = value, …`, `name TO DEFAULT`, `name FROM CURRENT`
  private mutating func namedSetting(
    _ role: Role, from mark: Mark, form: SettingForm, flags: NodeFlags
  ) throws(SyntaxError) {
    try dottedSettingName(.name)
    if form != .named, take(.from) {
      try expect(.current)
      return close(.setParameter, role, from: mark, detail: .current, flags: flags)
    }
    guard take(.to) || take(.equalSign) else { throw unexpected() }
    if kind == .default {
      leaf(.constant, .value, detail: .default)
    } else {
      try commaSeparated { parser throws(SyntaxError) in try parser.settingValue(.value) }
    }
    close(.setParameter, role, from: mark, flags: flags)
  }

  /// zone_value
  private mutating func timeZone(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .interval: try expression(role)
    case .default: leaf(.constant, role, detail: .default)
    case .local: leaf(.name, role)
    case .word, .quotedWord, .unicodeWord: leaf(.name, role)
    default: if isAtString { try string(role) } else { try signedNumber(role) }
    }
  }

  private var isAtString: Bool { kind.isString || kind == .hole || kind == .variable }

  /// var_value and what is like it in options: a string, a number, a word, TRUE, FALSE or ON.
  mutating func settingValue(_ role: Role) throws(SyntaxError) {
    switch kind {
    case .true, .false: leaf(.constant, role, detail: kind)
    case .on: leaf(.name, role)
    case .integerLiteral, .decimalLiteral, .positional, .plusSign, .minusSign: try signedNumber(role)
    default: try wordOrString(role)
    }
  }

  /// NonReservedWord_or_Sconst
  mutating func wordOrString(_ role: Role) throws(SyntaxError) {
    if isAtString { try string(role) } else { try nonReservedName(role) }
  }

  /// var_name: words that may name a column, with dots between.
  private mutating func dottedSettingName(_ role: Role) throws(SyntaxError) {
    var length = 0
    repeat {
      guard peek(length).mayNameColumn else { throw unexpected() }
      length += 2
    } while peek(length - 1) == .dot
    leaf(.qualifiedName, role, tokens: length - 1)
  }

  /// The role one becomes: a word, a string or a parameter.
  private mutating func newRole(_ role: Role) throws(SyntaxError) {
    if kind == .positional { try signedNumber(role) } else { try wordOrString(role) }
  }

  /// RESET, as a statement or a clause.
  mutating func resetParameter(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    let (detail, flags) = try settingName()
    close(.resetParameter, role, from: mark, detail: detail, flags: flags)
  }

  /// RESET of a setting that has a name.
  mutating func resetNamedParameter(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    var flags: NodeFlags = []
    if take(.all) { flags = .all } else { try dottedSettingName(.name) }
    close(.resetParameter, role, from: mark, flags: flags)
  }

  mutating func showParameter(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance()
    let (detail, flags) = try settingName()
    close(.show, role, from: mark, detail: detail, flags: flags)
  }

  /// A setting of any spelling, or ALL. Leaves a node only if it is a name.
  private mutating func settingName() throws(SyntaxError) -> (detail: TokenKind, flags: NodeFlags) {
    if take(.all) { return (.endOfStatement, .all) }
    if take(.time, .zone) { return (.zone, []) }
    if take(.transaction, .isolation, .level) { return (.isolation, []) }
    if take(.session, .authorization) { return (.authorization, []) }
    try dottedSettingName(.name)
    return (.endOfStatement, [])
  }

  private mutating func setConstraints(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    advance(by: 2)
    var flags: NodeFlags = []
    if take(.all) {
      flags = .all
    } else {
      try commaSeparated { parser throws(SyntaxError) in try parser.qualifiedName(.constraint) }
    }
    guard let mode = take(oneOf: .deferred, .immediate) else { throw unexpected() }
    close(.setConstraints, role, from: mark, detail: mode, flags: flags)
  }
}
