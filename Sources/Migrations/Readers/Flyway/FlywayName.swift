/// How a project names its migrations; each part can be set in the configuration.
struct FlywayNaming: Sendable, Equatable {
  var versioned = "V"
  var undo = "U"
  var baseline = "B"
  var repeatable = "R"
  var separator = "__"
  var suffixes = [".sql"]

  /// Whether a name begins with the first letter of a prefix, or of a callback. It is asked of thousands.
  fileprivate func mayBegin(_ file: String) -> Bool {
    guard let first = file.utf8.first else { return false }
    return first >= 0x80 || "abc".utf8.contains(first)
      || [versioned, undo, baseline, repeatable].contains { $0.utf8.first.map { $0 == first || $0 >= 0x80 } ?? false }
  }
}

/// What the name of a file says to Flyway: prefix, version, separator, description, suffix.
struct FlywayName: Sendable {
  enum Kind: Sendable, Equatable {
    case versioned
    case baseline
    case undo
    case repeatable
    /// `afterMigrate.sql`: run around the migrations.
    case callback
    /// Flyway knows the prefix and passes over the file all the same, because of what stands behind it.
    case invalid(String)
  }
  var kind: Kind
  var version = FlywayVersion.none
  /// With blanks for underscores, as Flyway shows and sorts it.
  var description = ""

  /// Nil where neither the suffix nor the prefix is one of Flyway's.
  init?(_ file: String, _ naming: FlywayNaming) {
    guard naming.mayBegin(file), let suffix = naming.suffixes.first(where: { file.lowercased().hasSuffix($0.lowercased()) })
    else { return nil }
    self.init(stem: file.dropLast(suffix.count), naming)
  }

  /// A file name without its suffix.
  init?(stem: Substring, _ naming: FlywayNaming) {
    var prefixes: [(String, Kind)] = [
      (naming.versioned, .versioned), (naming.undo, .undo), (naming.baseline, .baseline), (naming.repeatable, .repeatable),
    ]
    if let first = stem.utf8.first, "abc".utf8.contains(first) { prefixes += Self.callbacks.map { ($0, .callback) } }
    // The longest prefix that fits is meant.
    let fitting = prefixes.filter { stem.hasPrefix($0.0) && !$0.0.isEmpty }
    guard let (prefix, kind) = fitting.max(by: { $0.0.count < $1.0.count }) else { return nil }
    let (before, behind) = Self.split(stem.dropFirst(prefix.count), at: naming.separator)
    self.kind = kind
    description = String(behind.map { $0 == "_" ? " " : $0 })
    switch kind {
    case .versioned, .baseline, .undo:
      if before.isEmpty {
        self.kind = .invalid("there is no version behind “\(prefix)”")
      } else if let version = FlywayVersion(before) {
        self.version = version
      } else {
        self.kind = .invalid("“\(before)” is no version")
      }
    case .repeatable, .callback:
      if !before.isEmpty { self.kind = .invalid("“\(naming.separator)” does not follow “\(prefix)”") }
    case .invalid: break
    }
  }

  private static func split(_ text: Substring, at separator: String) -> (Substring, Substring) {
    guard !separator.isEmpty else { return (text, "") }
    var at = text.startIndex
    while at < text.endIndex {
      if text[at...].hasPrefix(separator) { return (text[..<at], text[at...].dropFirst(separator.count)) }
      at = text.index(after: at)
    }
    return (text, "")
  }

  /// The events a script may be named for.
  private static let callbacks: [String] = {
    let around = ["Migrate", "Undo", "Clean", "Info", "Validate", "Baseline", "Repair"].flatMap {
      ["before\($0)", "after\($0)", "after\($0)Error"]
    }
    let each = ["Migrate", "Undo"].flatMap {
      [
        "beforeEach\($0)", "afterEach\($0)", "afterEach\($0)Error", "beforeEach\($0)Statement", "afterEach\($0)Statement",
        "afterEach\($0)StatementError",
      ]
    }
    return around + each + [
      "beforeRepeatables", "afterVersioned", "afterMigrateApplied", "beforeConnect", "afterConnect", "createSchema",
      "beforeCreateSchema", "afterMigrateOperationFinish", "afterUndoOperationFinish",
    ]
  }()
}

/// `1.10`, `2024_01_31`: numbers of any length, compared part by part.
struct FlywayVersion: Sendable, Comparable, Hashable {
  /// Digits without leading zeros; trailing parts that are zero are gone, for 1.0 is 1.
  private var parts: [[UInt8]]
  /// As Flyway shows it, with dots.
  let text: String

  static let none = FlywayVersion(parts: [], text: "")

  private init(parts: [[UInt8]], text: String) {
    self.parts = parts
    self.text = text
  }

  init?(_ text: Substring) {
    let dotted = text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 }
    var parts: [[UInt8]] = []
    for part in dotted.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard !part.isEmpty, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      parts.append(Array(part.drop { $0 == 0x30 }))
    }
    while parts.count > 1, parts[parts.count - 1].isEmpty { parts.removeLast() }
    self.init(parts: parts, text: String(decoding: dotted, as: UTF8.self))
  }

  static func == (left: FlywayVersion, right: FlywayVersion) -> Bool { left.parts == right.parts }

  func hash(into hasher: inout Hasher) { hasher.combine(parts) }

  static func < (left: FlywayVersion, right: FlywayVersion) -> Bool {
    for index in 0..<max(left.parts.count, right.parts.count) {
      let a = index < left.parts.count ? left.parts[index] : []
      let b = index < right.parts.count ? right.parts[index] : []
      if a.count != b.count { return a.count < b.count }
      if a != b { return a.lexicographicallyPrecedes(b) }
    }
    return false
  }
}
