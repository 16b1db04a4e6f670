import SourceText

/// Reads a Prisma schema. What it does not understand it steps over, line by line.
struct PrismaParser {
  private let text: SourceText
  private let tokens: [PrismaToken]
  private var at = 0
  private var schema = PrismaSchema()

  static func parse(_ text: SourceText) -> PrismaSchema {
    var parser = PrismaParser(text)
    while parser.current.kind != .end { parser.block() }
    return parser.schema
  }

  private init(_ text: SourceText) {
    self.text = text
    tokens = PrismaLexer.tokens(of: text)
  }

  // MARK: Tokens

  private var current: PrismaToken { tokens[at] }

  private mutating func advance() {
    if at < tokens.count - 1 { at += 1 }
  }

  private func isSign(_ sign: Unicode.Scalar) -> Bool {
    current.kind == .sign && text.base[Int(current.span.start)] == UInt8(ascii: sign)
  }

  private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard isSign(sign) else { return false }
    advance()
    return true
  }

  private mutating func word() -> PrismaName? {
    guard current.kind == .word else { return nil }
    let name = PrismaName(text: text[current.span], span: current.span)
    advance()
    return name
  }

  /// What a string says, its escapes resolved.
  private func content(of token: PrismaToken) -> String {
    let quotes = token.span.count >= 2 && text.base[Int(token.span.end) - 1] == UInt8(ascii: "\"")
    let inner = Span(start: token.span.start + 1, end: token.span.end - (quotes ? 1 : 0))
    let raw = text[inner]
    guard raw.utf8.contains(UInt8(ascii: "\\")) else { return raw }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in raw.utf8 {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "t") ? 0x09 : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func skipLine() {
    while current.kind != .lineEnd && current.kind != .end && !isSign("}") { advance() }
  }

  // MARK: Blocks

  private mutating func block() {
    guard let kind = word() else { return advance() }
    let name = word()
    guard skip("{") else { return skipLine() }
    switch (kind.text, name) {
    case ("datasource", _): datasource()
    case ("model", let name?): model(PrismaModel(name: name, isView: false))
    case ("view", let name?): model(PrismaModel(name: name, isView: true))
    case ("enum", let name?): enumeration(PrismaEnum(name: name))
    default: lines { parser, _ in parser.skipLine() }
    }
  }

  /// The lines of a block up to its brace. `line` is called at the first token of each.
  private mutating func lines(_ line: (inout PrismaParser, PrismaToken) -> Void) {
    while current.kind != .end {
      if skip("}") { return }
      if current.kind == .lineEnd {
        advance()
        continue
      }
      let start = at
      line(&self, current)
      skipLine()
      if at == start { advance() }
    }
  }

  private mutating func datasource() {
    lines { parser, _ in
      guard parser.word()?.text == "provider", parser.skip("=") else { return }
      parser.schema.provider = parser.current.kind == .string ? parser.content(of: parser.current) : ""
    }
    if schema.provider == nil { schema.provider = "" }
  }

  private mutating func model(_ empty: PrismaModel) {
    var model = empty
    lines { parser, _ in
      if parser.isSign("@") {
        model.attributes += parser.attributes()
      } else if let field = parser.field() {
        model.fields.append(field)
      }
    }
    schema.models.append(model)
  }

  private mutating func field() -> PrismaField? {
    guard let name = word() else { return nil }
    // Once it was written `name: String`.
    _ = skip(":")
    guard let type = word() else { return nil }
    var field = PrismaField(name: name, type: type.text, arity: .required)
    if type.text == "Unsupported", isSign("(") {
      field.type = nil
      _ = arguments()
    }
    if skip("[") {
      _ = skip("]")
      field.arity = .list
    }
    if skip("?"), field.arity == .required { field.arity = .optional }
    _ = skip("!")
    field.attributes = attributes()
    return field
  }

  private mutating func enumeration(_ empty: PrismaEnum) {
    var enumeration = empty
    lines { parser, _ in
      if parser.isSign("@") {
        enumeration.attributes += parser.attributes()
      } else if let name = parser.word() {
        enumeration.values.append((name, parser.attributes()))
      }
    }
    schema.enums.append(enumeration)
  }

  // MARK: Attributes

  private mutating func attributes() -> [PrismaAttribute] {
    var found: [PrismaAttribute] = []
    while skip("@") {
      _ = skip("@")
      guard var word = word()?.text else { break }
      while skip("."), let part = self.word() { word += "." + part.text }
      var attribute = PrismaAttribute(word: word)
      if isSign("(") {
        let arguments = arguments()
        attribute.name = arguments.name
        attribute.given = arguments.given
      }
      found.append(attribute)
    }
    return found
  }

  /// From an opening parenthesis to behind the one that closes it; it may take several lines.
  private mutating func arguments() -> (name: String?, given: [String]) {
    var name: String?
    var given: [String] = []
    var depth = 0
    repeat {
      if current.kind == .end { break }
      if isSign("(") || isSign("[") || isSign("{") {
        depth += 1
      } else if isSign(")") || isSign("]") || isSign("}") {
        depth -= 1
      } else if depth == 1, current.kind == .word, at + 1 < tokens.count {
        let label = text[current.span]
        advance()
        guard isSign(":") else { continue }
        given.append(label)
        if tokens[at + 1].kind == .string, label == "name" { name = content(of: tokens[at + 1]) }
        if tokens[at + 1].kind == .string { advance() }
      } else if depth == 1, current.kind == .string, name == nil {
        name = content(of: current)
      }
      advance()
    } while depth > 0
    return (name, given)
  }
}
