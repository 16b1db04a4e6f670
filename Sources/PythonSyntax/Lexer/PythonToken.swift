/// What a token of Python is.
enum PythonTokenKind: UInt8, BitwiseCopyable, Sendable {
  case endOfFile, newline, indent, dedent
  /// A place the lexer could not read; why is kept beside the tokens.
  case error
  case name, number, string
  /// `f"`, a piece of its text, and its last quote; between them stand the tokens of what is in braces.
  case formattedStart, formattedText, formattedEnd

  case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except,
    finally,
    `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise, `return`, `try`, `while`, with,
    yield

  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, equal, colonEqual, exclamation
  case plus, minus, star, doubleStar, slash, doubleSlash, percent, at, leftShift, rightShift, ampersand, bar, caret, tilde
  case less, greater, lessEqual, greaterEqual, equalEqual, notEqual
  case plusEqual, minusEqual, starEqual, doubleStarEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual, leftShiftEqual,
    rightShiftEqual, ampersandEqual, barEqual, caretEqual

  /// Whether it only shows where lines and blocks begin and end.
  var isLayout: Bool { rawValue <= Self.dedent.rawValue }

  /// A keyword that begins a statement and can stand nowhere within an expression.
  var onlyBeginsStatements: Bool {
    switch self {
    case .def, .class, .import, .return, .raise, .while, .try, .del, .pass, .break, .continue, .assert, .global, .nonlocal,
      .with,
      .except, .finally, .elif:
      true
    default: false
    }
  }
}

struct PythonToken: BitwiseCopyable, Sendable {
  var kind: PythonTokenKind
  var start: UInt32
  var end: UInt32
}

enum PythonKeywords {
  private static let kinds: [UInt64: PythonTokenKind] = {
    let words: [(StaticString, PythonTokenKind)] = [
      ("False", .false), ("None", .none), ("True", .true), ("and", .and), ("as", .as), ("assert", .assert), ("async", .async),
      ("await", .await), ("break", .break), ("class", .class), ("continue", .continue), ("def", .def), ("del", .del),
      ("elif", .elif), ("else", .else), ("except", .except), ("finally", .finally), ("for", .for), ("from", .from),
      ("global", .global), ("if", .if), ("import", .import), ("in", .in), ("is", .is), ("lambda", .lambda),
      ("nonlocal", .nonlocal), ("not", .not), ("or", .or), ("pass", .pass), ("raise", .raise), ("return", .return),
      ("try", .try),
      ("while", .while), ("with", .with), ("yield", .yield),
    ]
    return Dictionary(uniqueKeysWithValues: words.map { (packed($0.utf8Start, $0.utf8CodeUnitCount), $1) })
  }()

  static func kind(of start: UnsafePointer<UInt8>, length: Int) -> PythonTokenKind {
    guard (2...8).contains(length) else { return .name }
    return kinds[packed(start, length)] ?? .name
  }

  /// No keyword has more than eight letters.
  private static func packed(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var result: UInt64 = 0
    for index in 0..<length { result = result << 8 | UInt64(start[index]) }
    return result
  }
}
