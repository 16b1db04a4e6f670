/// Names of classes as names of tables, in the ways in which programs make them.
enum CamelCase {
  /// `re.sub` with one of the patterns that programs cut such names with; nil with another one.
  static func substituted(_ pattern: String?, _ replacement: String?, in subject: String?) -> String? {
    guard let pattern, let replacement, let subject, let cut = cuts[pattern] else { return nil }
    guard ["_", #"_\1"#, #"\1_\2"#].contains(replacement) else { return nil }
    return inserted(in: subject, where: cut)
  }

  /// `inflection.underscore`
  static func underscored(_ name: String) -> String {
    inserted(in: inserted(in: name, where: cuts["([A-Z]+)([A-Z][a-z])"]!), where: cuts["([a-z0-9])([A-Z])"]!).lowercased()
  }

  private typealias Cut = @Sendable (_ bytes: [UInt8], _ at: Int) -> Bool

  private static func inserted(in name: String, where cut: Cut) -> String {
    let bytes = Array(name.utf8)
    var result: [UInt8] = []
    for at in bytes.indices {
      if cut(bytes, at) { result.append(UInt8(ascii: "_")) }
      result.append(bytes[at])
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let cuts: [String: Cut] = [
    "(?<!^)(?=[A-Z])": { $1 > 0 && isUpper($0, $1) },
    "(?!^)([A-Z]+)": { $1 > 0 && isUpper($0, $1) && !isUpper($0, $1 - 1) },
    "([A-Z])": { isUpper($0, $1) },
    "([a-z0-9])([A-Z])": { isUpper($0, $1) && isLowerOrDigit($0, $1 - 1) },
    "([a-z])([A-Z])": { isUpper($0, $1) && isLower($0, $1 - 1) },
    "(?<=[a-z0-9])(?=[A-Z])": { isUpper($0, $1) && isLowerOrDigit($0, $1 - 1) },
    "(.)([A-Z][a-z]+)": { $1 > 0 && isUpper($0, $1) && isLower($0, $1 + 1) && $0[$1 - 1] != 0x5F },
    "([A-Z]+)([A-Z][a-z])": { isUpper($0, $1 - 1) && isUpper($0, $1) && isLower($0, $1 + 1) },
    "((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))": {
      $1 > 0 && isUpper($0, $1) && (isLowerOrDigit($0, $1 - 1) || isLower($0, $1 + 1))
    },
    "((?<=[a-z0-9])[A-Z]|(?!^)(?<!_)[A-Z](?=[a-z]))": {
      $1 > 0 && isUpper($0, $1) && (isLowerOrDigit($0, $1 - 1) || $0[$1 - 1] != 0x5F && isLower($0, $1 + 1))
    },
  ]

  private static func isUpper(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes.indices.contains(at) && (0x41...0x5A).contains(bytes[at])
  }
  private static func isLower(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes.indices.contains(at) && (0x61...0x7A).contains(bytes[at])
  }
  private static func isLowerOrDigit(_ bytes: [UInt8], _ at: Int) -> Bool {
    isLower(bytes, at) || bytes.indices.contains(at) && (0x30...0x39).contains(bytes[at])
  }
}

/// Methods of Python's `str`.
enum TextMethods {
  static func result(of name: String, on subject: String, _ arguments: [String?]) -> String? {
    switch (name, arguments.count) {
    case ("lower", 0): return subject.lowercased()
    case ("upper", 0): return subject.uppercased()
    case ("strip", 0): return String(subject.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    case ("lstrip", 1): return arguments[0].map { set in String(subject.drop { set.contains($0) }) }
    case ("removesuffix", 1): return arguments[0].map { subject.hasSuffix($0) ? String(subject.dropLast($0.count)) : subject }
    case ("removeprefix", 1): return arguments[0].map { subject.hasPrefix($0) ? String(subject.dropFirst($0.count)) : subject }
    case ("replace", 2):
      guard let old = arguments[0], let new = arguments[1], !old.isEmpty else { return nil }
      return replaced(Array(old.utf8), by: new, in: Array(subject.utf8))
    default: return nil
    }
  }

  private static func replaced(_ old: [UInt8], by new: String, in bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at...].starts(with: old) {
        result += new.utf8
        at += old.count
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
