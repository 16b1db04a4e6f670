import SourceText

/// How a string ends, and what is special in it.
struct Quoting {
  var closing: UInt8
  /// So many closing quotes stand there, and so many `#` behind them.
  var width = 1
  var hashes = 0
  /// What opens a bracket that the closing one belongs to: `%q(a (b) c)`.
  var opening: UInt8?
  var form: ProgramToken.Form
  var weight = 0
  var endsWithLine = false
  /// Quotes right before the closing ones belong to the content.
  var takesWholeRun = false
}

extension ProgramLexer {
  /// A literal that a quote begins; false if it is a sign.
  mutating func quote(_ first: UInt8) -> Bool {
    if first == UInt8(ascii: "'"), traits.singleQuotesCharacters { return character() }
    if first == UInt8(ascii: "`"), language == .kotlin { return quotedWord() }
    guard let (quoting, start) = opening(at: at) else { return false }
    readString(quoting, from: start)
    return true
  }

  mutating func readString(_ quoting: Quoting, from start: Int, kind: ProgramToken.Kind = .string) {
    let lead = start - at
    at = start
    let (contentEnd, isUnclosed) = skipContent(quoting)
    tokens.append(
      ProgramToken(
        kind, start, contentEnd, form: quoting.form, lead: lead, weight: quoting.weight, isUnclosed: isUnclosed))
  }

  /// The string that begins with this byte and where its content begins. Nil where none does.
  func opening(at offset: Int) -> (Quoting, start: Int)? {
    let first = byte(offset)
    switch first {
    case UInt8(ascii: "\""): return doubleQuoted(at: offset)
    case UInt8(ascii: "'"):
      guard let form = traits.singleQuoted else { return nil }
      if traits.hasTripleQuotes, run(of: first, at: offset, most: 3) >= 3 {
        return (Quoting(closing: first, width: 3, form: form), offset + 3)
      }
      return (Quoting(closing: first, form: form, endsWithLine: traits.stringsEndWithLine), offset + 1)
    case UInt8(ascii: "`"):
      switch language {
      case .javaScript, .ruby, .php: return (Quoting(closing: first, form: .template), offset + 1)
      case .go: return (Quoting(closing: first, form: .raw), offset + 1)
      default: return nil
      }
    case UInt8(ascii: "$"), UInt8(ascii: "@"): return language == .cSharp ? cSharpOpening(at: offset) : nil
    case UInt8(ascii: "#"): return language == .swift ? hashedSwiftOpening(at: offset) : nil
    default: return nil
    }
  }

  private func doubleQuoted(at offset: Int) -> (Quoting, start: Int) {
    let quote = UInt8(ascii: "\"")
    let form = traits.doubleQuoted
    if traits.hasTripleQuotes {
      let count = run(of: quote, at: offset, most: language == .cSharp ? .max : 3)
      if language == .cSharp, count >= 3 {
        return (Quoting(closing: quote, width: count, form: .raw), offset + count)
      }
      if count >= 3 {
        let isKotlin = language == .kotlin
        return (
          Quoting(closing: quote, width: 3, form: isKotlin ? .rawTemplate : form, takesWholeRun: isKotlin), offset + 3
        )
      }
    }
    return (Quoting(closing: quote, form: form, endsWithLine: traits.stringsEndWithLine), offset + 1)
  }

  /// How often a byte stands there behind itself; whoever goes on before its end must say how far to look.
  func run(of byte: UInt8, at offset: Int, most: Int = .max) -> Int {
    var length = 0
    while length < most, self.byte(offset + length) == byte, offset + length < end { length += 1 }
    return length
  }

  // MARK: Strings with something before their quotes

