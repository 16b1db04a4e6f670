import SourceText

/// XML: elements, attributes, text, CDATA, comments, entities. Processing instructions and the document type are passed over.
struct XMLReader {
  /// An element whose end tag is still to come.
  private struct Open {
    var element: XMLElement
    /// Text since the last tag.
    var text: TextBuilder
    var textStart: Int
  }

  private var input: ByteReader
  private var open: [Open] = []
  private var root: XMLElement?

  private init(_ text: SourceText) {
    let declared = XMLEncoding.declared(in: text)
    input = ByteReader(text, otherwise: declared == .latin1 ? .latin1 : .brokenUTF8)
    if declared == .latin1 { input.encoding = .latin1 }
    if case .other(let span) = declared {
      input.report("files in “\(text[span])” cannot be read, only those in UTF-8 and ISO-8859-1", span)
    }
  }

  static func read(_ text: SourceText) -> XMLFile {
    var reader = XMLReader(text)
    while !reader.input.isAtEnd {
      if reader.input.byte == UInt8(ascii: "<") { reader.markup() } else { reader.characters() }
    }
    for open in reader.open.reversed() {
      reader.input.report("<\(open.element.name)> is never closed", open.element.nameSpan)
    }
    while !reader.open.isEmpty { reader.close() }
    if reader.root == nil, reader.input.problems.isEmpty { reader.input.report("the file holds no element", 0, text.count) }
    return XMLFile(text, root: reader.root, problems: reader.input.sortedProblems, comments: reader.input.comments)
  }

  // MARK: - Text

  /// Up to the next tag.
  private mutating func characters() {
    let start = input.at
    guard !open.isEmpty else {
      while !input.isAtEnd, input.byte != UInt8(ascii: "<") { input.at += 1 }
      if let from = (start..<input.at).first(where: { !input.base[$0].isBlankOrLineEnd }) {
        input.report("no text may stand outside of the root element", from, input.at)
      }
      return
    }
    let last = open.count - 1
    var from = start
    while !input.isAtEnd, input.byte != UInt8(ascii: "<") {
      if input.byte == UInt8(ascii: "&") {
        open[last].text.copy(from, input.at)
        from = input.at
        if let scalar = reference() {
          open[last].text.put(scalar, for: from, input.at)
          from = input.at
        }
      } else if input.byte == 0x0D {
        open[last].text.copy(from, input.at)
        from = input.at
        input.takeLineEnd()
        open[last].text.put("\n", for: from, input.at)
        from = input.at
      } else {
        input.at += 1
      }
    }
    open[last].text.copy(from, input.at)
  }

  /// `&lt;`, `&#10;`, `&#xA;`: the character they stand for. Nil behind what stands for none.
  private mutating func reference() -> Unicode.Scalar? {
    let start = input.at
    input.at += 1
    while input.byte.isKeyByte || input.byte == UInt8(ascii: "#") || input.byte >= 0x80 { input.at += 1 }
    guard input.byte == UInt8(ascii: ";") else {
      input.report("“&” must be written “&amp;”", start, start + 1)
      return nil
    }
    input.at += 1
    let scalar = XMLEntity.meaning(of: input.text.bytes[start + 1..<input.at - 1])
    if scalar == nil { input.report("this entity is not known", start, input.at) }
    return scalar
  }

  private mutating func flushText() {
    guard let last = open.indices.last, open[last].text.count > 0 else { return }
    let from = open[last].textStart
    let text = open[last].text.finish(span: input.span(from: from), emptyAt: from)
    open[last].element.children.append(.text(text))
    open[last].text = input.builder()
  }

  // MARK: - Markup

  private mutating func markup() {
    let start = input.at
    if input.has("<!--") {
      skip(past: "-->", from: start + 4, "this comment is never closed")
      input.keepComment(from: start)
    } else if input.has("<![CDATA[") {
      cdata()
    } else if input.has("<!") {
      documentType()
    } else if input.has("<?") {
      skip(past: "?>", from: start + 2, "this processing instruction is never closed")
    } else if input.has("</") {
      endTag()
    } else if input.peek().isNameStart {
      startTag()
    } else {
      input.report("“<” must be written “&lt;”", start, start + 1)
      input.at += 1
      if !open.isEmpty { open[open.count - 1].text.copy(start, input.at) }
    }
  }

  /// To behind a closing mark; without one, to the end of the file.
  private mutating func skip(past close: StaticString, from: Int, _ message: String) {
    let start = input.at
    input.at = from
    while !input.isAtEnd, !input.has(close) { input.at += 1 }
    if input.isAtEnd {
      input.at = input.count
      input.report(message, start, from)
    } else {
      input.at += close.utf8CodeUnitCount
    }
  }

  private mutating func cdata() {
    let start = input.at
    skip(past: "]]>", from: start + 9, "this CDATA section is never closed")
    guard let last = open.indices.last else {
      return input.report("no text may stand outside of the root element", start, input.at)
    }
    let isClosed = input.at >= start + 12 && input.has("]]>", at: input.at - 3)
    let end = isClosed ? input.at - 3 : input.at
    var from = start + 9
    for offset in from..<max(from, end) where input.base[offset] == 0x0D {
      open[last].text.copy(from, offset)
      from = offset + 1
      if from == end || input.base[from] != 0x0A { open[last].text.put("\n", for: offset, from) }
    }
    open[last].text.copy(from, end)
  }

