/// What functions of pg_catalog make of texts that are known. Only those whose result is the same in every database are here.
enum TextFunctions {
  /// Longer texts are not put together.
  static let longestText = 10_000

  /// Nil where it is not known, or where the server refuses to compute it.
  static func result(of name: String, _ arguments: [KnownValue]) -> KnownValue? {
    if let value = ofAnything(name, arguments) { return value }
    guard strict.contains(name) else { return nil }
    // NULL as what stands for NULL is none.
    if arguments.prefix(name == "array_to_string" ? 2 : arguments.count).contains(.null) { return .null }
    guard let value = ofText(name, arguments) ?? ofArray(name, arguments) else { return nil }
    if let text = value.asText, text.utf8.count > longestText { return nil }
    return value
  }

  /// The rows that a function gives, but for those that are NULL. Nil where they are not known.
  static func rows(of name: String, _ arguments: [KnownValue]) -> [String]? {
    switch (name, arguments.first) {
    case ("unnest", .texts(let texts)?): return texts.compactMap { $0 }
    case ("string_to_table", _):
      guard case .texts(let texts)? = result(of: "string_to_array", arguments) else { return nil }
      return texts.compactMap { $0 }
    case ("json_array_elements_text", .text(let text)?), ("jsonb_array_elements_text", .text(let text)?):
      return JSONValue(text).flatMap { rows(of: name, [.json($0)]) }
    case ("json_array_elements_text", .json(.array(let values))?), ("jsonb_array_elements_text", .json(.array(let values))?):
      var texts: [String] = []
      for value in values where value != .null {
        guard case .scalar(let text) = value else { return nil }
        texts.append(text)
      }
      return texts
    default: return nil
    }
  }

  /// NULL if an argument is.
  private static let strict: Set<String> = [
    "array_to_string", "btrim", "initcap", "left", "lower", "lpad", "ltrim", "overlay", "repeat",
    "replace", "reverse", "right", "rpad", "rtrim", "split_part", "substr", "substring", "translate", "upper",
  ]

  // MARK: Functions that take NULL for a value

  private static func ofAnything(_ name: String, _ arguments: [KnownValue]) -> KnownValue? {
    switch (name, arguments.first) {
    case ("concat", _?): return joined(arguments, by: "")
    case ("concat_ws", .null?): return .null
    case ("concat_ws", .text(let separator)?): return joined(arguments.dropFirst(), by: separator)
    case ("format", .text(let format)?): return formatted(format, arguments.dropFirst())
    case ("array_append", .texts(let texts)?) where arguments.count == 2:
      return element(arguments[1]).map { .texts(texts + [$0]) }
    case ("array_append", .null?) where arguments.count == 2: return element(arguments[1]).map { .texts([$0]) }
    case ("array_prepend", let first?) where arguments.count == 2:
      guard case .texts(let texts) = arguments[1] else { return nil }
      return element(first).map { .texts([$0] + texts) }
    case ("array_cat", _) where arguments.count == 2:
      if arguments[0] == .null { return arguments[1] }
      if arguments[1] == .null { return arguments[0] }
      guard case .texts(let texts) = arguments[0], case .texts(let others) = arguments[1] else { return nil }
      return .texts(texts + others)
    case ("array_remove", .texts(let texts)?) where arguments.count == 2:
      return element(arguments[1]).map { unwanted in .texts(texts.filter { $0 != unwanted }) }
    case ("string_to_array", _): return parts(arguments).map { $0.map { .texts($0) } ?? .null }
    default: return nil
    }
  }

  private static func joined(_ values: some Sequence<KnownValue>, by separator: String) -> KnownValue? {
    var texts: [String] = []
    for value in values where value != .null {
      guard let text = value.asText else { return nil }
      texts.append(text)
    }
    return .text(texts.joined(separator: separator))
  }

