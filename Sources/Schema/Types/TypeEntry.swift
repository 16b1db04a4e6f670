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
  public var labels: [EnumLabel] = []
  /// All its labels are known: the history made it.
  public var isComplete = true

  public func label(_ text: String) -> EnumLabel? { labels.first { $0.text == text } }
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
  public var defaultValue: Node?
  public var checks: [Constraint] = []
}
