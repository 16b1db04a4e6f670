import SourceText

/// Cuts shell text into words and signs.
struct ShellLexer {
  enum Token {
    case word(ShellWord, isQuoted: Bool, Range<Int>)
    /// `;`, `&&`, `||`, `|`, `&`, `(`, `)`, `;;` or a line end.
    case sign(String)
    /// `> file` and the like, with its file; of `<<EOF` the number of the document.
    case redirection(document: Int?)
    case end
  }

  let text: ShellText
  private(set) var at = 0
  /// From its mark to its end, each, as offsets of the file.
  private(set) var comments: [Span] = []
  /// `$(…)` in the words read last.
  private(set) var substitutions: [Range<Int>] = []
  /// Bodies of here-documents, in the order in which they were announced.
  private(set) var documents: [ShellText] = []
  private var announced: [(delimiter: [UInt8], stripsTabs: Bool)] = []
  private var announcedCount = 0

  init(_ text: ShellText) { self.text = text }

  private func byte(_ distance: Int = 0) -> UInt8 {
    at + distance < text.bytes.count ? text.bytes[at + distance] : 0
  }

  private var isAtEnd: Bool { at >= text.bytes.count }

  mutating func takeSubstitutions() -> [Range<Int>] {
    defer { substitutions = [] }
    return substitutions
  }

  mutating func next() -> Token {
    skipBlanks()
    guard !isAtEnd else { return .end }
    let first = byte()
    switch first {
    case 0x0A:
      at += 1
      readDocuments()
      return .sign("\n")
    case UInt8(ascii: ";"):
      at += 1
      if byte() == UInt8(ascii: ";") {
        at += 1
        return .sign(";;")
      }
      return .sign(";")
    case UInt8(ascii: "&"):
      at += 1
      if byte() == UInt8(ascii: "&") {
        at += 1
        return .sign("&&")
      }
      if byte() == UInt8(ascii: ">") { return redirection() }
      return .sign("&")
    case UInt8(ascii: "|"):
      at += 1
      if byte() == UInt8(ascii: "|") {
        at += 1
        return .sign("||")
      }
      if byte() == UInt8(ascii: "&") { at += 1 }
      return .sign("|")
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      at += 1
      return .sign(first == UInt8(ascii: "(") ? "(" : ")")
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return redirection()
    default: return word()
    }
  }

  private mutating func skipBlanks() {
    while !isAtEnd {
      switch byte() {
      case 0x20, 0x09, 0x0D: at += 1
      case UInt8(ascii: "\\") where byte(1) == 0x0A: at += 2
      case UInt8(ascii: "\\") where byte(1) == 0x0D && byte(2) == 0x0A: at += 3
      case UInt8(ascii: "#"):
        let start = at
        while !isAtEnd, byte() != 0x0A { at += 1 }
        comments.append(text.place(start..<at).span)
      default: return
      }
    }
  }

