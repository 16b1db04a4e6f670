extension TokenKind {
  @inline(__always)
  var ordinal: Int { Int(unsafeBitCast(self, to: UInt16.self)) }

  /// PostgreSQL's first keyword; all after it are keywords too.
  static let firstKeyword = TokenKind.abort

  @inline(__always)
  public var isKeyword: Bool { ordinal >= Self.firstKeyword.ordinal }

  @inline(__always)
  private var category: UInt8 { KeywordList.categories.utf8Start[ordinal - Self.firstKeyword.ordinal] }

  /// `"…"`, `U&"…"`, a plain word, or a placeholder that may stand for a name.
  @inline(__always)
  public var isIdentifier: Bool {
    self == .word || self == .quotedWord || self == .unicodeWord || self == .hole || self == .variable
  }

  /// May name a column, a table, a constraint and most other things (ColId).
  @inline(__always)
  public var mayNameColumn: Bool {
    if !isKeyword { return isIdentifier }
    let category = category | 0x20
    return category == UInt8(ascii: "u") || category == UInt8(ascii: "c")
  }

  /// May name a function or a type (type_function_name).
  @inline(__always)
  public var mayNameFunction: Bool {
    if !isKeyword { return isIdentifier }
    let category = category | 0x20
    return category == UInt8(ascii: "u") || category == UInt8(ascii: "t")
  }

  /// May follow AS, or a dot (ColLabel).
  @inline(__always)
  public var mayBeLabel: Bool { isKeyword || isIdentifier }

  /// May name a result column without AS (BareColLabel).
  @inline(__always)
  public var mayBeBareLabel: Bool { isKeyword ? category >= UInt8(ascii: "a") : isIdentifier }

  /// May name anything but what is reserved outright (NonReservedWord).
  @inline(__always)
  public var isNotReserved: Bool { isKeyword ? category | 0x20 != UInt8(ascii: "r") : isIdentifier }

  public var isString: Bool {
    switch self {
    case .stringLiteral, .escapeString, .unicodeString, .nationalString, .dollarString: true
    default: false
    }
  }
}
