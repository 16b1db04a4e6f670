import SourceText

/// Cuts text into tokens. Never throws and never hangs: what is wrong becomes a `Problem`, and reading goes on behind it.
///
/// One pass over the bytes with pointers; the text's padding allows reading a little beyond its end. Every method that reads a
/// token takes the place of its first byte and returns the place behind its last one.
public struct Lexer {
  /// Where a text comes from.
  public enum Source: Sendable {
    /// A file: psql's commands and the rows of COPY may stand between statements.
    case script
    /// The body of a function or of DO, where they may not.
    case body
  }

  typealias Place = UnsafePointer<UInt8>

  let text: SourceText
  let source: Source
  let base: Place
  let end: Place
  let tables: LexerTables

  var tokens: GrowingBuffer<Token>
  var comments: [Comment] = []
  var problems: [Problem] = []
  var longTokens: [Int: Int] = [:]
  var commands: [PsqlCommand] = []
  var copyData: [CopyData] = []

  /// The open brackets, two bits each, the innermost in the lowest. Only the innermost 32 are known.
  var brackets: UInt64 = 0
  /// How often reading went on behind something unterminated. Each time may cost a look through the whole rest of the text.
  var recoveries = 0
  /// The first token of the statement being read.
  var statementStart = 0
  /// COPY … FROM STDIN statements whose rows follow when the line ends, and those that wait for the message to be sent.
  var pendingCopies: [Span] = []
  var joinedCopies: [Span] = []
  var copyEnd: CopyEnd?
  var closings = PlaceholderClosings()
  var isTemplate = false
  /// Whether the string being read has an escape that gives a character by its number.
  var hasCodeEscape = false

  static let recoveryLimit = 16
  static let problemLimit = 1000

  /// The tokens of a text, or of a part of it.
  public static func lex(_ text: SourceText, in span: Span? = nil, as source: Source = .script) -> LexedText {
    let extent = span ?? text.wholeSpan
    var lexer = Lexer(text, in: extent, as: source)
    if span == nil { lexer.checkEncoding() }
    lexer.run(from: text.base + Int(extent.start))
    return lexer.finish(extent)
  }

  private init(_ text: SourceText, in span: Span, as source: Source) {
    self.text = text
    self.source = source
    base = text.base
    end = text.base + Int(span.end)
    tables = LexerTables.shared
    tokens = GrowingBuffer(capacity: span.count / 4 + 16)
  }

  private mutating func finish(_ extent: Span) -> LexedText {
    problems.sort { $0.span.start < $1.span.start }
    tokens.shrink()
    return LexedText(
      text: text, extent: extent, tokens: tokens, comments: comments, problems: problems, longTokens: longTokens,
      psqlCommands: commands,
      copyData: copyData, isTemplate: isTemplate)
  }

  // MARK: The loop

  private mutating func run(from start: Place) {
    let classes = tables.classes
    let traits = tables.traits
    let keywords = tables.keywords
    let end = end
    var at = start
    if at == base, hasByteOrderMark { at += 3 }
    while at < end {
      switch classes[Int(at.pointee)] {
      case .space:
        at += 1
        while at < end, at.pointee == UInt8(ascii: " ") { at += 1 }
      case .newline:
        at += 1
        if !pendingCopies.isEmpty { at = copyData(behindLineEnd: at) }
        while at < end, at.pointee == UInt8(ascii: " ") { at += 1 }
      case .word:
        let length = wordLength(at)
        let behind = at + length
        let key = KeywordTable.Key(at, length: length)
        if length > 16 || !key.isASCII || (behind < end && traits[Int(behind.pointee)] & ByteTrait.changesWord != 0) {
          at = unusualWord(at, behind)
        } else {
          emit(keywords.kind(of: key, at, length: length), at, behind)
          at = Self.behindSpace(behind)
        }
      case .comma: at = Self.behindSpace(emitByte(.comma, at))
      case .dot: at = dot(at)
      case .leftParen:
        openBracket(lastKind == .jsonObject || lastKind == .jsonObjectagg ? .json : .plain)
        at = emitByte(.leftParen, at)
      case .rightParen:
        brackets >>= 2
        at = Self.behindSpace(emitByte(.rightParen, at))
      case .semicolon:
        at = emitByte(.semicolon, at)
        endStatement(.sends)
      case .quote: at = string(.stringLiteral, at, content: at + 1)
      case .symbol: at = Self.behindSpace(symbol(at))
      case .digit: at = number(at)
      case .doubleQuote: at = quotedWord(.quotedWord, at, content: at + 1)
      case .dollar: at = dollar(at)
      case .colon: at = colon(at)
      case .leftBracket: at = leftBracket(at)
      case .rightBracket:
        brackets >>= 2
        at = emitByte(.rightBracket, at)
      case .backslash: at = source == .script ? psqlCommand(at) : stray(at)
      case .leftBrace: at = placeholder(at) == nil ? stray(at) : unusualWord(at, at)
      case .stray: at = stray(at)
      }
    }
  }

  private var hasByteOrderMark: Bool { end - base >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF }

