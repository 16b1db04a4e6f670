import SQLSyntax

/// A value that a statement writes down, or that functions make of what it writes down: it is the same for every row.
enum KnownValue: Equatable {
  case null
  case text(String)
  case integer(Int)
  /// An array of texts, of one dimension that is counted from 1; nil for a NULL.
  case texts([String?])
  case json(JSONValue)

  /// As a text, where the server makes one of it without being asked.
  var asText: String? {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}

extension Analyzer {
  /// What is known of a value. Nil where it is nothing.
  func known(_ typed: Typed) -> KnownValue? {
    if typed.isNull { return .null }
    if let text = typed.constant { return known(text, as: typed.type) }
    if let number = typed.node.integerValue { return .integer(number) }
    return typed.node.kind == .array && !typed.parts.isEmpty ? known(elements: typed.parts) : nil
  }

  /// The array of texts that these are, if they are known.
  func known(elements: [Typed]) -> KnownValue? {
    var texts: [String?] = []
    for part in elements {
      guard let value = known(part) else { return nil }
      switch value {
      case .null: texts.append(nil)
      case .text(let text) where part.isLiteral || catalog.isText(part.type): texts.append(text)
      default: return nil
      }
    }
    return .texts(texts)
  }

  /// What a text is that was read as a type.
  func known(_ text: String, as type: SQLType) -> KnownValue? {
    switch catalog.base(of: type) {
    case .literal: return .text(text)
    // Blanks at the end of a char(n) are no part of it for any function.
    case .builtin(.character): return .text(String(text.reversed().drop { $0 == " " }.reversed()))
    case .builtin(.json), .builtin(.jsonb): return JSONValue(text).map { .json($0) }
    case .builtin(let builtin): return builtin.isText ? .text(text) : nil
    case .array(let element): return catalog.isText(element) ? ArrayLiteral.list(text).map { .texts($0) } : nil
    default: return nil
    }
  }
}

extension Typed {
  /// It is this, and `origin` is where it comes from.
  mutating func become(_ value: KnownValue?, from origin: Node) {
    switch value {
    case .null?: isNull = true
    case .text(let text)?: constant = text
    case .texts(let texts)?: constant = ArrayLiteral.written(texts)
    case .json(let json)?: constant = json.written
    case .integer?, nil: return
    }
    literal = origin
  }
}

extension Node {
  /// Of `12` and `-12`.
  var integerValue: Int? {
    switch kind {
    case .constant where detail == .integerLiteral: Int(sourceText.filter { $0 != "_" })
    case .unaryOperation where detail == .minusSign: child(.operand)?.integerValue.map { -$0 }
    default: nil
    }
  }
}