  /// `%s` and `%%`, and nothing that quotes, counts or pads.
  private static func formatted(_ format: String, _ values: ArraySlice<KnownValue>) -> KnownValue? {
    var values = values
    var result = ""
    var isPercent = false
    for scalar in format.unicodeScalars {
      if isPercent {
        isPercent = false
        if scalar == "%" {
          result.unicodeScalars.append(scalar)
        } else if scalar == "s", let value = values.popFirst() {
          guard let text = value == .null ? "" : value.asText else { return nil }
          result += text
        } else {
          return nil
        }
      } else if scalar == "%" {
        isPercent = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return isPercent ? nil : .text(result)
  }

  /// The element of an array that a value becomes: NULL is one.
  private static func element(_ value: KnownValue) -> String?? {
    switch value {
    case .null: .some(nil)
    case .text(let text): .some(text)
    default: nil
    }
  }

  /// Of string_to_array; NULL within. Nil altogether where nobody knows.
  private static func parts(_ arguments: [KnownValue]) -> [String?]?? {
    guard arguments.count == 2 || arguments.count == 3 else { return nil }
    let absent: String? = arguments.count == 3 ? arguments[2].asText : nil
    guard case .text(let text) = arguments[0] else { return arguments[0] == .null ? .some(nil) : nil }
    guard !text.isEmpty else { return .some([]) }
    let pieces: [String]
    switch arguments[1] {
    case .null: pieces = text.unicodeScalars.map { String($0) }
    case .text(let separator): pieces = separator.isEmpty ? [text] : split(text, by: separator)
    default: return nil
    }
    return .some(pieces.map { $0 == absent ? nil : $0 })
  }

  private static func split(_ text: String, by separator: String) -> [String] {
    let text = Array(text.utf8)
    let separator = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    var at = 0
    while at + separator.count <= text.count {
      if text[at..<at + separator.count].elementsEqual(separator) {
        pieces.append(String(decoding: text[start..<at], as: UTF8.self))
        at += separator.count
        start = at
      } else {
        at += 1
      }
    }
    return pieces + [String(decoding: text[start...], as: UTF8.self)]
  }

  // MARK: Functions of texts

  private typealias Scalars = [Unicode.Scalar]

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> KnownValue {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return .text(text)
  }

  private static func ofText(_ name: String, _ arguments: [KnownValue]) -> KnownValue? {
    guard let first = arguments.first?.asText else { return nil }
    let scalars = Scalars(first.unicodeScalars)
    let texts = arguments.map(\.asText)
    let numbers = arguments.map { if case .integer(let number) = $0 { number } else { Int?.none } }
    switch (name, arguments.count) {
    case ("lower", 1): return isPlain(first) ? .text(first.lowercased()) : nil
    case ("upper", 1): return isPlain(first) ? .text(first.uppercased()) : nil
    case ("initcap", 1): return isPlain(first) ? .text(capitalized(first)) : nil
    case ("reverse", 1): return text(scalars.reversed())
    case ("btrim", 1...2), ("ltrim", 1...2), ("rtrim", 1...2):
      guard let unwanted = arguments.count == 1 ? " " : texts[1] else { return nil }
      return trimmed(scalars, of: Set(unwanted.unicodeScalars), left: name != "rtrim", right: name != "ltrim")
    case ("left", 2):
      guard let count = numbers[1] else { return nil }
      return text(count < 0 ? scalars.dropLast(-count) : scalars.prefix(count))
    case ("right", 2):
      guard let count = numbers[1] else { return nil }
      return text(count < 0 ? scalars.dropFirst(-count) : scalars.suffix(count))
    case ("substr", 2...3), ("substring", 2...3): return substring(scalars, numbers)
    case ("overlay", 3...4): return overlay(scalars, texts[1], numbers)
    case ("repeat", 2):
      guard let count = numbers[1], first.utf8.count * max(0, min(count, longestText)) <= longestText else { return nil }
      return .text(String(repeating: first, count: max(0, min(count, longestText))))
    case ("lpad", 2...3), ("rpad", 2...3):
      return padded(scalars, numbers[1], texts.count == 3 ? texts[2] : " ", isLeft: name == "lpad")
    case ("replace", 3):
      guard let old = texts[1], let new = texts[2] else { return nil }
      return .text(old.isEmpty ? first : split(first, by: old).joined(separator: new))
    case ("translate", 3):
      guard let from = texts[1], let to = texts[2] else { return nil }
      return translated(scalars, Scalars(from.unicodeScalars), Scalars(to.unicodeScalars))
    case ("split_part", 3):
      guard let separator = texts[1], let number = numbers[2], number != 0 else { return nil }
      let pieces = separator.isEmpty ? [first] : split(first, by: separator)
      let index = number > 0 ? number - 1 : pieces.count + number
      return .text(pieces.indices.contains(index) ? pieces[index] : "")
    default: return nil
    }
  }

  /// Letters beyond these change with the locale.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func capitalized(_ text: String) -> String {
    var isInWord = false
    let bytes = text.utf8.map { byte -> UInt8 in
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      defer { isInWord = isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
      guard isLetter else { return byte }
      return isInWord ? byte | 0x20 : byte & ~0x20
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func trimmed(_ scalars: Scalars, of unwanted: Set<Unicode.Scalar>, left: Bool, right: Bool) -> KnownValue {
    var rest = scalars[...]
    while left, let first = rest.first, unwanted.contains(first) { rest.removeFirst() }
    while right, let last = rest.last, unwanted.contains(last) { rest.removeLast() }
    return text(rest)
  }

  private static func substring(_ scalars: Scalars, _ numbers: [Int?]) -> KnownValue? {
    guard let start = numbers[1] else { return nil }
    var end = scalars.count
    if numbers.count == 3 {
      guard let length = numbers[2], length >= 0, length < longestText, abs(start) < longestText else { return nil }
      end = min(end, start - 1 + length)
    }
    let first = max(0, start - 1)
    return text(first < end ? scalars[first..<end] : [])
  }

  private static func overlay(_ scalars: Scalars, _ new: String?, _ numbers: [Int?]) -> KnownValue? {
    guard let new, let start = numbers[2], start >= 1, start <= scalars.count + 1 else { return nil }
    var length = new.unicodeScalars.count
    if numbers.count == 4 {
      guard let given = numbers[3], given >= 0, given <= longestText else { return nil }
      length = given
    }
    return text(scalars[..<(start - 1)] + Scalars(new.unicodeScalars) + scalars[min(scalars.count, start - 1 + length)...])
  }

  private static func padded(_ scalars: Scalars, _ length: Int?, _ filling: String?, isLeft: Bool) -> KnownValue? {
    guard let length, length <= longestText, let filling else { return nil }
    let missing = length - scalars.count
    let pattern = Scalars(filling.unicodeScalars)
    if missing <= 0 { return text(scalars.prefix(max(0, length))) }
    guard !pattern.isEmpty else { return text(scalars) }
    let padding = (0..<missing).map { pattern[$0 % pattern.count] }
    return text(isLeft ? padding + scalars : scalars + padding)
  }

  private static func translated(_ scalars: Scalars, _ from: Scalars, _ to: Scalars) -> KnownValue {
    text(
      scalars.compactMap { scalar in
        guard let index = from.firstIndex(of: scalar) else { return scalar }
        return index < to.count ? to[index] : nil
      })
  }

  // MARK: Functions of arrays

  private static func ofArray(_ name: String, _ arguments: [KnownValue]) -> KnownValue? {
    guard case .texts(let texts)? = arguments.first, arguments.count >= 2 else { return nil }
    switch (name, arguments[1]) {
    case ("array_to_string", .text(let separator)):
      let absent = arguments.count == 3 ? arguments[2].asText : nil
      return .text(texts.compactMap { $0 ?? absent }.joined(separator: separator))
    default: return nil
    }
  }
}
