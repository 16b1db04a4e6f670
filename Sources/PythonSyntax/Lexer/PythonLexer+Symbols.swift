extension PythonLexer {
  mutating func symbol(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open(byte)
    case UInt8(ascii: ")"): close(byte, UInt8(ascii: "("), .rightParenthesis)
    case UInt8(ascii: "]"): close(byte, UInt8(ascii: "["), .rightBracket)
    case UInt8(ascii: "}"): close(byte, UInt8(ascii: "{"), .rightBrace)
    case UInt8(ascii: ":"): colon()
    case UInt8(ascii: "!"): exclamation()
    default:
      guard let (kind, length) = plainSymbol(byte) else {
        at += 1
        return fail(.invalidCharacter, from: at - 1, to: at)
      }
      at += length
      emit(kind, from: at - length)
    }
  }

  private mutating func open(_ byte: UInt8) {
    at += 1
    guard brackets.count < Self.bracketLimit else { return fail(.nestedTooDeeply, from: at - 1, to: at) }
    brackets.append((byte, at - 1))
    let kind: PythonTokenKind =
      byte == UInt8(ascii: "(") ? .leftParenthesis : byte == UInt8(ascii: "[") ? .leftBracket : .leftBrace
    emit(kind, from: at - 1)
  }

  private mutating func close(_ byte: UInt8, _ opening: UInt8, _ kind: PythonTokenKind) {
    at += 1
    // Brackets from before a formatted string cannot be closed in it.
    let floor = frames.last?.bracketCount ?? 0
    guard let last = brackets.last, last.byte == opening, brackets.count >= floor else {
      fail(.unmatchedBracket, from: at - 1, to: at)
      if let match = brackets.lastIndex(where: { $0.byte == opening }), match >= floor { brackets.removeSubrange(match...) }
      return
    }
    if let frame = frames.last, brackets.count == frame.bracketCount { frames.removeLast() }
    brackets.removeLast()
    emit(kind, from: at - 1)
  }

  /// Whether the innermost bracket is the brace of a formatted string.
  private var isDirectlyInBraces: Bool { frames.last.map { $0.bracketCount == brackets.count } ?? false }

  private mutating func colon() {
    let isWalrus = base[at + 1] == UInt8(ascii: "=") && !isDirectlyInBraces
    at += isWalrus ? 2 : 1
    emit(isWalrus ? .colonEqual : .colon, from: at - (isWalrus ? 2 : 1))
    if isDirectlyInBraces, var frame = frames.last {
      frame.state = .formatSpecification
      frames.append(frame)
    }
  }

  private mutating func exclamation() {
    if base[at + 1] == UInt8(ascii: "=") {
      at += 2
      return emit(.notEqual, from: at - 2)
    }
    at += 1
    if isDirectlyInBraces { return emit(.exclamation, from: at - 1) }
    fail(.invalidCharacter, from: at - 1, to: at)
  }

  private func plainSymbol(_ byte: UInt8) -> (PythonTokenKind, Int)? {
    let next = base[at + 1]
    let isEqual = next == UInt8(ascii: "=")
    let isDoubled = next == byte
    let isDoubledEqual = isDoubled && base[at + 2] == UInt8(ascii: "=")
    func family(_ single: PythonTokenKind, _ equal: PythonTokenKind) -> (PythonTokenKind, Int) {
      isEqual ? (equal, 2) : (single, 1)
    }
    func family(
      _ single: PythonTokenKind, _ equal: PythonTokenKind, _ doubled: PythonTokenKind, _ doubledEqual: PythonTokenKind
    ) -> (PythonTokenKind, Int) {
      isDoubledEqual ? (doubledEqual, 3) : isDoubled ? (doubled, 2) : family(single, equal)
    }
    switch byte {
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "."): return isDoubled && base[at + 2] == byte ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: "="): return family(.equal, .equalEqual)
    case UInt8(ascii: "+"): return family(.plus, .plusEqual)
    case UInt8(ascii: "-"): return next == UInt8(ascii: ">") ? (.arrow, 2) : family(.minus, .minusEqual)
    case UInt8(ascii: "*"): return family(.star, .starEqual, .doubleStar, .doubleStarEqual)
    case UInt8(ascii: "/"): return family(.slash, .slashEqual, .doubleSlash, .doubleSlashEqual)
    case UInt8(ascii: "<"): return family(.less, .lessEqual, .leftShift, .leftShiftEqual)
    case UInt8(ascii: ">"): return family(.greater, .greaterEqual, .rightShift, .rightShiftEqual)
    case UInt8(ascii: "%"): return family(.percent, .percentEqual)
    case UInt8(ascii: "@"): return family(.at, .atEqual)
    case UInt8(ascii: "&"): return family(.ampersand, .ampersandEqual)
    case UInt8(ascii: "|"): return family(.bar, .barEqual)
    case UInt8(ascii: "^"): return family(.caret, .caretEqual)
    default: return nil
    }
  }
}
