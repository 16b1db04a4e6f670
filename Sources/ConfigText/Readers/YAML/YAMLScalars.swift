import SourceText

extension YAMLScanner {
  // MARK: - Plain

  /// Unquoted text, which may go on over several lines.
  mutating func plainScalar() -> ConfigString {
    let start = input.at
    var end = start
    var builder = input.builder()
    /// Blanks and line ends that count only if more text follows.
    var gap: (lines: Int, from: Int, to: Int)?
    while true {
      let from = input.at
      skipPlainText(isFirst: from == start)
      if input.at == from { break }
      if let gap { builder.putGap(gap.lines, gap.from, gap.to) }
      builder.copy(from, input.at)
      end = input.at
      guard let lines = plainGap() else { break }
      gap = (lines, end, input.at)
    }
    return builder.finish(span: input.span(start, end), emptyAt: start)
  }

  private mutating func skipPlainText(isFirst: Bool) {
    // What the text begins with was judged already, or reported.
    if isFirst { input.at += 1 }
    while !input.isAtEnd {
      let byte = input.byte
      if byte.isBlankOrLineEnd || isInFlow && byte.isFlowIndicator { return }
      if byte == UInt8(ascii: ":"), isBlankBehind(1) || isInFlow && input.peek().isFlowIndicator { return }
      input.at += 1
    }
  }

  /// Over blanks and line ends to more text of the same scalar: how many lines were ended. Nil where the scalar is at its end.
  private mutating func plainGap() -> Int? {
    let start = input.at
    input.skipBlanks()
    var lines = 0
    while takeLineEnd() {
      lines += 1
      keyMayBegin = true
      if isAtDocumentMarker { return nil }
      input.skipBlanks()
    }
    if input.at == start || input.isAtEnd || input.byte == UInt8(ascii: "#") { return nil }
    if !isInFlow, lines > 0, column <= indent { return nil }
    return lines
  }

  // MARK: - Quoted

  mutating func quotedScalar() -> ConfigString {
    let start = input.at
    let quote = input.byte
    input.at += 1
    var builder = input.builder()
    while true {
      let from = input.at
      while !input.isAtEnd, input.byte != quote, !input.byte.isBlankOrLineEnd,
        input.byte != UInt8(ascii: "\\") || quote != UInt8(ascii: "\"")
      {
        input.at += 1
      }
      builder.copy(from, input.at)
      if input.isAtEnd {
        input.report("this quote is never closed", start, start + 1)
        break
      }
      let byte = input.byte
      if byte == quote {
        input.at += 1
        if quote == UInt8(ascii: "\"") || input.byte != quote { break }
        builder.put("'", for: input.at - 1, input.at + 1)
        input.at += 1
      } else if byte == UInt8(ascii: "\\") {
        escape(&builder)
      } else if !quotedGap(&builder) {
        input.report("this quote is not closed before the document ends", start, start + 1)
        break
      }
    }
    return builder.finish(span: input.span(from: start), emptyAt: start + 1)
  }

  /// Blanks stay; line ends are folded, with the blanks around them. False at the end of the document.
  private mutating func quotedGap(_ builder: inout TextBuilder) -> Bool {
    let start = input.at
    input.skipBlanks()
    guard input.byte.isLineEnd else {
      builder.copy(start, input.at)
      return true
    }
    guard let lines = skipLineEnds() else { return false }
    builder.putGap(lines, start, input.at)
    return true
  }

  /// Over line ends and blanks; nil at a document marker.
  private mutating func skipLineEnds() -> Int? {
    var lines = 0
    while takeLineEnd() {
      lines += 1
      if isAtDocumentMarker { return nil }
      input.skipBlanks()
    }
    return lines
  }

