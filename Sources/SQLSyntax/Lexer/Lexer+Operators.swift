import SourceText

// Comments, operators, numbers and colons.

extension Lexer {
  // MARK: Comments

  mutating func lineComment(_ start: Place) -> Place {
    let behind = lineEnd(from: start)
    comments.append(Comment(span: span(start, behind), isBlock: false))
    return behind
  }

  /// `/* … */`, which may contain others of its kind.
  mutating func blockComment(_ start: Place) -> Place {
    var at = start + 2
    var depth = 1
    while at < end {
      let byte = at.pointee
      at += 1
      if byte == UInt8(ascii: "*"), self.byte(at) == UInt8(ascii: "/") {
        at += 1
        depth -= 1
        if depth == 0 {
          comments.append(Comment(span: span(start, at), isBlock: true))
          return at
        }
      } else if byte == UInt8(ascii: "/"), self.byte(at) == UInt8(ascii: "*") {
        at += 1
        depth += 1
      }
    }
    let behind = recover(.unterminatedComment, opening: start, content: start + 2)
    comments.append(Comment(span: span(start, behind), isBlock: true))
    return behind
  }

  // MARK: Operators

  /// An operator, a comment, or a placeholder that begins with an operator's byte.
  mutating func symbol(_ start: Place) -> Place {
    let second = byte(start + 1)
    switch start.pointee {
    case UInt8(ascii: "-") where second == UInt8(ascii: "-"): return lineComment(start)
    case UInt8(ascii: "/") where second == UInt8(ascii: "*"): return blockComment(start)
    case UInt8(ascii: "<") where second == UInt8(ascii: "%"):
      if placeholder(start) != nil { return unusualWord(start, start) }
    case UInt8(ascii: "@") where second == UInt8(ascii: "e"):
      if placeholder(start) != nil { return unusualWord(start, start) }
    case UInt8(ascii: "%"), UInt8(ascii: "?"):
      if let behind = bindPlaceholder(start), expectsOperand(percent: start.pointee == UInt8(ascii: "%")) {
        emit(.hole, start, behind)
        return behind
      }
    default: break
    }
    guard tables.traits[Int(second)] & ByteTrait.symbol != 0 else {
      emit(Self.kind(ofSymbol: start.pointee), start, start + 1)
      return start + 1
    }
    return longSymbol(start)
  }

  /// PostgreSQL's rules: the longest run of operator bytes; a comment ends it; a `+` or `-` at the end of a run belongs to it
  /// only if one of `~ ! @ # % ^ & | ` ?` is in it too.
  private mutating func longSymbol(_ start: Place) -> Place {
    var behind = start + 1
    while has(ByteTrait.symbol, behind) {
      let next = byte(behind + 1)
      if behind.pointee == UInt8(ascii: "-"), next == UInt8(ascii: "-") { break }
      if behind.pointee == UInt8(ascii: "/"), next == UInt8(ascii: "*") { break }
      behind += 1
    }
    let runEnd = behind
    if isSign(behind[-1]), !containsFreeByte(start, behind) {
      while behind - start > 1, isSign(behind[-1]) { behind -= 1 }
    }
    let last = behind - 1
    if last > start, last.pointee == UInt8(ascii: "?") || last.pointee == UInt8(ascii: "%"),
      let placeholderEnd = bindPlaceholder(last), let kind = Self.kind(ofComparison: start, last)
    {
      emit(kind, start, last)
      emit(.hole, last, placeholderEnd)
      return placeholderEnd
    }
    switch behind - start {
    case 1: emit(Self.kind(ofSymbol: start.pointee), start, behind)
    case 2: emit(Self.kind(ofPair: start[0], start[1]), start, behind)
    default: emit(.symbol, start, behind)
    }
    // The signs that do not belong to it are operators of their own.
    while behind < runEnd {
      emit(Self.kind(ofSymbol: behind.pointee), behind, behind + 1)
      behind += 1
    }
    return behind
  }

