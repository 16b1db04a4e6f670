import SourceText

/// A list or a set. An item that is maybe there was added where only the run knows whether. It may contain itself.
public final class PythonList {
  public struct Item {
    public var value: PythonValue
    public var isMaybe = false
    /// Of one that is maybe there: where it is added.
    public var way: PythonWay?
  }
  public internal(set) var items: [Item]
  /// There may be more of them that nobody knows.
  public internal(set) var rest: PythonHole?
  /// How many doubts there were when it was made: what is done to it under no more than these is certain.
  let level: Int
  private let graveyard: Graveyard
  /// Of a set: where each item that can be a key stands.
  private var places: [PythonKey: Int]?

  init(_ items: [Item], rest: PythonHole? = nil, level: Int, _ graveyard: Graveyard) {
    self.items = items
    self.rest = rest
    self.level = level
    self.graveyard = graveyard
  }

  deinit { graveyard.bury(&items) }

  public var isKnown: Bool { rest == nil && !items.contains { $0.isMaybe } }

  /// Where a key stands among the items, of which none that is a key stands twice.
  func index(of key: PythonKey) -> Int? {
    if places == nil {
      var found: [PythonKey: Int] = [:]
      for (index, item) in items.enumerated() { if let key = PythonKey(item.value) { found[key] = index } }
      places = found
    }
    return places?[key]
  }

  func append(_ item: Item) {
    if places != nil, let key = PythonKey(item.value) { places?[key] = items.count }
    items.append(item)
  }

  /// Changes items other than by adding to their end.
  func change(_ body: (inout [Item]) -> Void) {
    places = nil
    body(&items)
  }
}

/// What a dictionary finds its values by.
public enum PythonKey: Hashable {
  case none
  case integer(Int)
  case float(Double)
  case text([UInt8])
  case bytes([UInt8])
  case tuple([PythonKey])
  case object(ObjectIdentifier)
  case builtin(String)

  /// Nil for what is not known, for what cannot be a key, and for what is nested too deeply.
  init?(_ value: PythonValue, depth: Int = 0) {
    switch value {
    case .none: self = .none
    case .boolean(let value): self = .integer(value ? 1 : 0)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = Int(exactly: value).map { .integer($0) } ?? .float(value)
    case .text(let text) where text.isKnown: self = .text(text.bytes)
    case .bytes(let bytes): self = .bytes(bytes)
    case .tuple(let items) where depth < 4:
      let keys = items.compactMap { PythonKey($0, depth: depth + 1) }
      guard keys.count == items.count else { return nil }
      self = .tuple(keys)
    case .member(let member):
      guard member.isText || member.isNumber else {
        self = .object(ObjectIdentifier(member))
        return
      }
      self.init(member.value, depth: depth + 1)
    case .symbol(let symbol): self = .object(ObjectIdentifier(symbol))
    case .classObject(let object): self = .object(ObjectIdentifier(object))
    case .function(let function): self = .object(ObjectIdentifier(function))
    case .instance(let instance): self = .object(ObjectIdentifier(instance))
    case .builtin(let name): self = .builtin(name)
    default: return nil
    }
  }
}

/// A dictionary, in the order in which its keys were added.
public final class PythonDictionary {
  public struct Entry {
    public var key: PythonValue
    public var value: PythonValue
    public var isMaybe: Bool
  }
  public private(set) var entries: [Entry] = []
  /// There may be more of them that nobody knows.
  public internal(set) var rest: PythonHole?
  private var indices: [PythonKey: Int] = [:]
  let level: Int
  private let graveyard: Graveyard
  /// Of a `defaultdict`: what makes a value for a key that is not there.
  var makesDefault: PythonValue?
  var isCounter = false

  init(level: Int, _ graveyard: Graveyard) {
    self.level = level
    self.graveyard = graveyard
  }

  deinit { graveyard.bury(&entries) }

  public subscript(key: String) -> PythonValue? { indices[.text(Array(key.utf8))].map { entries[$0].value } }

  public var isKnown: Bool { rest == nil && !entries.contains { $0.isMaybe } }

  func entry(_ key: PythonKey) -> Entry? { indices[key].map { entries[$0] } }

  func set(_ key: PythonKey, _ entry: Entry) {
    if let index = indices[key] {
      entries[index].value = entry.value
      entries[index].isMaybe = entries[index].isMaybe && entry.isMaybe
    } else {
      indices[key] = entries.count
      entries.append(entry)
    }
  }

  func remove(_ key: PythonKey) {
    guard let index = indices[key] else { return }
    indices[key] = nil
    entries.remove(at: index)
    for (key, at) in indices where at > index { indices[key] = at - 1 }
  }

  func removeAll() {
    entries = []
    indices = [:]
    rest = nil
  }

  /// Nobody knows whether any of them is still there.
  func doubtAll() { for index in entries.indices { entries[index].isMaybe = true } }

  func doubt(_ key: PythonKey) { if let index = indices[key] { entries[index].isMaybe = true } }
}

/// Lets go of what mutable objects hold one after the other: a chain of them may be longer than the stack is deep.
final class Graveyard {
  private var pending: [Any] = []
  private var isDraining = false

  func bury(_ items: inout [PythonList.Item]) {
    guard items.contains(where: { $0.value.isContainer }) else { return }
    pending.append(items)
    items = []
    drain()
  }

  func bury(_ entries: inout [PythonDictionary.Entry]) {
    guard entries.contains(where: { $0.value.isContainer }) else { return }
    pending.append(entries)
    entries = []
    drain()
  }

  func bury(_ attributes: inout [String: PythonValue]) {
    guard attributes.values.contains(where: \.isContainer) else { return }
    pending.append(attributes)
    attributes = [:]
    drain()
  }

  private func drain() {
    if isDraining { return }
    isDraining = true
    while let last = pending.popLast() { withExtendedLifetime(last) {} }
    isDraining = false
  }
}

extension PythonValue {
  /// It may hold other values.
  fileprivate var isContainer: Bool {
    switch self {
    case .none, .ellipsis, .boolean, .integer, .float, .bytes, .builtin: false
    case .text(let text): !text.isKnown
    default: true
    }
  }
}
