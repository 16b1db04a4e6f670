import SourceText

/// A table while it is read: headers and dotted keys may still add to it, as far as TOML lets them.
final class TOMLTable {
  enum Slot {
    case value(ConfigValue)
    case table(TOMLTable)
    case tables(Elements)
  }

  /// What several `[[header]]` of a name gather.
  final class Elements {
    var tables: [TOMLTable]

    init(_ first: TOMLTable) { tables = [first] }

    var last: TOMLTable { tables[tables.count - 1] }
  }

  enum Origin: Equatable {
    /// Only named on the way to another: `a` of `[a.b]`.
    case implied
    /// By its own `[header]`, or `[[header]]`.
    case header
    /// By dotted keys of one section; other sections may not add to it.
    case dotted(section: Int)
  }

  var origin: Origin
  var span: Span
  let depth: Int
  private var keys: [ConfigString] = []
  private var slots: [Slot] = []
  private var index: [String: Int] = [:]

  init(_ origin: Origin, _ span: Span, depth: Int) {
    self.origin = origin
    self.span = span
    self.depth = depth
  }

  subscript(key: String) -> Slot? { index[key].map { slots[$0] } }

  func set(_ key: ConfigString, _ slot: Slot) {
    if let position = index[key.text] {
      keys[position] = key
      slots[position] = slot
    } else {
      index[key.text] = slots.count
      keys.append(key)
      slots.append(slot)
    }
  }

  /// Reaches at least to there.
  func extend(to end: UInt32) { span.end = max(span.end, end) }

  var value: ConfigValue {
    var table = ConfigTable()
    for (key, slot) in zip(keys, slots) {
      switch slot {
      case .value(let value): table.set(key, value)
      case .table(let inner): table.set(key, inner.value)
      case .tables(let elements):
        let span = Span(start: elements.tables[0].span.start, end: elements.last.span.end)
        table.set(key, ConfigValue(.array(elements.tables.map(\.value)), span))
      }
    }
    return ConfigValue(.table(table), span)
  }
}
