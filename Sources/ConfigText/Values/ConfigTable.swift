import SourceText

/// Keys and values in the order they are written. A key that is written twice keeps its last value.
public struct ConfigTable: Sendable {
  public struct Entry: Sendable {
    public var key: ConfigString
    public var value: ConfigValue
  }

  public private(set) var entries: [Entry] = []
  /// Where each key stands, once there are too many to look through.
  private var index: [String: Int] = [:]
  private static let smallCount = 12

  public init() {}

  public var keys: [String] { entries.map(\.key.text) }

  public subscript(key: String) -> ConfigValue? { position(of: key).map { entries[$0].value } }

  /// The key as it is written.
  public func key(_ name: String) -> ConfigString? { position(of: name).map { entries[$0].key } }

  /// Adds an entry, or replaces what the key had; then it says where the key stood before.
  @discardableResult
  mutating func set(_ key: ConfigString, _ value: ConfigValue) -> Span? {
    if let position = position(of: key.text) {
      let before = entries[position].key.span
      entries[position] = Entry(key: key, value: value)
      return before
    }
    entries.append(Entry(key: key, value: value))
    if entries.count > Self.smallCount {
      if index.isEmpty {
        for (position, entry) in entries.enumerated() { index[entry.key.text] = position }
      } else {
        index[key.text] = entries.count - 1
      }
    }
    return nil
  }

  /// Takes a value out, so that it can grow without being copied; null stays behind until it is set again.
  mutating func take(_ key: String) -> ConfigValue? {
    guard let position = position(of: key) else { return nil }
    let value = entries[position].value
    entries[position].value = ConfigValue(.null, value.span)
    return value
  }

  /// Gives every value a new content.
  mutating func updateValues(_ update: (inout ConfigValue) -> Void) {
    for position in entries.indices { update(&entries[position].value) }
  }

  func position(of key: String) -> Int? {
    if !index.isEmpty { return index[key] }
    return entries.firstIndex { $0.key.text == key }
  }
}
