import SourceText

/// What a string is made of.
public enum ProgramStringPart: Sendable {
  /// What it says there, its escapes resolved.
  case text(MappedText)
  /// What is worked out when the program runs: the code, and all that stands for it with `${` and `}`.
  case hole(code: Span, whole: Span)
}

extension ProgramText {
  /// The parts of a string, in order.
  public func parts(of token: ProgramToken) -> [ProgramStringPart] {
    var reader = StringReader(text, language, token)
    return reader.read()
  }
}

private struct StringReader {
  private var lexer: ProgramLexer
  private let token: ProgramToken
  private var parts: [ProgramStringPart] = []
  private var current = MappedText()

  init(_ text: SourceText, _ language: ProgramLanguage, _ token: ProgramToken) {
    lexer = ProgramLexer(text, language, in: token.span)
    self.token = token
  }

  mutating func read() -> [ProgramStringPart] {
    let form = token.form
    if !form.hasEscapes, !form.isTemplate, !form.isDoubled {
      return token.span.count == 0 ? [] : [.text(MappedText(lexer.text, in: token.span))]
    }
    while lexer.at < lexer.end {
      let at = lexer.at
      let here = lexer.base[at]
      if form.isTemplate, let hole = lexer.hole(at: at, form, weight: Int(token.weight)) {
        endText()
        parts.append(.hole(code: span(hole.code), whole: span(at..<hole.end)))
        lexer.at = hole.end
      } else if here == UInt8(ascii: "\\"), form.hasEscapes, lexer.at + 1 < lexer.end {
        escape()
      } else if form.isDoubled, here == UInt8(ascii: "\""), lexer.byte(at + 1) == here {
        twice(here)
      } else if lexer.language == .cSharp, form.isTemplate, form != .rawTemplate,
        here == UInt8(ascii: "{") || here == UInt8(ascii: "}"), lexer.byte(at + 1) == here
      {
        twice(here)
      } else {
        current.append(here, at: UInt32(at))
        lexer.at += 1
      }
    }
    endText()
    return parts
  }

  private mutating func endText() {
    if !current.isEmpty { parts.append(.text(current)) }
    current = MappedText()
  }

  private mutating func twice(_ byte: UInt8) {
    current.append([byte], at: Span(start: UInt32(lexer.at), end: UInt32(lexer.at + 2)))
    lexer.at += 2
  }

  private func span(_ range: Range<Int>) -> Span { Span(start: UInt32(range.lowerBound), end: UInt32(range.upperBound)) }

  // MARK: Escapes

  private mutating func escape() {
    let at = lexer.at
    let letter = lexer.base[at + 1]
    func span(_ length: Int) -> Span { Span(start: UInt32(at), end: UInt32(min(at + length, lexer.end))) }
    if token.form == .quotesEscaped || token.form == .words {
      // Only itself and what could end the string.
      if letter == UInt8(ascii: "\\") || !lexer.isWordByte(letter) && !lexer.isBlank(letter) && lexer.language == .ruby
        || letter == UInt8(ascii: "'")
      {
        return add([letter], span(2))
      }
      return verbatim()
    }
    if lexer.language == .swift, token.weight > 0 {
      return verbatim()
    }
    switch letter {
    case UInt8(ascii: "n"): add([0x0A], span(2))
    case UInt8(ascii: "t"): add([0x09], span(2))
    case UInt8(ascii: "r"): add([0x0D], span(2))
    case UInt8(ascii: "b"): add([0x08], span(2))
    case UInt8(ascii: "f"): add([0x0C], span(2))
    case UInt8(ascii: "v"): add([0x0B], span(2))
    case UInt8(ascii: "a") where lexer.language != .javaScript: add([0x07], span(2))
    case UInt8(ascii: "e") where lexer.language != .javaScript: add([0x1B], span(2))
    case UInt8(ascii: "s") where [.ruby, .java, .elixir].contains(lexer.language): add([0x20], span(2))
    case 0x0D where lexer.byte(at + 2) == 0x0A: skipLineEnd(3)
    case 0x0A: skipLineEnd(2)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): number(from: 1, most: 3, radix: 8)
    case UInt8(ascii: "x"): number(from: 2, most: lexer.language == .cSharp ? 4 : 2, radix: 16)
    case UInt8(ascii: "u"): number(from: 2, most: 4, radix: 16)
    case UInt8(ascii: "U"): number(from: 2, most: 8, radix: 16)
    case _ where lexer.language == .php && ![UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "$")].contains(letter):
      verbatim()
    default: add([letter], span(2))
    }
  }

  private mutating func add(_ bytes: [UInt8], _ span: Span) {
    current.append(bytes, at: span)
    lexer.at = Int(span.end)
  }

  /// A backslash that escapes nothing.
  private mutating func verbatim() {
    current.append(lexer.base[lexer.at], at: UInt32(lexer.at))
    lexer.at += 1
  }

  /// A line that is continued. Rust takes the blanks at the beginning of the next one away, too.
  private mutating func skipLineEnd(_ length: Int) {
    lexer.at += length
    while lexer.language == .rust, lexer.at < lexer.end, lexer.isBlank(lexer.base[lexer.at]) { lexer.at += 1 }
  }

  /// `\x41`, `\u0041`, `\u{41}`, `\101`.
  private mutating func number(from first: Int, most: Int, radix: UInt32) {
    let start = lexer.at
    var at = start + first
    let isBraced = first == 2 && lexer.byte(at) == UInt8(ascii: "{")
    if isBraced { at += 1 }
    let digits = at
    var value: UInt32 = 0
    while at < lexer.end, at < digits + (isBraced ? 8 : most), let digit = Self.digit(lexer.base[at]), digit < radix {
      value = value << (radix == 8 ? 3 : 4) | digit
      at += 1
    }
    if at == digits {
      current.append([lexer.base[start + 1]], at: Span(start: UInt32(start), end: UInt32(start + 2)))
      lexer.at = start + 2
      return
    }
    if isBraced, lexer.byte(at) == UInt8(ascii: "}") { at += 1 }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    add(Array(String(Character(scalar)).utf8), Span(start: UInt32(start), end: UInt32(at)))
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