  private func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }

  private func containsFreeByte(_ start: Place, _ end: Place) -> Bool {
    var at = start
    while at < end {
      switch at.pointee {
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "="):
        at += 1
      default: return true
      }
    }
    return false
  }

  private static func kind(ofSymbol byte: UInt8) -> TokenKind {
    switch byte {
    case UInt8(ascii: "="): .equalSign
    case UInt8(ascii: "*"): .star
    case UInt8(ascii: "<"): .lessThan
    case UInt8(ascii: ">"): .greaterThan
    case UInt8(ascii: "+"): .plusSign
    case UInt8(ascii: "-"): .minusSign
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "^"): .caret
    default: .symbol
    }
  }

  private static func kind(ofPair first: UInt8, _ second: UInt8) -> TokenKind {
    switch (first, second) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterEqual
    case (UInt8(ascii: "="), UInt8(ascii: ">")): .rightArrow
    default: .symbol
    }
  }

  /// The operator in `a=?` and `a||%s`, where people write a placeholder close to it; nil for what may be one operator.
  private static func kind(ofComparison start: Place, _ end: Place) -> TokenKind? {
    switch end - start {
    case 1:
      if start.pointee == UInt8(ascii: "<"), end.pointee == UInt8(ascii: "%") { return nil }
      let kind = kind(ofSymbol: start.pointee)
      return kind == .symbol || kind == .percent || kind == .caret ? nil : kind
    case 2:
      if start[0] == UInt8(ascii: "|"), start[1] == UInt8(ascii: "|") { return .symbol }
      let kind = kind(ofPair: start[0], start[1])
      return kind == .symbol ? nil : kind
    default: return nil
    }
  }

  // MARK: Numbers

  mutating func dot(_ start: Place) -> Place {
    if has(ByteTrait.digit, start + 1) { return number(start) }
    let length = byte(start + 1) == UInt8(ascii: ".") ? 2 : 1
    emit(length == 2 ? .dotDot : .dot, start, start + length)
    return start + length
  }

  /// `12`, `1_000`, `0xFF`, `1.5`, `.5`, `1e-3`. Letters directly behind make it malformed, as in PostgreSQL.
  mutating func number(_ start: Place) -> Place {
    var isInteger = true
    var isMalformed = false
    var at = digits(from: start) { $0 &- UInt8(ascii: "0") < 10 }
    if at - start == 1, start.pointee == UInt8(ascii: "0"), let isDigit = Self.radix(of: byte(at)) {
      let behind = digits(from: at + 1, isDigit)
      isMalformed = behind == at + 1
      at = behind
    } else {
      if byte(at) == UInt8(ascii: "."), byte(at + 1) != UInt8(ascii: ".") || at == start {
        isInteger = false
        at += 1
        if has(ByteTrait.digit, at) { at = digits(from: at) { $0 &- UInt8(ascii: "0") < 10 } }
      }
      if byte(at) | 0x20 == UInt8(ascii: "e") {
        let hasSign = isSign(byte(at + 1))
        let exponent = at + (hasSign ? 2 : 1)
        if has(ByteTrait.digit, exponent) {
          isInteger = false
          at = digits(from: exponent) { $0 &- UInt8(ascii: "0") < 10 }
        } else if hasSign {
          isMalformed = true
          at = exponent
        }
      }
    }
    if has(ByteTrait.name, at) {
      isMalformed = true
      at = skip(ByteTrait.word, from: at)
    }
    if isMalformed { report(.malformedNumber, start, at) }
    emit(isMalformed ? .invalid : isInteger ? .integerLiteral : .decimalLiteral, start, at)
    return at
  }

  /// Digits, with single underscores between them. In front of the first one only behind `0x` and its kin.
  @inline(__always)
  private func digits(from start: Place, _ isDigit: (UInt8) -> Bool) -> Place {
    var at = start
    while at < end {
      if isDigit(at.pointee) {
        at += 1
      } else if at.pointee == UInt8(ascii: "_"), isDigit(byte(at + 1)) {
        at += 2
      } else {
        break
      }
    }
    return at
  }

  private static func radix(of letter: UInt8) -> ((UInt8) -> Bool)? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): { $0 &- UInt8(ascii: "0") < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 6 }
    case UInt8(ascii: "o"): { $0 &- UInt8(ascii: "0") < 8 }
    case UInt8(ascii: "b"): { $0 &- UInt8(ascii: "0") < 2 }
    default: nil
    }
  }
}
