/// What a token may be when it begins with a byte. The lexer branches on this first.
enum ByteClass: UInt8 {
  case space
  case newline
  /// A letter, `_`, or any byte of a character outside ASCII.
  case word
  case digit
  case quote
  case doubleQuote
  case dollar
  case leftParen
  case rightParen
  case leftBracket
  case rightBracket
  case comma
  case semicolon
  case dot
  case colon
  /// `+ - * / < > = ~ ! @ # % ^ & | ` ?`
  case symbol
  case backslash
  case leftBrace
  case stray

  static func of(_ byte: UInt8) -> ByteClass {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C, 0: .space
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .newline
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...: .word
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"): .quote
    case UInt8(ascii: "\""): .doubleQuote
    case UInt8(ascii: "$"): .dollar
    case UInt8(ascii: "("): .leftParen
    case UInt8(ascii: ")"): .rightParen
    case UInt8(ascii: "["): .leftBracket
    case UInt8(ascii: "]"): .rightBracket
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "\\"): .backslash
    case UInt8(ascii: "{"): .leftBrace
    default: symbols.contains(byte) ? .symbol : .stray
    }
  }

  /// The bytes operators are made of.
  static let symbols = Array("+-*/<>=~!@#%^&|`?".utf8)
}

/// Yes-or-no questions about a byte, as bits.
enum ByteTrait {
  /// May stand inside an identifier.
  static let word: UInt8 = 1 << 0
  /// May stand inside a psql variable's name or a dollar quote's tag.
  static let name: UInt8 = 1 << 1
  /// May stand inside an operator.
  static let symbol: UInt8 = 1 << 2
  /// Directly behind a word it may change what the word is: a quote, or the beginning of a placeholder.
  static let changesWord: UInt8 = 1 << 3
  static let digit: UInt8 = 1 << 4
  static let space: UInt8 = 1 << 5

  static func of(_ byte: UInt8) -> UInt8 {
    var traits: UInt8 = 0
    switch ByteClass.of(byte) {
    case .word: traits = word | name
    case .digit: traits = word | name | digit
    case .dollar: traits = word
    case .symbol: traits = symbol
    case .space, .newline: traits = space
    default: break
    }
    if "'&{<".utf8.contains(byte) { traits |= changesWord }
    return traits
  }
}

/// The tables a lexer needs. Built once; a lexer takes the pointers at its start.
struct LexerTables: @unchecked Sendable {
  let classes: UnsafePointer<ByteClass>
  let traits: UnsafePointer<UInt8>
  let keywords: KeywordTable

  static let shared = LexerTables()

  private init() {
    let classes = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
    let traits = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      (classes + Int(byte)).initialize(to: ByteClass.of(byte))
      (traits + Int(byte)).initialize(to: ByteTrait.of(byte))
    }
    self.classes = UnsafePointer(classes)
    self.traits = UnsafePointer(traits)
    keywords = KeywordTable()
  }
}
