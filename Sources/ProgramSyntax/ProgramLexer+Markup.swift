import SourceText

/// What is open around a place in JSX.
enum Markup {
  /// Between `<` and `>`.
  case tag(isClosing: Bool, generics: Int)
  /// Text and elements.
  case children
  /// Code in braces, with so many more open.
  case code(braces: Int)
}

extension ProgramLexer {
  /// Whether `<` begins an element of JSX. If so, the sign is read.
  mutating func beginsMarkup() -> Bool {
    guard !isPureTypeScript, isAtExpression, mayBeginElement(at: at) else { return false }
    openTag()
    return true
  }

  /// Files in which `<T>x` is a cast.
  private var isPureTypeScript: Bool {
    text.name.hasSuffix(".ts") || text.name.hasSuffix(".mts") || text.name.hasSuffix(".cts")
  }

  /// A `>` before it ends an arrow, else a comparison or a type.
  private var isAtExpression: Bool {
    guard expressionMayBegin else { return false }
    guard let last = tokens.last, last.kind == .sign, base[Int(last.span.start)] == UInt8(ascii: ">") else { return true }
    return last.span.start > 0 && base[Int(last.span.start) - 1] == UInt8(ascii: "=")
  }

  private mutating func mayBeginElement(at offset: Int) -> Bool {
    if byte(offset + 1) == UInt8(ascii: ">") { return true }
    guard classes[Int(byte(offset + 1))] == .letter else { return false }
    var stop = offset + 1
    while isWordByte(byte(stop)), stop < end { stop += 1 }
    let name = offset + 1..<stop
    if byte(stop) == UInt8(ascii: ">"), byte(stop + 1) == UInt8(ascii: "(") { return isClosedLater(name) }
    while isBlank(byte(stop)), stop < end { stop += 1 }
    // `<T,>(x: T) => x`, `<T extends U>(x: T) => x`, `<T = U>`.
    return byte(stop) != UInt8(ascii: ",") && byte(stop) != UInt8(ascii: "=") && !matches("extends ", at: stop)
  }

  /// `<b>(text)</b>` is an element, `<T>(x: T) => x` a function.
  private mutating func isClosedLater(_ name: Range<Int>) -> Bool {
    guard vainSearches < Self.vainSearchLimit else { return false }
    var at = name.upperBound
    while at + name.count + 2 < end {
      if base[at] == UInt8(ascii: "<"), base[at + 1] == UInt8(ascii: "/"),
        (0..<name.count).allSatisfy({ base[at + 2 + $0] == base[name.lowerBound + $0] })
      {
        return true
      }
      at += 1
    }
    vainSearches += 1
    return false
  }

  private mutating func openTag() {
    tokens.append(ProgramToken(.sign, at, at + 1))
    at += 1
    markup.append(.tag(isClosing: false, generics: 0))
  }

  /// Braces of code that stands in markup.
  mutating func followBraces(_ sign: UInt8) {
    guard case .code(let braces)? = markup.last else { return }
    if sign == UInt8(ascii: "{") {
      markup[markup.count - 1] = .code(braces: braces + 1)
    } else if sign == UInt8(ascii: "}") {
      if braces == 0 { markup.removeLast() } else { markup[markup.count - 1] = .code(braces: braces - 1) }
    }
  }

  /// Reads tags and text up to the next code.
  mutating func readMarkup(to limit: Int) {
    while at < limit, let last = markup.last {
      switch last {
      case .code: return
      case .children: readChild()
      case .tag(let isClosing, let generics): readInTag(isClosing, generics)
      }
    }
  }

  private mutating func openCode() {
    tokens.append(ProgramToken(.sign, at, at + 1))
    at += 1
    markup.append(.code(braces: 0))
  }

  private mutating func readChild() {
    switch base[at] {
    case UInt8(ascii: "{"): openCode()
    case UInt8(ascii: "<"):
      if byte(at + 1) == UInt8(ascii: "/") {
        tokens.append(ProgramToken(.sign, at, at + 1))
        at += 2
        markup[markup.count - 1] = .tag(isClosing: true, generics: 0)
      } else {
        openTag()
      }
    default: at += 1
    }
  }

  private mutating func readInTag(_ isClosing: Bool, _ generics: Int) {
    let start = at
    let here = base[at]
    func set(_ lexer: inout ProgramLexer, _ generics: Int) {
      lexer.markup[lexer.markup.count - 1] = .tag(isClosing: isClosing, generics: generics)
    }
    switch classes[Int(here)] {
    case .blank: at += 1
    case .letter, .digit:
      while at < end, isWordByte(base[at]) || base[at] == UInt8(ascii: "-") { at += 1 }
      tokens.append(ProgramToken(.word, start, at))
    default:
      if here == UInt8(ascii: "{") { return openCode() }
      if here == UInt8(ascii: "\"") || here == UInt8(ascii: "'") {
        return readString(Quoting(closing: here, form: .raw), from: at + 1)
      }
      if here == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "/") { return skipLineComment() }
      if here == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") { return skipBlockComment() }
      at += 1
      tokens.append(ProgramToken(.sign, start, at))
      if here == UInt8(ascii: "<") { return set(&self, generics + 1) }
      guard here == UInt8(ascii: ">") else { return }
      if generics > 0, base[start - 1] != UInt8(ascii: "=") { return set(&self, generics - 1) }
      markup.removeLast()
      let closesItself = start > 0 && base[start - 1] == UInt8(ascii: "/")
      if !isClosing, !closesItself { markup.append(.children) }
    }
  }

  // MARK: Files of markup with scripts in them

  /// What stands between `<script …>` and `</script>` of a Vue or Svelte file; nil for all others.
  func scriptSections() -> [Span]? {
    guard language == .javaScript, text.name.hasSuffix(".vue") || text.name.hasSuffix(".svelte") else { return nil }
    var sections: [Span] = []
    var start: Int?
    var at = at
    while at < end {
      guard base[at] == UInt8(ascii: "<") else {
        at += 1
        continue
      }
      if let begin = start, matches("</script", at: at) {
        sections.append(Span(start: UInt32(begin), end: UInt32(at)))
        start = nil
      } else if start == nil, matches("<script", at: at) {
        while at < end, base[at] != UInt8(ascii: ">") { at += 1 }
        start = min(at + 1, end)
      }
      at += 1
    }
    if let start { sections.append(Span(start: UInt32(start), end: UInt32(end))) }
    return sections
  }
}
