import SourceText

// Words that are more than a word, placeholders and variables.

/// Where the next closing of each placeholder's spelling is, so that looking for one that is not there costs no second look.
struct PlaceholderClosings {
  var brace: UnsafePointer<UInt8>?
  var doubleBrace: UnsafePointer<UInt8>?
  var percentBrace: UnsafePointer<UInt8>?
  var percentAngle: UnsafePointer<UInt8>?
}

extension Lexer {
  /// No placeholder is longer than this.
  static let placeholderLimit = 4096

  /// A word that is long, is not ASCII, or has something directly behind it that changes what it is.
  mutating func unusualWord(_ start: Place, _ wordEnd: Place) -> Place {
    if wordEnd - start == 1, let behind = prefixedString(start) { return behind }
    var behind = start
    var isHole = false
    while behind < end {
      if let placeholderEnd = placeholder(behind) {
        isHole = true
        behind = placeholderEnd
      } else if has(ByteTrait.word, behind) {
        isHole = isHole || isUnknownText(behind)
        behind += 1
      } else {
        break
      }
    }
    emit(isHole ? .hole : tables.keywords.kind(of: start, length: behind - start), start, behind)
    return behind
  }

  /// U+FFFC, which stands for text only the run will know.
  private func isUnknownText(_ at: Place) -> Bool {
    at.pointee == 0xEF && byte(at + 1) == 0xBF && byte(at + 2) == 0xBC
  }

  /// `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`, `U&"…"`.
  private mutating func prefixedString(_ start: Place) -> Place? {
    let letter = start.pointee | 0x20
    let next = byte(start + 1)
    if letter == UInt8(ascii: "u"), next == UInt8(ascii: "&") {
      switch byte(start + 2) {
      case UInt8(ascii: "'"): return string(.unicodeString, start, content: start + 3)
      case UInt8(ascii: "\""): return quotedWord(.unicodeWord, start, content: start + 3)
      default: return nil
      }
    }
    guard next == UInt8(ascii: "'") else { return nil }
    let kind: TokenKind
    switch letter {
    case UInt8(ascii: "e"): kind = .escapeString
    case UInt8(ascii: "b"): kind = .bitString
    case UInt8(ascii: "x"): kind = .hexString
    case UInt8(ascii: "n"): kind = .nationalString
    default: return nil
    }
    return string(kind, start, content: start + 2)
  }

  // MARK: Placeholders

  /// Behind `${x}`, `{{ x }}`, `{% x %}`, `<%= x %>` or `@extschema@` if one begins here.
  mutating func placeholder(_ start: Place) -> Place? {
    let second = byte(start + 1)
    switch (start.pointee, second) {
    case (UInt8(ascii: "$"), UInt8(ascii: "{")): return closing("}", nil, from: start + 2, \.brace)
    case (UInt8(ascii: "{"), UInt8(ascii: "{")):
      let behind = closing("}", "}", from: start + 2, \.doubleBrace)
      isTemplate = isTemplate || behind != nil
      return behind
    case (UInt8(ascii: "{"), UInt8(ascii: "%")):
      let behind = closing("%", "}", from: start + 2, \.percentBrace)
      isTemplate = isTemplate || behind != nil
      return behind
    case (UInt8(ascii: "<"), UInt8(ascii: "%")):
      return byte(start + 2) == UInt8(ascii: "=") ? closing("%", ">", from: start + 3, \.percentAngle) : nil
    case (UInt8(ascii: "@"), UInt8(ascii: "e")): return extensionVariable(start)
    default: return nil
    }
  }

  /// Behind `@extschema@`, `@extschema:name@` or `@extowner@`, which CREATE EXTENSION replaces in the script it runs.
  private func extensionVariable(_ start: Place) -> Place? {
    let nameEnd = skip(ByteTrait.name, from: start + 1)
    let name = text[span(start + 1, nameEnd)]
    guard name == "extschema" || name == "extowner" else { return nil }
    let takesExtension = name == "extschema" && byte(nameEnd) == UInt8(ascii: ":")
    let behind = takesExtension ? skip(ByteTrait.name, from: nameEnd + 1) : nameEnd
    return byte(behind) == UInt8(ascii: "@") ? behind + 1 : nil
  }

