import SourceText

/// Cuts a program into tokens in one pass.
struct ProgramLexer {
  let text: SourceText
  let base: UnsafePointer<UInt8>
  let end: Int
  let language: ProgramLanguage
  let traits: LanguageTraits
  let classes = ByteClass.table
  var at: Int
  var tokens: [ProgramToken] = []
  /// From its mark to its end, each.
  var comments: [Span] = []
  /// Heredocs whose lines follow the line at hand.
  var awaitedHeredocs: [AwaitedHeredoc] = []
  /// What is open around the JSX at hand, innermost last.
  var markup: [Markup] = []
  /// How many templates are open around the code that is stepped over.
  var depth = 0
  /// How often something was looked for to the end of the text in vain. Each time costs a look through all of it.
  var vainSearches = 0
  static let vainSearchLimit = 16

  init(_ text: SourceText, _ language: ProgramLanguage, in span: Span?) {
    self.text = text
    self.language = language
    base = text.base
    traits = LanguageTraits(language)
    at = Int(span?.start ?? text.startOfText)
    end = Int(span?.end ?? UInt32(text.count))
    isWholeText = span == nil
  }

  private let isWholeText: Bool

  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end ? base[offset] : 0 }

  mutating func run() {
    tokens.reserveCapacity((end - at) / 8)
    guard isWholeText else { return scan(to: end) }
    if language == .php {
      scanPHP()
    } else if let sections = scriptSections() {
      for section in sections {
        at = Int(section.start)
        scan(to: Int(section.end))
      }
    } else {
      scan(to: end)
    }
  }

  /// Reads code up to `limit`, or in PHP to where it ends with `?>`.
  mutating func scan(to limit: Int) {
    let classes = classes
    let base = base
    while at < limit {
      let start = at
      let first = base[at]
      switch classes[Int(first)] {
      case .blank:
        at += 1
        if first == 0x0A, !awaitedHeredocs.isEmpty { readAwaitedHeredocs() }
      case .letter:
        if traits.hasLetterPrefixes, prefixedString() { continue }
        var behind = start + 1
        while behind < limit, classes[Int(base[behind])].isWord { behind += 1 }
        at = behind
        tokens.append(ProgramToken(.word, start, behind))
        if traits.hasDataSection, endsWithDataSection(start) { return }
      case .digit: number(limit)
      case .sign:
        at += 1
        tokens.append(ProgramToken(.sign, start, at))
      case .special:
        if !special(first) {
          if language == .php, first == UInt8(ascii: "?"), byte(at + 1) == UInt8(ascii: ">") { return }
          at = start + 1
          tokens.append(ProgramToken(.sign, start, at))
          if !markup.isEmpty { followBraces(first) }
        }
        if !markup.isEmpty { readMarkup(to: limit) }
      }
    }
    at = min(at, limit)
  }

  private mutating func number(_ limit: Int) {
    let start = at
    while at < limit {
      if classes[Int(base[at])].isWord {
        at += 1
      } else if base[at] == UInt8(ascii: "."), classes[Int(byte(at + 1))] == .digit {
        at += 2
      } else {
        break
      }
    }
    tokens.append(ProgramToken(.number, start, min(at, limit)))
  }

  /// Reads a comment or a literal that this byte begins; false if it is a sign.
  private mutating func special(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return quote(first)
    case UInt8(ascii: "/"): return slash()
    case UInt8(ascii: "#"): return hash()
    case UInt8(ascii: "="):
      guard traits.hasBlockRemarks, isAtLineStart(at), matches("=begin") else { return false }
      skipBlockRemark()
      return true
    case UInt8(ascii: "%"): return language == .ruby && percentLiteral()
    case UInt8(ascii: "<"): return lessThan()
    case UInt8(ascii: "~"): return language == .elixir && sigil()
    case UInt8(ascii: "?"): return questionMark()
    case UInt8(ascii: "@"), UInt8(ascii: "$"): return language == .cSharp && cSharpPrefixedString()
    default: return false
    }
  }

  // MARK: Comments

  private mutating func slash() -> Bool {
    if traits.hasSlashComments {
      if byte(at + 1) == UInt8(ascii: "/") {
        skipLineComment()
        return true
      }
      if byte(at + 1) == UInt8(ascii: "*") {
        skipBlockComment()
        return true
      }
    }
    guard traits.hasRegexLiterals, expressionMayBegin else { return false }
    return regex()
  }

  private mutating func hash() -> Bool {
    switch language {
    case .python, .ruby, .elixir:
      skipLineComment()
      return true
    case .php where byte(at + 1) != UInt8(ascii: "["):
      skipLineComment()
      return true
    case .swift: return hashedSwiftString()
    default: return false
    }
  }

  /// A comment of PHP ends with the code, too.
  mutating func skipLineComment() {
    let start = at
    skipLine()
    keepComment(from: start)
  }

  private mutating func keepComment(from start: Int) {
    comments.append(Span(start: UInt32(start), end: UInt32(min(at, end))))
  }

  private mutating func skipLine() {
    while at < end, base[at] != 0x0A {
      if language == .php, base[at] == UInt8(ascii: "?"), byte(at + 1) == UInt8(ascii: ">") { return }
      at += 1
    }
  }

  mutating func skipBlockComment() {
    let start = at
    defer { keepComment(from: start) }
    var depth = 1
    at += 2
    while at < end, depth > 0 {
      if base[at] == UInt8(ascii: "*"), byte(at + 1) == UInt8(ascii: "/") {
        depth -= 1
        at += 2
      } else if traits.nestsComments, base[at] == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
        depth += 1
        at += 2
      } else {
        at += 1
      }
    }
  }

  /// Ruby's `=begin … =end`.
  private mutating func skipBlockRemark() {
    while at < end {
      skipLine()
      at += 1
      if matches("=end") {
        skipLine()
        return
      }
    }
  }

  /// `__END__` on a line of its own: what follows is no code.
  private mutating func endsWithDataSection(_ start: Int) -> Bool {
    guard base[start] == UInt8(ascii: "_"), at - start == 7, isAtLineStart(start) else { return false }
    let word: StaticString = "__END__"
    guard text.has(word, at: UInt32(start), before: UInt32(at)), byte(at) == 0x0A || byte(at) == 0x0D || at == end else {
      return false
    }
    at = end
    return true
  }

  // MARK: Looking around

  func matches(_ word: StaticString, at offset: Int? = nil) -> Bool {
    text.has(word, at: UInt32(min(offset ?? at, end)), before: UInt32(end))
  }

  func isAtLineStart(_ offset: Int) -> Bool { offset == 0 || base[offset - 1] == 0x0A }

  func isWordByte(_ byte: UInt8) -> Bool { classes[Int(byte)].isWord }

  func isBlank(_ byte: UInt8) -> Bool { classes[Int(byte)] == .blank }

  /// Whether a literal may begin here, and not an operator: nothing stands before it that could be divided or compared.
  var expressionMayBegin: Bool {
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .string, .number, .character, .regex: return false
    case .word:
      if traits.wordsBeforeExpressions.contains(where: { isSame(last.span, $0) }) { return true }
      // Ruby calls without parentheses: `split /,/`.
      guard language == .ruby, at > Int(last.span.end), isBlank(base[at - 1]) else { return false }
      return !isBlank(byte(at + 1)) && byte(at + 1) != UInt8(ascii: "=")
    case .sign:
      let sign = base[Int(last.span.start)]
      return sign != UInt8(ascii: ")") && sign != UInt8(ascii: "]") && sign != UInt8(ascii: "}")
    }
  }

  private func isSame(_ span: Span, _ word: StaticString) -> Bool {
    span.count == word.utf8CodeUnitCount && text.has(word, at: span.start, before: span.end)
  }
}

/// What a byte may begin.
enum ByteClass: UInt8 {
  case blank, letter, digit, sign, special

  @inline(__always)
  var isWord: Bool { self == .letter || self == .digit }

  /// One entry a byte; never freed.
  nonisolated(unsafe) static let table: UnsafePointer<ByteClass> = {
    let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
    for value in 0..<256 { table[value] = ByteClass(of: UInt8(value)) }
    return UnsafePointer(table)
  }()

  private init(of byte: UInt8) {
    switch byte {
    case 0x20, 0x09...0x0D: self = .blank
    case UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: self = .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
    case _ where (0x61...0x7A).contains(byte | 0x20): self = .letter
    case _ where "\"'`/#=%<~?@{}".utf8.contains(byte): self = .special
    default: self = .sign
    }
  }
}