  private mutating func redirection() -> Token {
    if byte() == UInt8(ascii: "<"), byte(1) == UInt8(ascii: "<"), byte(2) != UInt8(ascii: "<") {
      at += 2
      let stripsTabs = byte() == UInt8(ascii: "-")
      if stripsTabs { at += 1 }
      skipBlanks()
      guard case .word(let word, _, _) = word(), !word.text.bytes.isEmpty else { return .redirection(document: nil) }
      announced.append((word.text.bytes, stripsTabs))
      announcedCount += 1
      return .redirection(document: announcedCount - 1)
    }
    while [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|")].contains(byte()) { at += 1 }
    skipBlanks()
    // The file, or `<(…)`.
    if byte() == UInt8(ascii: "(") {
      at += 1
      skipNested(open: UInt8(ascii: "("), close: UInt8(ascii: ")"))
    } else if byte() != 0x0A, byte() != UInt8(ascii: ";") {
      _ = word()
    }
    return .redirection(document: nil)
  }

  private mutating func readDocuments() {
    for (delimiter, stripsTabs) in announced {
      let start = at
      var end = at
      while !isAtEnd {
        var lineStart = at
        while !isAtEnd, byte() != 0x0A { at += 1 }
        let lineEnd = at
        if !isAtEnd { at += 1 }
        if stripsTabs { while lineStart < lineEnd, text.bytes[lineStart] == 0x09 { lineStart += 1 } }
        var stop = lineEnd
        if stop > lineStart, text.bytes[stop - 1] == 0x0D { stop -= 1 }
        if text.bytes[lineStart..<stop].elementsEqual(delimiter) { break }
        end = at
      }
      documents.append(text.slice(start..<end))
    }
    announced = []
  }

  // MARK: Words

  private struct Builder {
    var bytes: [UInt8] = []
    var origins: [UInt32] = []
    var variables: [(at: Int, name: String)] = []

    mutating func put(_ byte: UInt8, _ origin: UInt32) {
      bytes.append(byte)
      origins.append(origin)
    }

    mutating func putHole(_ name: String?, _ origin: UInt32) {
      if let name { variables.append((bytes.count, name)) }
      put(ShellWord.hole, origin)
    }
  }

  private mutating func word() -> Token {
    let start = at
    var builder = Builder()
    var isQuoted = false
    while !isAtEnd {
      let origin = text.origins[at]
      switch byte() {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        // A number before a redirection is no word.
        if byte() == UInt8(ascii: "<") || byte() == UInt8(ascii: ">"), !isQuoted, !builder.bytes.isEmpty,
          builder.bytes.allSatisfy({ (0x30...0x39).contains($0) })
        {
          return redirection()
        }
        return finish(builder, start, isQuoted)
      case UInt8(ascii: "\\"):
        at += 1
        if byte() == 0x0A {
          at += 1
        } else if !isAtEnd {
          builder.put(byte(), origin)
          at += 1
        }
      case UInt8(ascii: "'"):
        isQuoted = true
        at += 1
        while !isAtEnd, byte() != UInt8(ascii: "'") {
          builder.put(byte(), text.origins[at])
          at += 1
        }
        at = min(at + 1, text.bytes.count)
      case UInt8(ascii: "\""):
        isQuoted = true
        doubleQuoted(&builder)
      case UInt8(ascii: "$"), UInt8(ascii: "`"): expansion(&builder)
      case UInt8(ascii: "{") where byte(1) == UInt8(ascii: "{"):
        skipTemplate()
        builder.putHole(nil, origin)
      default:
        builder.put(byte(), origin)
        at += 1
      }
    }
    return finish(builder, start, isQuoted)
  }

  private func finish(_ builder: Builder, _ start: Int, _ isQuoted: Bool) -> Token {
    let end = text.origins[min(at, text.origins.count - 1)]
    let content = ShellText(file: text.file, bytes: builder.bytes, origins: builder.origins + [end])
    return .word(ShellWord(text: content, variables: builder.variables), isQuoted: isQuoted, start..<at)
  }

  private mutating func doubleQuoted(_ builder: inout Builder) {
    at += 1
    while !isAtEnd, byte() != UInt8(ascii: "\"") {
      let origin = text.origins[at]
      switch byte() {
      case UInt8(ascii: "\\"):
        at += 1
        if byte() == 0x0A {
          at += 1
        } else if !isAtEnd {
          if ![UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`")].contains(byte()) {
            builder.put(UInt8(ascii: "\\"), origin)
          }
          builder.put(byte(), text.origins[at])
          at += 1
        }
      case UInt8(ascii: "$"), UInt8(ascii: "`"): expansion(&builder, isQuoted: true)
      case UInt8(ascii: "{") where byte(1) == UInt8(ascii: "{"):
        skipTemplate()
        builder.putHole(nil, origin)
      default:
        builder.put(byte(), origin)
        at += 1
      }
    }
    at = min(at + 1, text.bytes.count)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// `$name`, `${name:-x}`, `$(…)`, `` `…` ``, and the `${{ … }}` of workflows.
  private mutating func expansion(_ builder: inout Builder, isQuoted: Bool = false) {
    let origin = text.origins[at]
    if byte() == UInt8(ascii: "`") {
      at += 1
      let start = at
      while !isAtEnd, byte() != UInt8(ascii: "`") { at += 1 }
      substitutions.append(start..<at)
      at = min(at + 1, text.bytes.count)
      return builder.putHole(nil, origin)
    }
    at += 1
    switch byte() {
    case UInt8(ascii: "{") where byte(1) == UInt8(ascii: "{"):
      skipTemplate()
      builder.putHole(nil, origin)
    case UInt8(ascii: "{"):
      at += 1
      let start = at
      while !isAtEnd, Self.isNameByte(byte()) { at += 1 }
      let name = String(decoding: text.bytes[start..<at], as: UTF8.self)
      skipNested(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), hasQuotes: !isQuoted)
      builder.putHole(name, origin)
    case UInt8(ascii: "("):
      at += 1
      let start = at
      let isArithmetic = byte() == UInt8(ascii: "(")
      skipNested(open: UInt8(ascii: "("), close: UInt8(ascii: ")"))
      if !isArithmetic { substitutions.append(start..<max(start, at - 1)) }
      builder.putHole(nil, origin)
    case let byte where Self.isNameByte(byte):
      let start = at
      while !isAtEnd, Self.isNameByte(self.byte()) { at += 1 }
      builder.putHole(String(decoding: text.bytes[start..<at], as: UTF8.self), origin)
    case UInt8(ascii: "@"), UInt8(ascii: "*"):
      at += 1
      builder.putHole("@", origin)
    case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "-"):
      at += 1
      builder.putHole(nil, origin)
    default: builder.put(UInt8(ascii: "$"), origin)
    }
  }

  /// Over `{{ … }}`.
  private mutating func skipTemplate() {
    while !isAtEnd, !(byte() == UInt8(ascii: "}") && byte(1) == UInt8(ascii: "}")) { at += 1 }
    at = min(at + 2, text.bytes.count)
  }

  /// Behind the bracket that closes the one that is open. Within double quotes an apostrophe is one.
  private mutating func skipNested(open: UInt8, close: UInt8, hasQuotes: Bool = true) {
    var depth = 1
    while !isAtEnd {
      let byte = byte()
      at += 1
      switch byte {
      case open: depth += 1
      case close:
        depth -= 1
        if depth == 0 { return }
      case UInt8(ascii: "\\"): at = min(at + 1, text.bytes.count)
      case UInt8(ascii: "'") where hasQuotes:
        while !isAtEnd, self.byte() != UInt8(ascii: "'") { at += 1 }
        at = min(at + 1, text.bytes.count)
      case UInt8(ascii: "\"") where hasQuotes:
        while !isAtEnd, self.byte() != UInt8(ascii: "\"") { at += self.byte() == UInt8(ascii: "\\") ? 2 : 1 }
        at = min(at + 1, text.bytes.count)
      default: break
      }
    }
  }
}
