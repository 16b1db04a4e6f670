import SourceText

enum XMLEntity {
  /// What stands between `&` and `;`. Entities that the document type declares are not known.
  static func meaning(of name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    if name.first == UInt8(ascii: "#") { return number(name.dropFirst()) }
    if name.elementsEqual("lt".utf8) { return "<" }
    if name.elementsEqual("gt".utf8) { return ">" }
    if name.elementsEqual("amp".utf8) { return "&" }
    if name.elementsEqual("quot".utf8) { return "\"" }
    if name.elementsEqual("apos".utf8) { return "'" }
    return nil
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    let isHex = digits.first == UInt8(ascii: "x")
    let digits = isHex ? digits.dropFirst() : digits
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let number = digit.hexValue, isHex || number < 10, value < 0x11_0000 else { return nil }
      value = value * (isHex ? 16 : 10) + number
    }
    return value == 0 ? nil : Unicode.Scalar(value)
  }
}

/// The encoding that `<?xml … encoding="…"?>` names.
enum XMLEncoding: Equatable {
  case utf8
  case latin1
  case other(Span)

  static func declared(in text: SourceText) -> XMLEncoding {
    let bytes = text.bytes
    var start = text.count >= 3 && bytes[0] == 0xEF ? 3 : 0
    let declaration = bytes[start...].prefix(200).prefix { $0 != UInt8(ascii: ">") }
    guard declaration.starts(with: "<?xml".utf8) else { return .utf8 }
    let word = "encoding"
    while start < declaration.endIndex, !declaration[start...].starts(with: word.utf8) { start += 1 }
    start += word.utf8.count
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    guard start < declaration.endIndex, let open = declaration[start...].firstIndex(where: isQuote),
      let close = declaration[(open + 1)...].firstIndex(where: isQuote)
    else { return .utf8 }
    let span = Span(start: UInt32(open + 1), end: UInt32(close))
    switch text[span].lowercasedASCII {
    case "utf-8", "utf8", "us-ascii", "ascii": return .utf8
    case "iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "iso-8859-15": return .latin1
    default: return .other(span)
    }
  }
}
