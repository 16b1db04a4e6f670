import ConfigText
import Migrations
import Rules
import SourceText

/// What a value may look like: for messages, and for the schema that editors use.
indirect enum ConfigurationShape {
  case text
  case word([String])
  case number(ClosedRange<Int>)
  case list(ConfigurationShape)
  case object([Member])
  /// Keys of the user's own, or some that are known: each holds the same.
  case map(keys: [String]?, ConfigurationShape)

  struct Member {
    var name: String
    var shape: ConfigurationShape
    var summary: String
    var isRequired: Bool
  }

  /// "a list of strings"
  var words: String { "\(article) \(noun)" }

  private var article: String {
    switch self {
    case .object, .map: "an"
    default: "a"
    }
  }

  private var noun: String {
    switch self {
    case .text, .word: "string"
    case .number: "whole number"
    case .list(let element): "list of \(element.noun)s"
    case .object: "object"
    case .map(_, let value): "object of \(value.noun)s"
    }
  }
}

/// How a value is written, and what becomes of it.
struct ConfigurationForm<Value> {
  let shape: ConfigurationShape
  /// Nil where it is written wrong, which has been told then.
  let read: (ConfigValue, inout ConfigurationReading) -> Value?

  init(_ shape: ConfigurationShape, _ read: @escaping (ConfigValue, inout ConfigurationReading) -> Value?) {
    self.shape = shape
    self.read = read
  }

  func map<Product>(_ make: @escaping (Value) -> Product) -> ConfigurationForm<Product> {
    ConfigurationForm<Product>(shape) { value, reading in read(value, &reading).map(make) }
  }

  /// The same with a second look at it.
  func checked<Product>(
    _ make: @escaping (Value, Span, inout ConfigurationReading) -> Product?
  ) -> ConfigurationForm<Product> {
    ConfigurationForm<Product>(shape) { value, reading in
      guard let raw = read(value, &reading) else { return nil }
      return make(raw, value.span, &reading)
    }
  }
}

/// A key of an object, and where its value goes.
struct ConfigurationKey<Target> {
  let name: String
  let summary: String
  let shape: ConfigurationShape
  let isRequired: Bool
  let read: (inout Target, ConfigValue, inout ConfigurationReading) -> Void

  init<Value>(
    _ name: String, _ place: WritableKeyPath<Target, Value>, _ form: ConfigurationForm<Value>, _ summary: String,
    isRequired: Bool = false
  ) {
    self.init(name, summary, form.shape, isRequired) { target, value, reading in
      if let result = form.read(value, &reading) { target[keyPath: place] = result }
    }
  }

  init<Value>(
    _ name: String, _ place: WritableKeyPath<Target, Value?>, _ form: ConfigurationForm<Value>, _ summary: String
  ) {
    self.init(name, summary, form.shape, false) { target, value, reading in
      if let result = form.read(value, &reading) { target[keyPath: place] = result }
    }
  }

  /// One that others read.
  init(ignored name: String, _ summary: String) {
    self.init(name, summary, .text, false) { _, value, reading in _ = ConfigurationForm<String>.text.read(value, &reading) }
  }

  private init(
    _ name: String, _ summary: String, _ shape: ConfigurationShape, _ isRequired: Bool,
    read: @escaping (inout Target, ConfigValue, inout ConfigurationReading) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.shape = shape
    self.isRequired = isRequired
    self.read = read
  }

  var member: ConfigurationShape.Member {
    ConfigurationShape.Member(name: name, shape: shape, summary: summary, isRequired: isRequired)
  }
}

// MARK: The forms there are

extension ConfigurationForm where Value == String {
  static var text: Self {
    ConfigurationForm(.text) { value, reading in
      guard let text = value.string else { return reading.expected(.text, value) }
      return text
    }
  }

  static func word(of known: [String]) -> Self {
    ConfigurationForm(.word(known)) { value, reading in
      guard let word = value.string else { return reading.expected(.text, value) }
      guard known.contains(word) else {
        reading.complain("unknown value '\(word)'" + ConfigurationReading.suggestion(word, among: known), value.span)
        return nil
      }
      return word
    }
  }

  /// A file or a folder that is there.
  private static var path: Self {
    Self.text.checked { name, span, reading in
      let path = Standpoint.name(of: reading.home.path(of: name))
      guard reading.home.project.kind(of: path) != nil else {
        reading.complain("there is no file or folder '\(path)'", span)
        return nil
      }
      return path
    }
  }

