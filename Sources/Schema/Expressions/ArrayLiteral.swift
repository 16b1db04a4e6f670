/// What `array_in` reads: `{a,"b c",{d,NULL}}`, perhaps with bounds before it: `[0:1]={a,b}`.
struct ArrayLiteral {
  /// The texts of the elements of all dimensions; NULLs are left out. Nil where it is none.
  static func elements(_ text: String) -> [String]? {
    var reader = ArrayLiteral(Array(text.utf8))
    return reader.read()?.compactMap { $0 }
  }

  /// The elements of an array of one dimension that is counted from 1, nil for a NULL. Nil altogether where it is none.
  static func list(_ text: String) -> [String?]? {
    var reader = ArrayLiteral(Array(text.utf8))
    guard let elements = reader.read(), reader.isList else { return nil }
    return elements
  }

  /// What reads back as these elements.
  static func written(_ elements: [String?]) -> String {
    let parts = elements.map { element -> String in
      guard let element else { return "NULL" }
      var part = "\""
      for scalar in element.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { part += "\\" }
        part.unicodeScalars.append(scalar)
      }
      return part + "\""
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  private let bytes: [UInt8]
  private var at = 0
  private var found: [String?] = []
  private var isList = true

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func read() -> [String?]? {
    skipSpace()
    if current == UInt8(ascii: "[") {
      isList = false
      guard let sign = bytes[at...].firstIndex(of: UInt8(ascii: "=")) else { return nil }
      at = sign + 1
      skipSpace()
    }
    guard array() else { return nil }
    skipSpace()
    return at == bytes.count ? found : nil
  }

  private mutating func skipSpace() {
    while let byte = current, byte.isSpace { at += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    at += 1
    return true
  }

  /// From one brace to the brace that ends it.
  private mutating func array() -> Bool {
    guard take("{") else { return false }
    var depth = 1
    var mayEnd = true
    while depth > 0 {
      skipSpace()
      guard let byte = current else { return false }
      switch byte {
      case UInt8(ascii: "{"):
        at += 1
        depth += 1
        isList = false
        mayEnd = true
      case UInt8(ascii: "}") where mayEnd:
        at += 1
        depth -= 1
      default:
        guard element() else { return false }
        mayEnd = true
      }
      skipSpace()
      if depth > 0, take(",") { mayEnd = false }
    }
    return true
  }

  private mutating func element() -> Bool {
    var value: [UInt8] = []
    if take("\"") {
      while let byte = current, byte != UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\\") { at += 1 }
        guard let content = current else { return false }
        value.append(content)
        at += 1
      }
      guard take("\"") else { return false }
      found.append(String(decoding: value, as: UTF8.self))
      return true
    }
    var isEscaped = false
    /// Blanks behind this are not part of it.
    var length = 0
    while let byte = current, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}") {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\"") { return false }
      if byte == UInt8(ascii: "\\") {
        at += 1
        isEscaped = true
        guard let content = current else { return false }
        value.append(content)
        length = value.count
      } else {
        value.append(byte)
        if !byte.isSpace { length = value.count }
      }
      at += 1
    }
    guard length > 0 else { return false }
    let text = String(decoding: value[..<length], as: UTF8.self)
    found.append(isEscaped || text.lowercased() != "null" ? text : nil)
    return true
  }
}

extension UInt8 {
  /// What C's `isspace` is true of.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
