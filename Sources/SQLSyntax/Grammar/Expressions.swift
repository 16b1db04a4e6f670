// Expressions with PostgreSQL's precedence: operators and what they bind. What they stand between is in ExpressionsPrimary.

/// How tightly an operator binds, in PostgreSQL's order.
private enum Precedence {
  static let or: UInt8 = 1
  static let and: UInt8 = 2
  static let not: UInt8 = 3
  static let `is`: UInt8 = 4
  static let comparison: UInt8 = 5
  /// BETWEEN, IN, LIKE, ILIKE, SIMILAR TO and these with NOT.
  static let membership: UInt8 = 6
  static let generic: UInt8 = 7
  static let sum: UInt8 = 8
  static let product: UInt8 = 9
  static let power: UInt8 = 10
  static let zone: UInt8 = 11
  static let collate: UInt8 = 12
  static let sign: UInt8 = 13
  static let typecast: UInt8 = 14
}

extension TokenKind {
  /// How tightly this binds between or behind operands; 0 for what is no operator.
  @inline(__always)
  fileprivate var precedence: UInt8 {
    if ordinal < Self.firstKeyword.ordinal {
      switch self {
      case .lessThan, .greaterThan, .equalSign, .lessEqual, .greaterEqual, .notEqual: Precedence.comparison
      case .symbol: Precedence.generic
      case .plusSign, .minusSign: Precedence.sum
      case .star, .slash, .percent: Precedence.product
      case .caret: Precedence.power
      case .typecast: Precedence.typecast
      default: 0
      }
    } else {
      switch self {
      case .and: Precedence.and
      case .or: Precedence.or
      case .is, .isnull, .notnull: Precedence.is
      case .between, .in, .like, .ilike, .similar, .not: Precedence.membership
      case .operator: Precedence.generic
      case .at: Precedence.zone
      case .collate: Precedence.collate
      default: 0
      }
    }
  }

  var isComparison: Bool { precedence == Precedence.comparison }

  /// ANY, SOME, ALL: the operator before it compares with each of many.
  @inline(__always)
  fileprivate var isQuantifier: Bool { self == .any || self == .some || self == .all }
}

extension Parser {
  /// a_expr
  mutating func expression(_ role: Role) throws(SyntaxError) {
    try operation(role, minimum: 0, isRestricted: false)
  }

  /// b_expr: without AND, OR, NOT, IN, LIKE, BETWEEN, IS NULL and COLLATE, for places where these words mean something else.
  mutating func restrictedExpression(_ role: Role) throws(SyntaxError) {
    try operation(role, minimum: 0, isRestricted: true)
  }

  /// An operand and all operators behind it that bind at least as tightly as `minimum`.
  mutating func operation(_ role: Role, minimum: UInt8, isRestricted: Bool) throws(SyntaxError) {
    let mark = mark()
    switch kind {
    case .minusSign, .plusSign, .not, .symbol, .operator:
      try prefixed(role, from: mark, isRestricted: isRestricted)
    case .default where !isRestricted:
      leaf(.constant, role, detail: .default)
    default:
      try primary(role)
    }
    if kind.precedence != 0 { try operators(role, from: mark, minimum: minimum, isRestricted: isRestricted) }
  }

  /// An operator before its operand.
  private mutating func prefixed(_ role: Role, from mark: Mark, isRestricted: Bool) throws(SyntaxError) {
    let word = kind
    if word == .operator, peek() != .leftParen { return try primary(role) }
    try enter()
    defer { leave() }
    switch word {
    case .not:
      guard !isRestricted else { throw unexpected() }
      advance()
      try operation(.operand, minimum: Precedence.is, isRestricted: false)
      close(.not, role, from: mark)
    case .plusSign, .minusSign:
      advance()
      try operation(.operand, minimum: Precedence.sign, isRestricted: isRestricted)
      close(.unaryOperation, role, from: mark, detail: word)
    default:
      let symbol = try qualifiedOperator(.operator)
      try operation(.operand, minimum: Precedence.sum, isRestricted: isRestricted)
      close(.unaryOperation, role, from: mark, detail: symbol)
    }
  }

