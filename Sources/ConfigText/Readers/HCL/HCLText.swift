import SourceText

extension HCLReader {
  // MARK: - Strings

  /// A string in double quotes; nil if it has `${…}` or `%{…}` in it, whose meaning only the file's tool knows.
  mutating func quoted() -> ConfigString? {
    let start = input.at
    input.at += 1
    var builder = input.builder()
    var from = input.at
    var isTemplate = false
    while input.byte != UInt8(ascii: "\"") {
      if input.isAtEnd || input.byte.isLineEnd {
        input.report("this string is never closed", start, start + 1)
        builder.copy(from, input.at)
        return builder.finish(span: input.span(from: start), emptyAt: start + 1)
      }
      if input.byte == UInt8(ascii: "\\") {
        builder.copy(from, input.at)
        escape(&builder)
        from = input.at
      } else if isDoubledMark {
        builder.copy(from, input.at)
        builder.put(CollectionOfOne(input.byte), for: input.at, input.at + 2)
        input.at += 2
        from = input.at
      } else if isTemplateMark {
        isTemplate = true
        input.at += 2
        skipBalanced([UInt8(ascii: "}")], inBrackets: true)
      } else {
        input.at += 1
      }
    }
    builder.copy(from, input.at)
    input.at += 1
    return isTemplate ? nil : builder.finish(span: input.span(from: start), emptyAt: start + 1)
  }

  /// `$${` and `%%{`, which mean `${` and `%{` themselves.
  private var isDoubledMark: Bool { input.has("$${") || input.has("%%{") }
  private var isTemplateMark: Bool { input.has("${") || input.has("%{") }