  /// At a letter: Rust's `br##"…"##`, C#'s `$"…"`, Ruby's `$'`.
  mutating func prefixedString() -> Bool {
    switch language {
    case .rust: return rawRustString()
    case .cSharp: return base[at] == UInt8(ascii: "$") && cSharpPrefixedString()
    case .ruby:
      guard base[at] == UInt8(ascii: "$"), ["'", "\"", "`"].contains(Unicode.Scalar(byte(at + 1))) else { return false }
      tokens.append(ProgramToken(.word, at, at + 2))
      at += 2
      return true
    default: return false
    }
  }

  private mutating func rawRustString() -> Bool {
    var start = at
    if base[start] == UInt8(ascii: "b") || base[start] == UInt8(ascii: "c") { start += 1 }
    guard byte(start) == UInt8(ascii: "r") else { return false }
    let hashes = run(of: UInt8(ascii: "#"), at: start + 1)
    start += 1 + hashes
    guard byte(start) == UInt8(ascii: "\"") else { return false }
    readString(Quoting(closing: UInt8(ascii: "\""), hashes: hashes, form: .raw), from: start + 1)
    return true
  }

  mutating func cSharpPrefixedString() -> Bool {
    guard let (quoting, start) = cSharpOpening(at: at) else { return false }
    readString(quoting, from: start)
    return true
  }

  /// `@"…"`, `$"…"`, `$@"…"`, `@$"…"`, `$$"""…"""`.
  private func cSharpOpening(at offset: Int) -> (Quoting, start: Int)? {
    var dollars = 0
    var isVerbatim = false
    var start = offset
    while start < offset + 16, byte(start) == UInt8(ascii: "$") || byte(start) == UInt8(ascii: "@") {
      if base[start] == UInt8(ascii: "$") { dollars += 1 } else { isVerbatim = true }
      start += 1
    }
    let quote = UInt8(ascii: "\"")
    let quotes = run(of: quote, at: start)
    guard quotes > 0 else { return nil }
    if quotes >= 3, !isVerbatim {
      return (Quoting(closing: quote, width: quotes, form: .rawTemplate, weight: dollars), start + quotes)
    }
    let form: ProgramToken.Form = isVerbatim ? (dollars > 0 ? .doubledTemplate : .doubled) : .template
    return (Quoting(closing: quote, form: form, weight: 1, endsWithLine: !isVerbatim), start + 1)
  }

  mutating func hashedSwiftString() -> Bool {
    guard let (quoting, start) = hashedSwiftOpening(at: at) else { return false }
    readString(quoting, from: start)
    return true
  }

  private func hashedSwiftOpening(at offset: Int) -> (Quoting, start: Int)? {
    let hashes = run(of: UInt8(ascii: "#"), at: offset, most: 16)
    let quotes = run(of: UInt8(ascii: "\""), at: offset + hashes, most: 3)
    guard quotes > 0 else { return nil }
    let width = quotes >= 3 ? 3 : 1
    return (
      Quoting(
        closing: UInt8(ascii: "\""), width: width, hashes: hashes, form: .template, weight: hashes, endsWithLine: width == 1),
      offset + hashes + width
    )
  }

  // MARK: Characters

  /// `'a'`, `'\n'`; not Rust's lifetime `'a`.
  private mutating func character() -> Bool {
    let start = at + 1
    if language == .rust, byte(start) != UInt8(ascii: "\\") {
      var close = start + 1
      while byte(close) & 0xC0 == 0x80 { close += 1 }
      guard byte(close) == UInt8(ascii: "'"), byte(start) != UInt8(ascii: "'") else { return false }
    }
    readString(Quoting(closing: UInt8(ascii: "'"), form: .escaped, endsWithLine: true), from: start, kind: .character)
    return true
  }

