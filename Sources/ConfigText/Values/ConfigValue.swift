import SourceText

/// What a configuration file says at one place: a tree of tables, arrays and scalars, each with the bytes it is written in.
public struct ConfigValue: Sendable {
  public enum Content: Sendable {
    case null
    case bool(Bool)
    /// As it is written: `1.50`, `0x1F`, `1_000`, `inf`.
    case number(String)
    case string(ConfigString)
    /// What only the file's own tool can work out (HCL: `var.url`, `getenv("URL")`, `"${local.host}/x"`), as it is written.
    case expression(String)
    case array([ConfigValue])
    case table(ConfigTable)
  }

  public var content: Content
  public var span: Span

  public init(_ content: Content, _ span: Span) {
    self.content = content
    self.span = span
  }
}

extension ConfigValue {
  public var isNull: Bool { if case .null = content { true } else { false } }

  public var bool: Bool? { if case .bool(let value) = content { value } else { nil } }

  /// A truth value also where the format knows only text, or its author quoted it: `false`, `"FALSE"`, `off`, `no`, `0`.
  public var flag: Bool? {
    let word: String
    switch content {
    case .bool(let value): return value
    case .number(let text): word = text
    case .string(let string): word = string.text.lowercasedASCII
    default: return nil
    }
    switch word {
    case "true", "yes", "on", "1", "y", "t": return true
    case "false", "no", "off", "0", "n", "f": return false
    default: return nil
    }
  }

  public var number: String? { if case .number(let text) = content { text } else { nil } }

  /// A whole number, however it is written: `12`, `1_000`, `0x1F`, `0o17`, `0b1`.
  public var int: Int? { number.flatMap(NumberText.integer) }

  public var string: String? { configString?.text }

  /// A string together with the way from its text back into the file.
  public var configString: ConfigString? { if case .string(let string) = content { string } else { nil } }

  /// Text of any scalar: a version may be written `3`, `"3"` or `3.1`.
  public var scalarText: String? {
    switch content {
    case .string(let string): string.text
    case .number(let text), .expression(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .table: nil
    }
  }

  public var array: [ConfigValue]? { if case .array(let values) = content { values } else { nil } }

  public var table: ConfigTable? { if case .table(let table) = content { table } else { nil } }

  /// The strings of a list; a string that stands alone counts as a list of one.
  public var strings: [ConfigString] {
    if let configString { return [configString] }
    return array?.compactMap(\.configString) ?? []
  }

  public subscript(key: String) -> ConfigValue? { table?[key] }

  public subscript(index: Int) -> ConfigValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}

/// So that a path needs no question marks: `file.root["env"]["url"].string`.
extension ConfigValue? {
  public subscript(key: String) -> ConfigValue? { self?[key] }
  public subscript(index: Int) -> ConfigValue? { self?[index] }
  public var bool: Bool? { self?.bool }
  public var flag: Bool? { self?.flag }
  public var number: String? { self?.number }
  public var int: Int? { self?.int }
  public var string: String? { self?.string }
  public var configString: ConfigString? { self?.configString }
  public var scalarText: String? { self?.scalarText }
  public var array: [ConfigValue]? { self?.array }
  public var table: ConfigTable? { self?.table }
  public var strings: [ConfigString] { self?.strings ?? [] }
}

extension ConfigValue {
  /// The blocks of a type in an HCL body, with so many labels each.
  public func blocks(_ type: String, labels count: Int = 0) -> [(labels: [ConfigString], body: ConfigValue)] {
    (self[type]?.array ?? []).map { block in
      var labels: [ConfigString] = []
      var body = block
      while labels.count < count, let entry = body.table?.entries.first {
        labels.append(entry.key)
        body = entry.value
      }
      return (labels, body)
    }
  }
}