  private mutating func escape(_ builder: inout TextBuilder) {
    let start = input.at
    let letter = input.peek()
    let meaning: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "n"): meaning = "\n"
    case UInt8(ascii: "r"): meaning = "\r"
    case UInt8(ascii: "t"): meaning = "\t"
    case UInt8(ascii: "\""): meaning = "\""
    case UInt8(ascii: "\\"): meaning = "\\"
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      input.at += 2
      let scalar = input.unicodeEscape(from: start, digits: letter == UInt8(ascii: "u") ? 4 : 8)
      return builder.put(scalar, for: start, input.at)
    default:
      input.report("no escape is written like this", start, start + 2)
      input.at += 1
      return builder.copy(start, input.at)
    }
    input.at += 2
    builder.put(meaning, for: start, input.at)
  }

  /// `<<EOT` or `<<-EOT`, up to behind the closing word. Nil if no word follows.
  mutating func heredoc() -> ConfigValue.Content? {
    let start = input.at
    input.at += 2
    let isIndented = input.byte == UInt8(ascii: "-")
    if isIndented { input.at += 1 }
    let wordStart = input.at
    while input.byte.isKeyByte { input.at += 1 }
    let word = input.text.bytes[wordStart..<input.at]
    input.skipBlanks()
    guard !word.isEmpty, input.takeLineEnd() else { return nil }
    let content = input.at
    var lines: [(from: Int, to: Int, next: Int)] = []
    var isClosed = false
    while !input.isAtEnd, !isClosed {
      let from = input.at
      input.skipToLineEnd()
      let (wordFrom, wordTo) = input.trimmed(from, input.at)
      if input.text.bytes[wordFrom..<wordTo].elementsEqual(word) {
        isClosed = true
        input.at = wordTo
      } else {
        let to = input.at
        input.takeLineEnd()
        lines.append((from, to, input.at))
      }
    }
    if !isClosed { input.report("this heredoc is never closed", start, wordStart + word.count) }
    if hasTemplate(content, lines.last?.next ?? content) { return .expression(input.text[input.span(from: start)]) }
    return .string(heredocText(lines, isIndented: isIndented, start: start, content: content))
  }

  private func heredocText(
    _ lines: [(from: Int, to: Int, next: Int)], isIndented: Bool, start: Int, content: Int
  ) -> ConfigString {
    var margin = 0
    if isIndented {
      let texts = lines.filter { $0.from < $0.to }
      margin = texts.map { input.trimmed($0.from, $0.to).from - $0.from }.min() ?? 0
    }
    var builder = input.builder()
    for (from, to, next) in lines {
      var from = min(from + margin, to)
      for mark in from..<to where input.has("$${", at: mark) || input.has("%%{", at: mark) {
        builder.copy(from, mark)
        builder.put(CollectionOfOne(input.base[mark]), for: mark, mark + 2)
        from = mark + 2
      }
      builder.copy(from, to)
      if next > to { builder.put("\n", for: to, next) }
    }
    return builder.finish(span: input.span(from: start), emptyAt: content)
  }

  private func hasTemplate(_ from: Int, _ to: Int) -> Bool {
    var at = from
    while at < to {
      if input.has("$${", at: at) || input.has("%%{", at: at) {
        at += 3
      } else if input.has("${", at: at) || input.has("%{", at: at) {
        return true
      } else {
        at += 1
      }
    }
    return false
  }

  // MARK: - Passing over

  /// To the end of an expression, which a comma, a closing bracket or, outside of brackets, the end of the line is.
  mutating func skipExpression(inBrackets: Bool) { skipBalanced([], inBrackets: inBrackets) }

  /// Over everything up to behind the last of the closing brackets that are waited for, or to the end of the expression.
  private mutating func skipBalanced(_ waiting: [UInt8], inBrackets: Bool) {
    let quote = UInt8(ascii: "\"")
    var closers = waiting
    var opening = waiting.isEmpty ? input.at : input.at - 2
    while !input.isAtEnd {
      let byte = input.byte
      if closers.isEmpty { opening = input.at }
      if closers.last == quote {
        if byte.isLineEnd { break }
        if byte == quote { closers.removeLast() }
        if isDoubledMark {
          input.at += 1
        } else if isTemplateMark {
          closers.append(UInt8(ascii: "}"))
          input.at += 1
        }
        input.at += byte == UInt8(ascii: "\\") && !input.peek().isLineEnd ? 2 : 1
        input.at = min(input.at, input.count)
        continue
      }
      switch byte {
      case quote: closers.append(quote)
      case UInt8(ascii: "("): closers.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if closers.isEmpty { return }
        closers.removeLast()
        if closers.isEmpty, !waiting.isEmpty {
          input.at += 1
          return
        }
      case UInt8(ascii: ",") where closers.isEmpty: return
      case 0x0A where closers.isEmpty && !inBrackets, 0x0D where closers.isEmpty && !inBrackets: return
      case UInt8(ascii: "#"),
        UInt8(ascii: "/") where input.peek() == byte || input.peek() == UInt8(ascii: "*"):
        if closers.isEmpty, !inBrackets { return }
        skipComments()
        continue
      case UInt8(ascii: "<") where input.peek() == byte:
        _ = heredoc()
        continue
      default: break
      }
      input.at += 1
    }
    if !closers.isEmpty { input.report("this is never closed", opening, opening + 1) }
  }

  /// Over blanks, line ends and comments.
  mutating func skipSpaceAndLines() {
    while true {
      while input.byte.isBlankOrLineEnd { input.at += 1 }
      let start = input.at
      skipComments()
      if input.at == start { return }
    }
  }

  /// Over the comments and blanks here, up to the end of the line.
  mutating func skipComments() {
    while true {
      if input.byte == UInt8(ascii: "#") || input.has("//") {
        input.skipToLineEnd()
      } else if input.has("/*") {
        let start = input.at
        input.at += 2
        while !input.isAtEnd, !input.has("*/") { input.at += 1 }
        if input.isAtEnd { input.report("this comment is never closed", start, start + 2) }
        input.at = min(input.at + 2, input.count)
      } else {
        return
      }
      input.skipBlanks()
    }
  }
}
