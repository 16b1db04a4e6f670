/// configparser's `%(name)s` and `%%`.
struct Interpolation {
  private let variables: [String: String]
  private let defaults: ConfigTable?
  private var section = ConfigTable()
  /// How much text may still be put in, so that values that double each other cannot fill the memory.
  private var budget = 1 << 20
  private static let deepest = 10

  static func resolve(_ root: ConfigTable, variables: [String: String]) -> ConfigTable {
    var interpolation = Interpolation(variables: variables, defaults: root["DEFAULT"]?.table)
    var resolved = root
    resolved.updateValues { value in
      guard case .table(var table) = value.content else { return }
      interpolation.section = table
      table.updateValues { entry in
        guard case .string(let string) = entry.content, string.text.utf8.contains(UInt8(ascii: "%")) else { return }
        entry.content = .string(string.replacing(interpolation.replacements(in: string.text, depth: 0)))
      }
      value.content = .table(table)
    }
    return resolved
  }

  private init(variables: [String: String], defaults: ConfigTable?) {
    self.variables = variables
    self.defaults = defaults
  }

  /// What can be replaced in a text.
  private mutating func replacements(in text: String, depth: Int) -> [(range: Range<Int>, text: String)] {
    let bytes = Array(text.utf8)
    var found: [(range: Range<Int>, text: String)] = []
    var at = 0
    while at + 1 < bytes.count {
      guard bytes[at] == UInt8(ascii: "%") else {
        at += 1
        continue
      }
      if bytes[at + 1] == UInt8(ascii: "%") {
        found.append((at..<at + 2, "%"))
        at += 2
        continue
      }
      let start = at
      at += 1
      guard bytes[at] == UInt8(ascii: "(") else { continue }
      while at < bytes.count, bytes[at] != UInt8(ascii: ")"), bytes[at] != UInt8(ascii: "\n") { at += 1 }
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: ")"), bytes[at + 1] == UInt8(ascii: "s") else { continue }
      let name = String(decoding: bytes[start + 2..<at], as: UTF8.self).lowercasedASCII
      at += 2
      if let value = value(of: name, depth: depth + 1) { found.append((start..<at, value)) }
    }
    return found
  }

  private mutating func value(of name: String, depth: Int) -> String? {
    let string = section[name]?.configString ?? defaults?[name]?.configString
    guard depth <= Self.deepest, let text = spend(string?.text ?? variables[name]) else { return nil }
    guard let string, text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return spend(string.replacing(replacements(in: text, depth: depth)).text)
  }

  private mutating func spend(_ text: String?) -> String? {
    guard let text, text.utf8.count < budget else { return nil }
    budget -= text.utf8.count + 1
    return text
  }
}
