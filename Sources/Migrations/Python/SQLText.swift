import PythonSyntax
import SQLSyntax
import SourceText

/// SQL that stands for a call in a Python file, put together from words of its own and from strings of the program. What comes
/// from a string knows where it is written; all else stands for the call. Write it as a string with parts in it:
/// `"ALTER TABLE \(table) ADD COLUMN \(column)"`.
struct SQLText {
  enum Part {
    /// Words that are written nowhere.
    case own(String)
    /// SQL of the program as it stands.
    case verbatim(PythonText)
    /// A string of the program as an identifier, in quotes where it needs them.
    case name(PythonText)
    /// A string of the program as a string literal.
    case literal(PythonText)
    /// What only the run knows; the SQL reader takes it for a placeholder.
    case hole(PythonValue?)
  }

  private(set) var parts: [Part] = []

  init() {}

  init(_ parts: [Part]) { self.parts = parts }

  /// Stands for what only the run knows.
  static var hole: SQLText { SQLText([.hole(nil)]) }

  /// Stands for a value of the program that only the run knows.
  static func hole(of value: PythonValue) -> SQLText { SQLText([.hole(value)]) }

  /// It is nothing but a hole of which nobody has said what it is.
  var isBareHole: Bool { if parts.count == 1, case .hole(nil) = parts[0] { true } else { false } }

  static func verbatim(_ text: PythonText) -> SQLText { SQLText([.verbatim(text)]) }

  static func name(_ text: PythonText) -> SQLText { SQLText([.name(text)]) }

  static func name(_ text: String) -> SQLText { SQLText([.own(SQLNames.quotedIfNeeded(text))]) }

  static func literal(_ text: PythonText) -> SQLText { SQLText([.literal(text)]) }

  static func literal(_ text: String) -> SQLText { SQLText([.own(sqlLiteral(text))]) }

  var isEmpty: Bool { parts.isEmpty }

  mutating func append(_ other: SQLText) { parts += other.parts }

  static func + (left: SQLText, right: SQLText) -> SQLText { SQLText(left.parts + right.parts) }

  static func += (left: inout SQLText, right: SQLText) { left.parts += right.parts }

  /// The text as the server gets it, leading back to the file that the call stands in.
  func rendered(at call: Place) -> MappedText { renderedWithHoles(at: call).text }

  /// The same, and what stands in its holes, by their offsets.
  func renderedWithHoles(at call: Place) -> (text: MappedText, values: [UInt32: PythonValue]) {
    var text = MappedText([], [])
    var values: [UInt32: PythonValue] = [:]
    for part in parts {
      let start = text.bytes.count
      switch part {
      case .own(let words): text.append(Array(words.utf8), at: call.span)
      case .hole(let value):
        if let value { values[UInt32(start)] = value }
        text.append(PythonText.holeBytes, at: call.span)
      case .verbatim(let string):
        for (offset, hole) in string.holes {
          values[UInt32(start + offset)] = hole.symbol.map { .symbol($0) } ?? .unknown(hole)
        }
        text.append(string, at: call)
      case .name(let string):
        if SQLNames.needsQuotes(string.string) {
          text.append(string, at: call, between: UInt8(ascii: "\""))
        } else {
          text.append(string, at: call)
        }
      case .literal(let string):
        if let only = string.holes.first, string.bytes == PythonText.holeBytes {
          values[UInt32(start + 1)] = only.hole.symbol.map { .symbol($0) } ?? .unknown(only.hole)
        }
        text.append(string, at: call, between: UInt8(ascii: "'"))
      }
    }
    return (text, values)
  }
}

extension SQLText: ExpressibleByStringInterpolation {
  init(stringLiteral words: String) { if !words.isEmpty { parts = [.own(words)] } }

  init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ words: String) { if !words.isEmpty { parts.append(.own(words)) } }

    mutating func appendInterpolation(_ text: SQLText) { parts += text.parts }

    mutating func appendInterpolation(_ number: Int) { parts.append(.own(String(number))) }
  }
}

extension Sequence<SQLText> {
  func joined(_ separator: String) -> SQLText {
    var result = SQLText()
    for (index, text) in enumerated() {
      if index > 0 { result += SQLText([.own(separator)]) }
      result += text
    }
    return result
  }
}

extension MappedText {
  /// A string of the program; what of it is written in another file stands at the call.
  fileprivate mutating func append(_ string: PythonText, at call: Place, between quote: UInt8? = nil) {
    let map = string.offsetMap(in: call.file, elsewhere: call.span)
    let content = MappedText(string.bytes, map.entries)
    guard let quote else { return append(0..<string.bytes.count, of: content) }
    let edge = map.source(of: 0)
    append([quote], at: Span(start: edge, end: edge + 1))
    var copied = 0
    for (index, byte) in string.bytes.enumerated() where byte == quote {
      append(copied..<index + 1, of: content)
      copied = index
    }
    append(copied..<string.bytes.count, of: content)
    let end = string.bytes.isEmpty ? edge : map.source(of: Span(start: 0, end: UInt32(string.bytes.count))).end
    append([quote], at: Span(start: max(edge, end) - (end > edge ? 1 : 0), end: max(edge, end)))
  }
}

/// Names as PostgreSQL wants them written.
enum SQLNames {
  static func needsQuotes(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return true }
    if name.utf8.contains(0xEF), name.utf8.count >= 3 {
      // A name with a hole in it is a hole's to read.
      let bytes = Array(name.utf8)
      if bytes.firstRange(of: PythonText.holeBytes, from: 0) != nil { return bytes != PythonText.holeBytes }
    }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    if !isPlain || isDigit(first) { return true }
    let lexed = Lexer.lex(SourceText(name))
    return lexed.count != 1 || !(lexed[0].kind.mayNameColumn && lexed[0].kind.mayNameFunction)
  }

  static func quotedIfNeeded(_ name: String) -> String { needsQuotes(name) ? quoted(name) : name }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
