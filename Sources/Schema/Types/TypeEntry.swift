import SQLSyntax

/// A type that the history makes or speaks of.
public struct TypeEntry: Sendable {
  public enum Kind: Sendable {
    case enumeration(Enumeration)
    case composite([Column])
    case range(subtype: SQLType)
    case multirange(of: SQLType)
    case domain(Domain)
    /// A base or shell type.
    case base
    /// The history only speaks of it: nobody knows what it is.
    case foreign
  }

  public var name: ObjectName
  public var kind: Kind
  /// Nil where the history does not make it.
  public var birth: Moment?
}

public struct Enumeration: Sendable {
  /// In the order of the type.
  public private(set) var labels: [EnumLabel] = []
  /// All its labels are known: the history made it.
  public var isComplete = true
  private var texts: Set<String> = []

  public init(labels: [EnumLabel] = [], isComplete: Bool = true) {
    self.labels = labels
    self.isComplete = isComplete
    texts = Set(labels.map(\.text))
  }

  public func has(_ text: String) -> Bool { texts.contains(text) }

  public func label(_ text: String) -> EnumLabel? { has(text) ? labels.first { $0.text == text } : nil }

  mutating func insert(_ label: EnumLabel, at index: Int) {
    labels.insert(label, at: index)
    texts.insert(label.text)
  }

  mutating func remove(at index: Int) { texts.remove(labels.remove(at: index).text) }

  mutating func replace(_ index: Int, by label: EnumLabel) {
    texts.remove(labels[index].text)
    texts.insert(label.text)
    labels[index] = label
  }
}

public struct EnumLabel: Sendable {
  public var text: String
  /// The ADD VALUE that made it; nil for one that came with its type.
  public var addition: Moment?
  /// ADD VALUE IF NOT EXISTS, and the type may have had it before.
  public var mayBeOlder = false
}

public struct Domain: Sendable {
  public var base: SQLType
  public var isNotNull = false
  @Stored public var defaultValue: Node?
  public var checks: [Constraint] = []
}
