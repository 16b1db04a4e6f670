import SourceText

/// Cuts Python into tokens. Every text has tokens: what cannot be read is an `error` token, and reading goes on behind it.
struct PythonLexer {
  let text: SourceText
  let base: UnsafePointer<UInt8>
  let end: Int
  var at = 0
  var tokens: ContiguousArray<PythonToken> = []
  /// In order, each from its mark to its end.
  private(set) var comments: [Span] = []
  /// Why a token is an error, by its index.
  var problems: [Int: PythonProblem] = [:]
  /// The brackets that are open, and where.
  var brackets: [(byte: UInt8, offset: Int)] = []
  static let bracketLimit = 250
  /// Formatted strings that are open, innermost last.
  var frames: [FormattedFrame] = []
  private var indents: [Indentation] = [Indentation()]
  private var isAtLineStart = true

  private struct Indentation: Equatable {
    /// A tab leads to the next multiple of eight, and counts as one: both have to say the same.
    var column = 0
    var alternate = 0
  }

  init(_ text: SourceText) {
    self.text = text
    base = text.base
    end = text.count
    at = Int(text.startOfText)
    tokens.reserveCapacity(text.count / 4 + 8)
  }

  mutating func run() {
    while step() {}
    if !brackets.isEmpty || !frames.isEmpty {
      let open = brackets.first?.offset ?? at
      fail(frames.isEmpty ? .unclosedBracket : .unterminatedString, from: open, to: end)
    }
    if let last = tokens.last?.kind, last != .newline, last != .dedent { emit(.newline, from: end) }
    for _ in indents.dropFirst() { emit(.dedent, from: end) }
    emit(.endOfFile, from: end)
  }

