/// A formatted string that is open, or what is in its braces.
struct FormattedFrame {
  enum State { case text, expression, formatSpecification }
  var state: State
  var quote: UInt8
  var isTriple: Bool
  var isRaw: Bool
  /// How many brackets are open directly in it, its own brace with them.
  var bracketCount: Int
}

extension PythonLexer {
  static let frameLimit = 100

  /// A string whose quote `at` is at, or behind the prefix that begins at `start`.
  mutating func string(from start: Int) {
    var isRaw = false
    var isFormatted = false
    var quoteAt = start
    while base[quoteAt] != UInt8(ascii: "'"), base[quoteAt] != UInt8(ascii: "\"") {
      switch base[quoteAt] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "f"), UInt8(ascii: "t"): isFormatted = true
      default: break
      }
      quoteAt += 1
    }
    let quote = base[quoteAt]
    let isTriple = base[quoteAt + 1] == quote && base[quoteAt + 2] == quote
    at = quoteAt + (isTriple ? 3 : 1)
    guard isFormatted else { return plainString(from: start, quote, isTriple) }
    guard frames.count < Self.frameLimit else { return fail(.nestedTooDeeply, from: start, to: at) }
    emit(.formattedStart, from: start)
    frames.append(
      FormattedFrame(state: .text, quote: quote, isTriple: isTriple, isRaw: isRaw, bracketCount: brackets.count))
  }

  private mutating func plainString(from start: Int, _ quote: UInt8, _ isTriple: Bool) {
    while at < end {
      switch base[at] {
      case UInt8(ascii: "\\"): skipEscaped()
      case quote where !isTriple || isClosing(quote):
        at += isTriple ? 3 : 1
        return emit(.string, from: start)
      case 0x0A where !isTriple, 0x0D where !isTriple: return fail(.unterminatedString, from: start, to: at)
      default: at += 1
      }
    }
    fail(.unterminatedString, from: start, to: at)
  }

  private func isClosing(_ quote: UInt8) -> Bool { base[at + 1] == quote && base[at + 2] == quote }

  /// Steps over a backslash and what it protects.
  private mutating func skipEscaped() {
    at += 1
    if isLineEnd(at) { skipLineEnd() } else { at = min(at + 1, end) }
  }

  /// Reads text of a formatted string up to a brace or its end; false at the end of the file.
  mutating func formattedText(_ frame: FormattedFrame) -> Bool {
    let start = at
    let isSpecification = frame.state == .formatSpecification
    scan: while at < end {
      switch base[at] {
      case UInt8(ascii: "\\"): formattedEscape(frame.isRaw)
      case UInt8(ascii: "{"):
        if isSpecification || base[at + 1] != UInt8(ascii: "{") { break scan }
        at += 2
      case UInt8(ascii: "}"):
        if isSpecification || base[at + 1] != UInt8(ascii: "}") { break scan }
        at += 2
      case frame.quote where !frame.isTriple || isClosing(frame.quote): break scan
      case 0x0A where !frame.isTriple, 0x0D where !frame.isTriple: break scan
      default: at += 1
      }
    }
    if at > start { emit(.formattedText, from: start) }
    guard at < end else { return false }
    switch base[at] {
    case UInt8(ascii: "{"): openBrace(frame)
    case UInt8(ascii: "}"): closeBrace(isSpecification)
    default: endFormatted(frame)
    }
    return true
  }

  private mutating func formattedEscape(_ isRaw: Bool) {
    let next = base[at + 1]
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
      at += 1
    } else if !isRaw, next == UInt8(ascii: "N"), base[at + 2] == UInt8(ascii: "{") {
      while at < end, base[at] != UInt8(ascii: "}"), !isLineEnd(at) { at += 1 }
      if at < end, base[at] == UInt8(ascii: "}") { at += 1 }
    } else {
      skipEscaped()
    }
  }

  private mutating func openBrace(_ frame: FormattedFrame) {
    at += 1
    guard brackets.count < Self.bracketLimit, frames.count < Self.frameLimit else {
      return fail(.nestedTooDeeply, from: at - 1, to: at)
    }
    brackets.append((UInt8(ascii: "{"), at - 1))
    emit(.leftBrace, from: at - 1)
    var inner = frame
    inner.state = .expression
    inner.bracketCount = brackets.count
    frames.append(inner)
  }

  private mutating func closeBrace(_ isSpecification: Bool) {
    at += 1
    guard isSpecification else { return fail(.loneBrace, from: at - 1, to: at) }
    // The specification, and the braces it stands in.
    frames.removeLast(2)
    brackets.removeLast()
    emit(.rightBrace, from: at - 1)
  }

  /// At its last quote, or at the end of a line that it may not cross.
  private mutating func endFormatted(_ frame: FormattedFrame) {
    let isEnded = base[at] == frame.quote
    let start = at
    if isEnded { at += frame.isTriple ? 3 : 1 }
    if isEnded, frame.state == .text {
      frames.removeLast()
      return emit(.formattedEnd, from: start)
    }
    fail(.unterminatedString, from: start, to: at)
    while let last = frames.popLast() {
      guard last.state == .text else { continue }
      brackets.removeSubrange(min(last.bracketCount, brackets.count)...)
      break
    }
  }
}