  /// Elixir's and Ruby's `?a`, of which only those matter that look like the beginning of something else.
  mutating func questionMark() -> Bool {
    guard language == .elixir || language == .ruby, at == 0 || !isWordByte(base[at - 1]) else { return false }
    var length = 2
    switch byte(at + 1) {
    case UInt8(ascii: "\\") where byte(at + 2) != 0: length = 3
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "/"): break
    default: return false
    }
    // `a ?"b" : "c"` of Ruby is no character.
    if language == .ruby, isWordByte(byte(at + length)) || byte(at + length) == 0x20 { return false }
    tokens.append(ProgramToken(.character, at + 1, min(at + length, end), lead: 1))
    at = min(at + length, end)
    return true
  }

  /// Kotlin's `` `a name with blanks` ``.
  private mutating func quotedWord() -> Bool {
    var close = at + 1
    while close < end, base[close] != UInt8(ascii: "`"), base[close] != 0x0A { close += 1 }
    guard byte(close) == UInt8(ascii: "`") else { return false }
    tokens.append(ProgramToken(.word, at + 1, close, lead: 1))
    at = close + 1
    return true
  }

  // MARK: Regular expressions

  mutating func regex() -> Bool {
    let start = at + 1
    // Over several lines only where it begins so: what is taken for one by mistake does little harm then.
    let mayTakeLines = language == .ruby && byte(start) == 0x0A
    var close = start
    var isInClass = false
    while close < end, mayTakeLines || base[close] != 0x0A {
      let here = base[close]
      if here == UInt8(ascii: "\\") {
        close += 2
        continue
      }
      if here == UInt8(ascii: "["), language == .javaScript { isInClass = true }
      if here == UInt8(ascii: "]") { isInClass = false }
      if here == UInt8(ascii: "/"), !isInClass { break }
      close += 1
    }
    guard byte(close) == UInt8(ascii: "/"), close < end else { return false }
    tokens.append(ProgramToken(.regex, start, close, lead: 1))
    at = close + 1
    return true
  }

  // MARK: Literals that say themselves how they are quoted

  /// Ruby's `%q(…)`, `%w[…]`, `%(…)`.
  mutating func percentLiteral() -> Bool {
    guard expressionMayBegin else { return false }
    var start = at + 1
    var form = ProgramToken.Form.template
    var kind = ProgramToken.Kind.string
    switch byte(start) {
    case UInt8(ascii: "q"), UInt8(ascii: "s"): form = .quotesEscaped
    case UInt8(ascii: "w"), UInt8(ascii: "i"), UInt8(ascii: "W"), UInt8(ascii: "I"): form = .words
    case UInt8(ascii: "r"): kind = .regex
    case UInt8(ascii: "Q"), UInt8(ascii: "x"): break
    default: start -= 1
    }
    start += 1
    guard let closing = closing(of: byte(start)) else { return false }
    // `a % (b)`: without a letter only brackets are sure.
    if start == at + 1, closing == byte(start) { return false }
    let opening = closing == byte(start) ? nil : byte(start)
    readString(Quoting(closing: closing, opening: opening, form: form), from: start + 1, kind: kind)
    return true
  }

  /// Elixir's `~s(…)`, `~S"""…"""`.
  mutating func sigil() -> Bool {
    var start = at + 1
    while (0x61...0x7A).contains(byte(start) | 0x20), start < at + 32 { start += 1 }
    guard start > at + 1 else { return false }
    let letter = base[start - 1]
    let isRegex = letter | 0x20 == UInt8(ascii: "r")
    let form: ProgramToken.Form = letter | 0x20 == UInt8(ascii: "w") ? .words : letter & 0x20 != 0 ? .template : .raw
    let quote = byte(start)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), run(of: quote, at: start, most: 3) >= 3 {
      readString(Quoting(closing: quote, width: 3, form: form), from: start + 3, kind: isRegex ? .regex : .string)
      return true
    }
    guard let closing = closing(of: quote), quote != UInt8(ascii: "!") else { return false }
    readString(Quoting(closing: closing, form: form), from: start + 1, kind: isRegex ? .regex : .string)
    return true
  }

  private func closing(of opening: UInt8) -> UInt8? {
    switch opening {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    case UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"): opening
    default: nil
    }
  }
}