  /// Bytes nothing begins with, as one token.
  mutating func stray(_ start: Place) -> Place {
    var at = start + 1
    while at < end, tables.classes[Int(at.pointee)] == .stray { at += 1 }
    report(.strayByte, start, at)
    emit(.invalid, start, at)
    return at
  }

  // MARK: Brackets

  enum Bracket: UInt64 {
    case plain = 0
    /// `JSON_OBJECT(`, where a colon stands between key and value.
    case json = 1
    /// A subscript, where a colon stands between bounds.
    case `subscript` = 2
  }

  var innermostBracket: Bracket { Bracket(rawValue: brackets & 3) ?? .plain }

  @inline(__always)
  private mutating func openBracket(_ bracket: Bracket) { brackets = brackets << 2 | bracket.rawValue }

  private mutating func leftBracket(_ at: Place) -> Place {
    switch lastKind {
    case .array: openBracket(.plain)
    case .leftBracket, .comma: openBracket(innermostBracket)
    default: openBracket(.subscript)
    }
    return emitByte(.leftBracket, at)
  }

  // MARK: Output

  /// The kind of the token before this place.
  @inline(__always)
  var lastKind: TokenKind { tokens.count > 0 ? tokens[tokens.count - 1].kind : .endOfStatement }

  @inline(__always)
  mutating func emit(_ kind: TokenKind, _ start: Place, _ end: Place) {
    let length = end - start
    if length >= Token.longLength { longTokens[tokens.count] = length }
    tokens.append(Token(kind, start: start - base, length: length))
  }

  @inline(__always)
  private mutating func emitByte(_ kind: TokenKind, _ at: Place) -> Place {
    tokens.append(Token(kind, start: at - base, length: 1))
    return at + 1
  }

  mutating func removeLastToken() { tokens.removeLast(downTo: tokens.count - 1) }

  func span(_ start: Place, _ end: Place) -> Span {
    Span(start: UInt32(truncatingIfNeeded: start - base), end: UInt32(truncatingIfNeeded: end - base))
  }

  mutating func report(_ kind: Problem.Kind, _ start: Place, _ end: Place) { report(Problem(kind, span(start, end))) }

  mutating func report(_ problem: Problem) {
    if problems.count < Self.problemLimit { problems.append(problem) }
  }

  // MARK: Looking around

  /// Behind one space if there is one, without a branch: most tokens have one behind them.
  @inline(__always)
  private static func behindSpace(_ at: Place) -> Place { at + (at.pointee == UInt8(ascii: " ") ? 1 : 0) }

  /// How many bytes from here may stand in a word, eight bytes a step.
  @inline(__always)
  private func wordLength(_ start: Place) -> Int {
    var length = 0
    while true {
      let bytes = UInt64(littleEndian: UnsafeRawPointer(start + length).loadUnaligned(as: UInt64.self))
      let others = ~Self.wordBytes(bytes) & Self.highBits
      if others != 0 || start + length >= end {
        return min(length + others.trailingZeroBitCount / 8, end - start)
      }
      length += 8
    }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte tells whether that byte may stand in a word. Adding to a byte of seven bits sets its high bit
  /// where it is beyond a limit.
  @inline(__always)
  private static func wordBytes(_ bytes: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func repeated(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }
    let low = bytes & ~highBits
    let folded = low | repeated(0x20)
    let letters = (folded &+ repeated(0x80 - UInt8(ascii: "a"))) & ~(folded &+ repeated(0x7F - UInt8(ascii: "z")))
    let digits = (low &+ repeated(0x80 - UInt8(ascii: "0"))) & ~(low &+ repeated(0x7F - UInt8(ascii: "9")))
    let notUnderscore = (low ^ repeated(UInt8(ascii: "_"))) &+ repeated(0x7F)
    let notDollar = (low ^ repeated(UInt8(ascii: "$"))) &+ repeated(0x7F)
    return bytes | letters | digits | ~(notUnderscore & notDollar)
  }

  /// The byte at a place, 0 behind the end.
  @inline(__always)
  func byte(_ at: Place) -> UInt8 { at < end ? at.pointee : 0 }

  @inline(__always)
  func has(_ trait: UInt8, _ at: Place) -> Bool { at < end && tables.traits[Int(at.pointee)] & trait != 0 }

  @inline(__always)
  func skip(_ trait: UInt8, from start: Place) -> Place {
    var at = start
    while has(trait, at) { at += 1 }
    return at
  }

  func lineEnd(from start: Place) -> Place {
    var at = start
    while at < end, at.pointee != 0x0A, at.pointee != 0x0D { at += 1 }
    return at
  }

  /// Reports what is never closed, and where to read on: behind its line, but before a semicolon that ends the line.
  mutating func recover(_ kind: Problem.Kind, opening start: Place, content: Place) -> Place {
    report(kind, start, content)
    recoveries += 1
    guard recoveries <= Self.recoveryLimit else { return end }
    let lineEnd = lineEnd(from: content)
    var last = lineEnd
    while last > content, tables.traits[Int(last[-1])] & ByteTrait.space != 0 { last -= 1 }
    return last > content && last[-1] == UInt8(ascii: ";") ? last - 1 : lineEnd
  }
}
