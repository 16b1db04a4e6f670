import ConfigText
import SourceText

/// Settings of one or several files, flat, as Spring and its kind understand them: `spring.flyway.out-of-order` is
/// `spring.flyway.outOfOrder`. What is added later counts.
struct Settings {
  struct Setting {
    /// As it is written: "spring.flyway.out-of-order".
    var key: String
    /// A list has several; a scalar has one.
    var values: [String]
    var file: String
    var line: Int

    /// "flyway.group=true in flyway.conf:3"
    var mention: String { "\(key)=\(values.joined(separator: ",")) in \(place)" }
    var place: String { "\(file):\(line)" }

    var text: String { values.joined(separator: ",") }

    /// The parts of a list, however it is written.
    var items: [String] {
      values.flatMap { $0.split(separator: ",").map(\.trimmedASCII) }.filter { !$0.isEmpty }
    }

    var flag: Bool? {
      switch text.trimmedASCII.lowercased() {
      case "true", "yes", "on": true
      case "false", "no", "off": false
      default: nil
      }
    }
  }

  private var byKey: [String: Setting] = [:]

  subscript(key: String) -> Setting? { byKey[Self.canonical(key)] }

  /// The one whose key comes first.
  var first: Setting? { byKey.min { $0.key < $1.key }?.value }

  mutating func add(_ other: Settings) { byKey.merge(other.byKey) { $1 } }

  /// The settings whose keys begin so, by what follows.
  func below(_ prefix: String) -> [(rest: String, setting: Setting)] {
    let start = Self.canonical(prefix)
    return byKey.compactMap { key, setting in
      key.hasPrefix(start) ? (String(setting.key.dropFirst(prefix.count)), setting) : nil
    }.sorted { $0.rest < $1.rest }
  }

  mutating func set(_ setting: Setting) { byKey[Self.canonical(setting.key)] = setting }

  /// The scalars of a tree under the path that leads to them.
  mutating func add(_ value: ConfigValue, of text: SourceText, below path: String = "") {
    switch value.content {
    case .null: break
    case .table(let table):
      for entry in table.entries {
        add(entry.value, of: text, below: path.isEmpty ? entry.key.text : path + "." + entry.key.text)
      }
    case .array(let items):
      let values = items.compactMap(\.scalarText)
      if values.count == items.count {
        set(Setting(key: path, values: values, file: text.name, line: text.line(of: value.span.start)))
      } else {
        for (index, item) in items.enumerated() { add(item, of: text, below: "\(path)[\(index)]") }
      }
    default:
      guard let scalar = value.scalarText else { return }
      add(scalar, key: path, file: text.name, line: text.line(of: value.span.start))
    }
  }

  /// `locations[1]=b` adds to the list that `locations[0]=a` began.
  private mutating func add(_ value: String, key: String, file: String, line: Int) {
    guard key.utf8.last == UInt8(ascii: "]"), let open = key.utf8.lastIndex(of: UInt8(ascii: "[")) else {
      return set(Setting(key: key, values: [value], file: file, line: line))
    }
    let list = String(key[..<open])
    let isFirst = key[open...] == "[0]"
    var setting = isFirst ? nil : byKey[Self.canonical(list)]
    if setting == nil { setting = Setting(key: list, values: [], file: file, line: line) }
    setting?.values.append(value)
    if let setting { set(setting) }
  }

  private static func canonical(_ key: String) -> String {
    String(decoding: key.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }, as: UTF8.self).lowercased()
  }
}

extension StringProtocol {
  /// Without the blanks around it.
  var trimmedASCII: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let utf8 = Array(utf8)
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(decoding: utf8[first...last], as: UTF8.self)
  }
}
