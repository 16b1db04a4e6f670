import SourceText

/// Words, strings and signs of a Prisma schema; comments are left out. Line ends count: a field ends with its line.
struct PrismaToken {
  enum Kind { case word, string, sign, lineEnd, end }
  var kind: Kind
  /// Of a string with its quotes.
  var span: Span
}

struct PrismaLexer {
  let text: SourceText
  private var at: Int

  init(_ text: SourceText) {
    self.text = text
    at = Int(text.startOfText)
  }

  static func tokens(of text: SourceText) -> [PrismaToken] {
    var lexer = PrismaLexer(text)
    var tokens: [PrismaToken] = []
    tokens.reserveCapacity(text.count / 6)
    while true {
      let token = lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private func byte(_ offset: Int) -> UInt8 { offset < text.count ? text.base[offset] : 0 }

  private mutating func next() -> PrismaToken {
    skipBlanksAndComments()
    let start = at
    guard at < text.count else { return token(.end, from: start) }
    let first = byte(at)
    if first == 0x0A {
      at += 1
      return token(.lineEnd, from: start)
    }
    if first == UInt8(ascii: "\"") {
      skipString()
      return token(.string, from: start)
    }
    if Self.isWord(first) {
      while at < text.count, Self.isWord(byte(at)) || byte(at) == UInt8(ascii: "-") { at += 1 }
      return token(.word, from: start)
    }
    at += 1
    return token(.sign, from: start)
  }

  private func token(_ kind: PrismaToken.Kind, from start: Int) -> PrismaToken {
    PrismaToken(kind: kind, span: Span(start: UInt32(start), end: UInt32(at)))
  }

  private mutating func skipBlanksAndComments() {
    while at < text.count {
      let here = byte(at)
      if here == 0x20 || here == 0x09 || here == 0x0D || here == 0x0C {
        at += 1
      } else if here == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "/") {
        while at < text.count, byte(at) != 0x0A { at += 1 }
      } else if here == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
        at += 2
        while at < text.count, !(byte(at) == UInt8(ascii: "*") && byte(at + 1) == UInt8(ascii: "/")) { at += 1 }
        at = min(at + 2, text.count)
      } else {
        return
      }
    }
  }

  /// A string that is not closed ends with its line.
  private mutating func skipString() {
    at += 1
    while at < text.count, byte(at) != 0x0A {
      let here = byte(at)
      at = min(at + (here == UInt8(ascii: "\\") ? 2 : 1), text.count)
      if here == UInt8(ascii: "\"") { return }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