  /// Wraps the node left last, which began at `mark`, in the operators that follow it.
  mutating func operators(_ role: Role, from mark: Mark, minimum: UInt8, isRestricted: Bool) throws(SyntaxError) {
    /// The level of a comparison just read: PostgreSQL allows no second one beside it.
    var taken: UInt8 = 0
    while true {
      let word = kind
      let level = word.precedence
      guard level != 0, level >= minimum else { return }
      if isRestricted, !mayFollowRestricted(level) { return }
      if minimum == 0, word.isOperatorAndLabel, peek() == .comma || peek().endsTargetList { return }
      switch level {
      case Precedence.or:
        try chain(.or, role, from: mark, word: .or, minimum: Precedence.and)
        taken = 0
      case Precedence.and:
        try chain(.and, role, from: mark, word: .and, minimum: Precedence.not)
        taken = 0
      case Precedence.is:
        if level == taken { throw unexpected() }
        taken = try isOperation(role, from: mark, isRestricted: isRestricted) ? level : 0
      case Precedence.membership:
        guard isMembership else { return }
        if level == taken { throw unexpected() }
        taken = try membership(role, from: mark) ? level : 0
      case Precedence.zone:
        guard peek() == .local || (peek() == .time && peek(2) == .zone) else { return }
        setRole(.operand)
        advance()
        if !take(.local) {
          advance(by: 2)
          try operation(.zone, minimum: level + 1, isRestricted: false)
        }
        close(.atTimeZone, role, from: mark)
        taken = 0
      case Precedence.collate:
        setRole(.operand)
        advance()
        try qualifiedName(.collation)
        close(.collate, role, from: mark)
        taken = 0
      case Precedence.typecast:
        setRole(.value)
        advance()
        try castTypeName(.type)
        close(.cast, role, from: mark, detail: .typecast)
        taken = 0
      default:
        if word == .operator, peek() != .leftParen { return }
        if level == taken, level == Precedence.comparison { throw unexpected() }
        setRole(.left)
        var symbol = word
        if word == .symbol || word == .operator { symbol = try qualifiedOperator(.operator) } else { advance() }
        taken = 0
        if kind.isQuantifier, !isRestricted {
          try quantified(role, from: mark, detail: symbol, flags: [])
        } else {
          try operation(.right, minimum: level + 1, isRestricted: isRestricted)
          close(symbol.isComparison ? .comparison : .binaryOperation, role, from: mark, detail: symbol)
          if level == Precedence.comparison { taken = level }
        }
      }
    }
  }

  private func mayFollowRestricted(_ level: UInt8) -> Bool {
    switch level {
    case Precedence.or, Precedence.and, Precedence.membership, Precedence.zone, Precedence.collate: false
    case Precedence.is:
      kind == .is
        && (peek() == .distinct || peek() == .document
          || (peek() == .not && (peek(2) == .distinct || peek(2) == .document)))
    default: true
    }
  }

  /// `a AND b AND c` as one node.
  private mutating func chain(
    _ result: NodeKind, _ role: Role, from mark: Mark, word: TokenKind, minimum: UInt8
  ) throws(SyntaxError) {
    setRole(.operand)
    while take(word) { try operation(.operand, minimum: minimum, isRestricted: false) }
    close(result, role, from: mark)
  }

  /// `OPERATOR(s.+)` or a symbol; what operator it is.
  @discardableResult
  mutating func qualifiedOperator(_ role: Role) throws(SyntaxError) -> TokenKind {
    guard kind == .operator else {
      let symbol = kind
      leaf(.operatorName, role, detail: symbol)
      return symbol
    }
    let mark = mark()
    advance()
    try expect(.leftParen)
    while kind.mayNameColumn, peek() == .dot { advance(by: 2) }
    let symbol = kind
    guard symbol.isOperator else { throw unexpected() }
    advance()
    try expect(.rightParen)
    close(.operatorName, role, from: mark, detail: symbol)
    return symbol
  }

  /// `ANY (…)`, `ALL (…)` behind an operator.
  private mutating func quantified(
    _ role: Role, from mark: Mark, detail: TokenKind, flags: NodeFlags
  ) throws(SyntaxError) {
    let flags = kind == .all ? flags.union(.all) : flags
    advance()
    guard kind == .leftParen else { throw unexpected() }
    if try parenthesizedContent() == .list { throw unexpected() }
    setRole(.right)
    close(.quantifiedComparison, role, from: mark, detail: detail, flags: flags)
  }