  static var newPath: Self {
    Self.text.checked { name, span, reading in
      guard !name.isEmpty else {
        reading.complain("the name of a file is expected", span)
        return nil
      }
      return Standpoint.name(of: reading.home.path(of: name))
    }
  }
}

extension ConfigurationForm where Value == [String] {
  static var paths: Self { .list(of: .path) }
}

extension ConfigurationForm where Value: RawRepresentable<String> & CaseIterable {
  /// One of a few words.
  static func word() -> Self {
    ConfigurationForm<String>.word(of: Value.allCases.map(\.rawValue)).map { Value(rawValue: $0)! }
  }
}

extension ConfigurationForm where Value == Int {
  static func number(_ range: ClosedRange<Int>) -> Self {
    ConfigurationForm(.number(range)) { value, reading in
      guard let number = value.int else { return reading.expected(.number(range), value) }
      guard range.contains(number) else {
        reading.complain("a number from \(range.lowerBound) to \(range.upperBound) is expected, not \(number)", value.span)
        return nil
      }
      return number
    }
  }
}

extension ConfigurationForm where Value == PathPatterns {
  static var patterns: Self {
    ConfigurationForm(.list(.text)) { value, reading in
      var patterns = PathPatterns(below: Standpoint.absolute(reading.home.path))
      guard let elements = value.array else { return reading.expected(.list(.text), value) }
      for element in elements {
        guard let text = element.string else {
          reading.expected(.text, element)
          continue
        }
        if let flaw = patterns.add(text) { reading.complain("'\(text)' is no pattern of paths: \(flaw)", element.span) }
      }
      return patterns
    }
  }
}

extension ConfigurationForm where Value == TableNames {
  static var tables: Self {
    ConfigurationForm(.list(.text)) { value, reading in
      guard let elements = value.array else { return reading.expected(.list(.text), value) }
      var tables = TableNames()
      for element in elements {
        guard let name = element.string else {
          reading.expected(.text, element)
          continue
        }
        if !tables.add(name) {
          reading.complain(
            "'\(name)' names no table: a name, with its schema before it if need be, and * for any letters", element.span)
        }
      }
      return tables
    }
  }
}

// MARK: Made of others

extension ConfigurationForm {
  static func list<Element>(of element: ConfigurationForm<Element>) -> Self where Value == [Element] {
    ConfigurationForm(.list(element.shape)) { value, reading in
      guard let elements = value.array else { return reading.expected(.list(element.shape), value) }
      return elements.compactMap { element.read($0, &reading) }
    }
  }

  /// An object of known keys.
  static func object(_ initial: Value, _ keys: [ConfigurationKey<Value>]) -> Self {
    ConfigurationForm(.object(keys.map(\.member))) { value, reading in
      var result = initial
      return reading.read(value, by: keys, into: &result) ? result : nil
    }
  }

  /// An object of keys that each hold the same.
  static func map<Element>(of element: ConfigurationForm<Element>, keys: ConfigurationMapKeys) -> Self
  where Value == [String: Element] {
    let shape = ConfigurationShape.map(keys: keys.known, element.shape)
    return ConfigurationForm(shape) { value, reading in
      guard let table = value.table else { return reading.expected(shape, value) }
      var result: [String: Element] = [:]
      for entry in table.entries {
        if let flaw = keys.flaw(entry.key.text, reading) { reading.complain(flaw, entry.key.span) }
        if let element = element.read(entry.value, &reading) { result[entry.key.text] = element }
      }
      return result
    }
  }
}

/// What the keys of a map may be.
struct ConfigurationMapKeys: Sendable {
  let known: [String]?
  let flaw: @Sendable (String, ConfigurationReading) -> String?

  private init(known: [String]?, flaw: @escaping @Sendable (String, ConfigurationReading) -> String?) {
    self.known = known
    self.flaw = flaw
  }

  /// Words that are known.
  static func of(_ known: [String], as noun: String) -> ConfigurationMapKeys {
    ConfigurationMapKeys(known: known) { word, _ in
      known.contains(word)
        ? nil : "unknown \(noun) '\(word)'" + ConfigurationReading.suggestion(word, among: known, atMost: 12)
    }
  }

  /// Folders that are there.
  static let folders = ConfigurationMapKeys(known: nil) { name, reading in
    let path = Standpoint.name(of: reading.home.path(of: name))
    return reading.home.project.kind(of: path) == .folder ? nil : "there is no folder '\(path)'"
  }
}