  /// Reads on to behind the next token; false at the end.
  private mutating func step() -> Bool {
    if let frame = frames.last, frame.state != .expression { return formattedText(frame) }
    if isAtLineStart {
      guard lineStart() else { return at < end }
    }
    skipBlanks()
    guard at < end else { return false }
    let byte = base[at]
    switch byte {
    case 0x0A, 0x0D: lineEnd()
    case UInt8(ascii: "\\"): continuation()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...: word()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "."):
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(base[at + 1]) { number() } else { symbol(byte) }
    case UInt8(ascii: "'"), UInt8(ascii: "\""): string(from: at)
    default: symbol(byte)
    }
    return true
  }

  // MARK: Lines

  /// Reads the indentation of a line; false where the line is blank.
  private mutating func lineStart() -> Bool {
    var here = Indentation()
    var continued: Indentation?
    let lineStart = at
    scan: while at < end {
      switch base[at] {
      case 0x20:
        here.column += 1
        here.alternate += 1
      case 0x09:
        here.column = (here.column / 8 + 1) * 8
        here.alternate += 1
      case 0x0C: here = Indentation()
      case UInt8(ascii: "\\") where isLineEnd(at + 1):
        continued = continued ?? here
        at += 1
        skipLineEnd()
        continue scan
      default: break scan
      }
      at += 1
    }
    guard at < end else { return false }
    if base[at] == UInt8(ascii: "#") { skipComment() }
    if at < end, isLineEnd(at) {
      skipLineEnd()
      return false
    }
    guard at < end else { return false }
    isAtLineStart = false
    indent(to: continued ?? here, lineStart)
    return true
  }

  private mutating func indent(to here: Indentation, _ lineStart: Int) {
    let current = indents[indents.count - 1]
    if here.column > current.column {
      indents.append(here)
      emit(.indent, from: at)
      if here.alternate <= current.alternate { fail(.inconsistentIndentation, from: lineStart, to: at) }
    } else {
      while indents.count > 1, indents[indents.count - 1].column > here.column {
        indents.removeLast()
        emit(.dedent, from: at)
      }
      if indents[indents.count - 1] != here { fail(.inconsistentIndentation, from: lineStart, to: at) }
    }
  }

  private mutating func lineEnd() {
    let start = at
    skipLineEnd()
    guard brackets.isEmpty else { return recover() }
    tokens.append(PythonToken(kind: .newline, start: UInt32(start), end: UInt32(at)))
    isAtLineStart = true
  }

  /// In an open bracket a line begins: with a word that begins statements, the bracket has been forgotten.
  private mutating func recover() {
    guard frames.isEmpty, let open = brackets.first else { return }
    var first = at
    while base[first] == 0x20 || base[first] == 0x09 { first += 1 }
    var wordEnd = first
    while (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(base[wordEnd]) { wordEnd += 1 }
    let isWhole = !Self.isNamePart(base[wordEnd])
    guard isWhole, PythonKeywords.kind(of: base + first, length: wordEnd - first).onlyBeginsStatements else { return }
    fail(.unclosedBracket, from: open.offset, to: open.offset + 1)
    brackets.removeAll()
    emit(.newline, from: at)
    isAtLineStart = true
  }

  private mutating func continuation() {
    guard isLineEnd(at + 1) else {
      at += 1
      return fail(.invalidCharacter, from: at - 1, to: at)
    }
    at += 1
    skipLineEnd()
  }

  private mutating func skipBlanks() {
    while at < end {
      switch base[at] {
      case 0x20, 0x09, 0x0C: at += 1
      case UInt8(ascii: "#"): skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let start = at
    while at < end, base[at] != 0x0A, base[at] != 0x0D { at += 1 }
    comments.append(Span(start: UInt32(start), end: UInt32(at)))
  }

  func isLineEnd(_ offset: Int) -> Bool { offset < end && (base[offset] == 0x0A || base[offset] == 0x0D) }

  mutating func skipLineEnd() {
    if base[at] == 0x0D, base[at + 1] == 0x0A { at += 1 }
    at = min(at + 1, end)
  }

  // MARK: Words and numbers

  static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private mutating func word() {
    let start = at
    var isPlain = true
    while at < end, Self.isNamePart(base[at]) {
      if base[at] >= 0x80 { isPlain = false }
      at += 1
    }
    if isPlain, at < end, at - start <= 2, base[at] == UInt8(ascii: "'") || base[at] == UInt8(ascii: "\""),
      isStringPrefix(start)
    {
      return string(from: start)
    }
    guard isPlain || isIdentifier(start) else { return fail(.invalidCharacter, from: start, to: at) }
    emit(PythonKeywords.kind(of: base + start, length: at - start), from: start)
  }

  private func isStringPrefix(_ start: Int) -> Bool {
    let first = base[start] | 0x20
    if at - start == 1 { return "rbuft".utf8.contains(first) }
    let second = base[start + 1] | 0x20
    let (raw, other) = first == UInt8(ascii: "r") ? (first, second) : (second, first)
    return raw == UInt8(ascii: "r") && "bft".utf8.contains(other)
  }

  private func isIdentifier(_ start: Int) -> Bool {
    let bytes = UnsafeBufferPointer(start: base + start, count: at - start)
    var isFirst = true
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      guard scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue) else { return false }
      isFirst = false
    }
    return true
  }

  private mutating func number() {
    let start = at
    if base[at] == UInt8(ascii: "0"), "xob".utf8.contains(base[at + 1] | 0x20) {
      at += 2
      while at < end, isHexDigit(base[at]) || base[at] == UInt8(ascii: "_") { at += 1 }
      return emit(.number, from: start)
    }
    digits()
    if base[at] == UInt8(ascii: ".") {
      at += 1
      digits()
    }
    if base[at] | 0x20 == UInt8(ascii: "e") {
      let sign = base[at + 1] == UInt8(ascii: "+") || base[at + 1] == UInt8(ascii: "-") ? 1 : 0
      if isDigit(base[at + 1 + sign]) {
        at += 1 + sign
        digits()
      }
    }
    if base[at] | 0x20 == UInt8(ascii: "j") { at += 1 }
    emit(.number, from: start)
  }

  private mutating func digits() {
    while at < end, isDigit(base[at]) || (base[at] == UInt8(ascii: "_") && isDigit(base[at + 1])) { at += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  // MARK: Tokens

  mutating func emit(_ kind: PythonTokenKind, from start: Int) {
    tokens.append(PythonToken(kind: kind, start: UInt32(start), end: UInt32(at)))
  }

  mutating func fail(_ reason: PythonProblem.Reason, from start: Int, to end: Int) {
    let span = Span(start: UInt32(start), end: UInt32(end))
    problems[tokens.count] = PythonProblem(reason: reason, span: span)
    tokens.append(PythonToken(kind: .error, start: UInt32(max(start, 0)), end: UInt32(at)))
  }
}