  // MARK: IS

  /// `IS …`, ISNULL, NOTNULL; true if an operand ends it.
  private mutating func isOperation(_ role: Role, from mark: Mark, isRestricted: Bool) throws(SyntaxError) -> Bool {
    setRole(.operand)
    if kind != .is {
      let flags: NodeFlags = kind == .notnull ? .not : []
      advance()
      close(.isNull, role, from: mark, flags: flags)
      return false
    }
    advance()
    var flags: NodeFlags = take(.not) ? .not : []
    let word = kind
    switch word {
    case .null:
      advance()
      close(.isNull, role, from: mark, flags: flags)
    case .true, .false, .unknown, .document, .normalized:
      advance()
      close(.isTest, role, from: mark, detail: word, flags: flags)
    case .nfc, .nfd, .nfkc, .nfkd:
      leaf(.name, .option)
      try expect(.normalized)
      close(.isTest, role, from: mark, detail: .normalized, flags: flags)
    case .distinct:
      advance()
      try expect(.from)
      setRole(.left)
      try operation(.right, minimum: Precedence.comparison, isRestricted: isRestricted)
      close(.isDistinctFrom, role, from: mark, flags: flags)
      return true
    case .json:
      advance()
      var detail = TokenKind.json
      switch kind {
      case .value, .scalar, .array, .object:
        detail = kind
        advance()
      default: break
      }
      if kind == .with || kind == .without, peek() == .unique {
        if kind == .with { flags.formUnion(.unique) }
        advance(by: 2)
        _ = take(.keys)
      }
      close(.isJSON, role, from: mark, detail: detail, flags: flags)
    default: throw unexpected()
    }
    return false
  }

  // MARK: IN, LIKE, BETWEEN

  private var isMembership: Bool {
    let word = kind == .not ? peek() : kind
    return switch word {
    case .between, .in, .like, .ilike: true
    case .similar: (kind == .not ? peek(2) : peek()) == .to
    default: false
    }
  }

  /// `[NOT] IN …`, `LIKE …`, `BETWEEN …`; true if an operand ends it.
  private mutating func membership(_ role: Role, from mark: Mark) throws(SyntaxError) -> Bool {
    setRole(.operand)
    var flags: NodeFlags = take(.not) ? .not : []
    let word = kind
    advance()
    switch word {
    case .in:
      try inList(role, from: mark, flags: flags)
      return false
    case .between:
      if take(.symmetric) { flags.formUnion(.symmetric) } else { _ = take(.asymmetric) }
      try operation(.lowerBound, minimum: 0, isRestricted: true)
      try expect(.and)
      try operation(.upperBound, minimum: Precedence.generic, isRestricted: false)
      close(.between, role, from: mark, flags: flags)
      return true
    default:
      if word == .similar {
        advance()
      } else if kind.isQuantifier {
        setRole(.left)
        try quantified(role, from: mark, detail: word, flags: flags)
        return false
      }
      try operation(.pattern, minimum: Precedence.generic, isRestricted: false)
      if take(.escape) { try operation(.escape, minimum: Precedence.generic, isRestricted: false) }
      close(.like, role, from: mark, detail: word, flags: flags)
      return true
    }
  }

  private mutating func inList(_ role: Role, from mark: Mark, flags: NodeFlags) throws(SyntaxError) {
    if kind == .hole || kind == .variable {
      // A client that writes the whole list with its parentheses.
      leaf(.unknownValue, .value, detail: kind)
      return close(.inList, role, from: mark, flags: flags)
    }
    guard kind == .leftParen else { throw unexpected() }
    if try parenthesizedContent() == .query {
      close(.inQuery, role, from: mark, flags: flags)
    } else {
      close(.inList, role, from: mark, flags: flags)
    }
  }
}

extension TokenKind {
  /// Words that name a result column where no operand follows: `SELECT a is FROM t`.
  fileprivate var isOperatorAndLabel: Bool {
    switch self {
    case .is, .like, .ilike, .in, .between, .and, .or, .collate: true
    default: false
    }
  }
}