  private mutating func escape(_ builder: inout TextBuilder) {
    let start = input.at
    input.at += 1
    let letter = input.byte
    if letter.isLineEnd {
      // The line end does not count, nor the blanks behind it; empty lines that follow do.
      let lines = skipLineEnds() ?? 1
      builder.put(repeatElement(0x0A, count: lines - 1), for: start, input.at)
      return
    }
    input.at += 1
    let meaning: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "0"): meaning = "\0"
    case UInt8(ascii: "a"): meaning = "\u{7}"
    case UInt8(ascii: "b"): meaning = "\u{8}"
    case UInt8(ascii: "t"), 0x09: meaning = "\t"
    case UInt8(ascii: "n"): meaning = "\n"
    case UInt8(ascii: "v"): meaning = "\u{B}"
    case UInt8(ascii: "f"): meaning = "\u{C}"
    case UInt8(ascii: "r"): meaning = "\r"
    case UInt8(ascii: "e"): meaning = "\u{1B}"
    case UInt8(ascii: "N"): meaning = "\u{85}"
    case UInt8(ascii: "_"): meaning = "\u{A0}"
    case UInt8(ascii: "L"): meaning = "\u{2028}"
    case UInt8(ascii: "P"): meaning = "\u{2029}"
    case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): meaning = Unicode.Scalar(letter)
    case UInt8(ascii: "x"): meaning = input.unicodeEscape(from: start, digits: 2)
    case UInt8(ascii: "u"): meaning = input.unicodeEscape(from: start, digits: 4)
    case UInt8(ascii: "U"): meaning = input.unicodeEscape(from: start, digits: 8)
    default:
      input.at -= 1
      input.report("no escape is written like this", start, start + 2)
      builder.copy(start, input.at)
      return
    }
    builder.put(meaning, for: start, input.at)
  }

  // MARK: - Block

  private enum Chomping {
    case clip
    case strip
    case keep
  }

  /// `|` and `>` with the indented lines below.
  mutating func blockScalar() -> ConfigString {
    let start = input.at
    let isFolded = input.byte == UInt8(ascii: ">")
    var chomping = Chomping.clip
    var given = 0
    input.at += 1
    while true {
      if input.byte == UInt8(ascii: "-") {
        chomping = .strip
      } else if input.byte == UInt8(ascii: "+") {
        chomping = .keep
      } else if input.byte.isDigit, input.byte != UInt8(ascii: "0"), given == 0 {
        given = Int(input.byte) - 0x30
      } else {
        break
      }
      input.at += 1
    }
    finishBlockHeader()
    let header = input.at
    _ = takeLineEnd()
    var breaks: [(from: Int, to: Int)] = []
    let least = max(indent, 0)
    let depth = given > 0 ? least + given : max(leadingDepth(&breaks), indent + 1)
    if given > 0 { skipEmptyLines(depth, &breaks) }
    return blockLines(start: start, header: header, depth: depth, isFolded: isFolded, chomping: chomping, breaks)
  }

  private mutating func finishBlockHeader() {
    let from = input.at
    input.skipBlanks()
    let isComment = input.byte == UInt8(ascii: "#") && input.at > from
    let text = input.at
    if isComment { input.skipComment() } else { input.skipToLineEnd() }
    if !isComment, input.at > text { input.report("the text must begin on the next line", text, input.at) }
  }

  /// Over the empty lines a block scalar begins with: how deep the widest of them and the first line of text are indented.
  private mutating func leadingDepth(_ breaks: inout [(from: Int, to: Int)]) -> Int {
    var deepest = 0
    while true {
      while input.byte == 0x20 { input.at += 1 }
      deepest = max(deepest, column)
      let end = input.at
      if !takeLineEnd() { return deepest }
      breaks.append((end, input.at))
    }
  }

  /// Over empty lines, and the indentation of the line behind them.
  private mutating func skipEmptyLines(_ depth: Int, _ breaks: inout [(from: Int, to: Int)]) {
    while true {
      while column < depth, input.byte == 0x20 { input.at += 1 }
      let end = input.at
      if !takeLineEnd() { return }
      breaks.append((end, input.at))
    }
  }

  private mutating func blockLines(
    start: Int, header: Int, depth: Int, isFolded: Bool, chomping: Chomping, _ leading: [(from: Int, to: Int)]
  ) -> ConfigString {
    var builder = input.builder()
    var breaks = leading
    var end = header
    var lineEnd: (from: Int, to: Int)?
    while column == depth, !input.isAtEnd, depth > 0 || !isAtDocumentMarker {
      for (from, to) in breaks { builder.putLineEnd(from, to) }
      breaks.removeAll(keepingCapacity: true)
      let isIndentedFurther = input.byte.isBlank
      let from = input.at
      input.skipToLineEnd()
      end = input.at
      builder.copy(from, end)
      lineEnd = takeLineEnd() ? (end, input.at) : nil
      skipEmptyLines(depth, &breaks)
      guard column == depth, !input.isAtEnd, depth > 0 || !isAtDocumentMarker, let (from, to) = lineEnd else { break }
      if isFolded, !isIndentedFurther, !input.byte.isBlank {
        if breaks.isEmpty { builder.put(" ", for: from, to) }
      } else {
        builder.putLineEnd(from, to)
      }
      lineEnd = nil
    }
    if chomping != .strip, let (from, to) = lineEnd {
      builder.putLineEnd(from, to)
      end = to
    }
    if chomping == .keep {
      for (from, to) in breaks { builder.putLineEnd(from, to) }
      end = max(end, breaks.last?.to ?? end)
    }
    return builder.finish(span: input.span(start, end), emptyAt: end)
  }
}

extension TextBuilder {
  /// One line end folded is a blank, of several the first is dropped; blanks within a line stay.
  fileprivate mutating func putGap(_ lines: Int, _ from: Int, _ to: Int) {
    switch lines {
    case 0: copy(from, to)
    case 1: put(" ", for: from, to)
    default: put(repeatElement(0x0A, count: lines - 1), for: from, to)
    }
  }

  /// A line end of any kind is LF.
  fileprivate mutating func putLineEnd(_ from: Int, _ to: Int) {
    if to - from == 1, base[from] == 0x0A { copy(from, to) } else { put("\n", for: from, to) }
  }
}