  /// `<!DOCTYPE …>` with what stands in its brackets.
  private mutating func documentType() {
    let start = input.at
    var depth = 0
    while !input.isAtEnd {
      let byte = input.byte
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        input.at += 1
        while !input.isAtEnd, input.byte != byte { input.at += 1 }
      } else if input.has("<!--") {
        skip(past: "-->", from: input.at + 4, "this comment is never closed")
        continue
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "<") {
        depth += 1
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ">") {
        depth -= 1
        if depth == 0 {
          input.at += 1
          return
        }
      }
      input.at += 1
    }
    input.at = input.count
    input.report("this declaration is never closed", start, start + 2)
  }

  // MARK: - Tags

  private mutating func startTag() {
    flushText()
    let start = input.at
    input.at += 1
    let name = self.name()
    var element = XMLElement(name: input.text[name], nameSpan: name, attributes: [], children: [], span: name)
    var isEmpty = false
    while true {
      skipSpace()
      if input.byte == UInt8(ascii: ">") {
        input.at += 1
        break
      }
      if input.byte == UInt8(ascii: "/"), input.peek() == UInt8(ascii: ">") {
        input.at += 2
        isEmpty = true
        break
      }
      if input.isAtEnd || input.byte == UInt8(ascii: "<") {
        input.report("this tag is never closed", start, start + 1 + name.count)
        break
      }
      attribute(of: &element)
    }
    element.span = input.span(from: start)
    if open.isEmpty, root != nil { input.report("only one element may stand outside of all others", element.nameSpan) }
    if open.count >= deepestNesting {
      input.report("this is nested too deeply", element.nameSpan)
      input.at = input.count
      return
    }
    open.append(Open(element: element, text: input.builder(), textStart: input.at))
    if isEmpty { close() }
  }

  private mutating func endTag() {
    let start = input.at
    input.at += 2
    let name = input.text[self.name()]
    skipSpace()
    if input.byte == UInt8(ascii: ">") {
      input.at += 1
    } else {
      input.report("this tag is never closed", start, input.at)
    }
    guard let match = open.lastIndex(where: { $0.element.name == name }) else {
      return input.report("</\(name)> closes nothing that is open here", start, input.at)
    }
    let end = input.at
    while open.count > match + 1 {
      let inner = open[open.count - 1].element
      input.report("<\(inner.name)> is not closed before </\(name)>", inner.nameSpan)
      close(at: start)
    }
    close(textEnd: start, at: end)
  }

  /// Ends the innermost element.
  private mutating func close(textEnd: Int? = nil, at end: Int? = nil) {
    let end = end ?? input.at
    input.at = textEnd ?? end
    flushText()
    input.at = max(input.at, end)
    var element = open.removeLast().element
    element.span.end = UInt32(end)
    if open.isEmpty {
      if root == nil { root = element }
    } else {
      open[open.count - 1].element.children.append(.element(element))
      open[open.count - 1].textStart = end
    }
  }

  private mutating func attribute(of element: inout XMLElement) {
    let nameSpan = name()
    guard nameSpan.count > 0 else {
      input.report("an attribute is expected here", input.at, input.at + 1)
      input.at += 1
      return
    }
    let name = input.text[nameSpan]
    skipSpace()
    guard input.byte == UInt8(ascii: "=") else {
      return input.report("the attribute “\(name)” has no value", nameSpan)
    }
    input.at += 1
    skipSpace()
    let quote = input.byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return input.report("the value of “\(name)” must stand in quotes", nameSpan)
    }
    let value = attributeValue(quote)
    if let before = element.attributes.firstIndex(where: { $0.name == name }) {
      input.report("the attribute “\(name)” is written twice; the last one counts", nameSpan)
      element.attributes.remove(at: before)
    }
    element.attributes.append(XMLElement.Attribute(name: name, nameSpan: nameSpan, value: value))
  }

  /// Line ends and tabs in it count as blanks.
  private mutating func attributeValue(_ quote: UInt8) -> ConfigString {
    let start = input.at
    input.at += 1
    var from = input.at
    var builder = input.builder()
    while input.byte != quote, input.byte != UInt8(ascii: "<"), !input.isAtEnd {
      if input.byte == UInt8(ascii: "&") {
        builder.copy(from, input.at)
        from = input.at
        if let scalar = reference() {
          builder.put(scalar, for: from, input.at)
          from = input.at
        }
      } else if input.byte.isLineEnd || input.byte == 0x09 {
        builder.copy(from, input.at)
        from = input.at
        if !input.takeLineEnd() { input.at += 1 }
        builder.put(" ", for: from, input.at)
        from = input.at
      } else {
        input.at += 1
      }
    }
    builder.copy(from, input.at)
    if input.byte == quote { input.at += 1 } else { input.report("this quote is never closed", start, start + 1) }
    return builder.finish(span: input.span(from: start), emptyAt: start + 1)
  }

  private mutating func name() -> Span {
    let start = input.at
    guard input.byte.isNameStart else { return input.span(from: start) }
    while input.byte.isNameStart || input.byte.isKeyByte || input.byte == UInt8(ascii: ".") { input.at += 1 }
    return input.span(from: start)
  }

  private mutating func skipSpace() {
    while input.byte.isBlankOrLineEnd { input.at += 1 }
  }
}

extension UInt8 {
  fileprivate var isNameStart: Bool {
    isLetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80
  }
}