  /// Behind the next `first second`, if that is near. Each byte of the text is looked at once for each kind of closing.
  private mutating func closing(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar?, from start: Place,
    _ known: WritableKeyPath<PlaceholderClosings, Place?>
  ) -> Place? {
    var at = start
    if let close = closings[keyPath: known], close >= start {
      at = close
    } else {
      let first = UInt8(ascii: first)
      let second = second.map { UInt8(ascii: $0) }
      while at < end, at.pointee != first || (second != nil && byte(at + 1) != second) { at += 1 }
      closings[keyPath: known] = at
    }
    let length = second == nil ? 1 : 2
    return at < end && at - start <= Self.placeholderLimit ? at + length : nil
  }

  /// Behind `?`, `%s` or `%(name)s` if that is written here. Whether it is meant depends on what stands before.
  func bindPlaceholder(_ start: Place) -> Place? {
    let second = start + 1
    if start.pointee == UInt8(ascii: "?") {
      return has(ByteTrait.symbol, second) ? nil : second
    }
    if byte(second) == UInt8(ascii: "s") {
      // `%s_new` is a name with a placeholder in it, `%size` is no placeholder.
      let next = byte(second + 1)
      guard has(ByteTrait.word, second + 1) else { return second + 1 }
      return next == UInt8(ascii: "_") || has(ByteTrait.digit, second + 1) ? skip(ByteTrait.word, from: second + 1) : nil
    }
    guard byte(second) == UInt8(ascii: "(") else { return nil }
    let nameEnd = skip(ByteTrait.word, from: second + 1)
    guard nameEnd > second + 1, byte(nameEnd) == UInt8(ascii: ")"), byte(nameEnd + 1) == UInt8(ascii: "s") else { return nil }
    return nameEnd + 2
  }

  /// Whether what comes next begins an operand or a name: then `?` and `%` are no operators.
  func expectsOperand(percent: Bool) -> Bool {
    let last = lastKind
    switch last {
    case .word, .quotedWord, .unicodeWord, .stringLiteral, .escapeString, .unicodeString, .nationalString, .bitString,
      .hexString,
      .dollarString, .integerLiteral, .decimalLiteral, .positional, .hole, .variable, .rightParen, .rightBracket:
      return false
    case .end, .null, .true, .false, .currentCatalog, .currentDate, .currentRole, .currentSchema, .currentTime,
      .currentTimestamp, .currentUser, .sessionUser, .systemUser, .user, .localtime, .localtimestamp:
      return false
    case .between, .interval, .by, .escape: return true
    default:
      // Behind a keyword that may itself be a column, `?` is the operator of jsonb; nobody writes `%s` there for `% s`.
      return percent || !last.isKeyword || !last.mayNameColumn
    }
  }

  // MARK: Colons

  /// `::`, `:=`, `:`, or a psql variable.
  mutating func colon(_ start: Place) -> Place {
    let second = start + 1
    switch byte(second) {
    case UInt8(ascii: ":"):
      emit(.typecast, start, start + 2)
      return start + 2
    case UInt8(ascii: "="):
      emit(.colonEquals, start, start + 2)
      return start + 2
    default: break
    }
    guard allowsVariable, var behind = variable(start) else {
      emit(.colon, start, second)
      return second
    }
    // psql quotes the value, so that `:'a''b'` is one string.
    if behind[-1] == byte(second), byte(behind) == byte(second), !has(ByteTrait.name, second) {
      behind = closingQuote(byte(second), from: behind + 1, escapes: false) ?? behind
    }
    let isBare = has(ByteTrait.name, second)
    if isBare, tokens.count > 0, lastKind == .word || lastKind == .hole || lastKind == .variable {
      // `table_:suffix` is one name.
      let last = tokens[tokens.count - 1]
      if base + Int(last.start) + last.storedLength == start {
        removeLastToken()
        emit(.hole, base + Int(last.start), behind)
        return behind
      }
    }
    emit(.variable, start, behind)
    return behind
  }

  private var allowsVariable: Bool {
    switch innermostBracket {
    case .plain: true
    case .subscript: false
    case .json: expectsOperand(percent: true)
    }
  }

  /// Behind `:x`, `:'x'`, `:"x"` or `:{?x}`.
  private func variable(_ start: Place) -> Place? {
    let second = start + 1
    if has(ByteTrait.name, second) { return skip(ByteTrait.name, from: second) }
    let opening = byte(second)
    let isTest = opening == UInt8(ascii: "{") && byte(second + 1) == UInt8(ascii: "?")
    guard isTest || opening == UInt8(ascii: "'") || opening == UInt8(ascii: "\"") else { return nil }
    let name = isTest ? second + 2 : second + 1
    let nameEnd = skip(ByteTrait.name, from: name)
    guard nameEnd > name, byte(nameEnd) == (isTest ? UInt8(ascii: "}") : opening) else { return nil }
    return nameEnd + 1
  }
}
