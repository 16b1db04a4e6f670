/// Words of a statement that change what it does, on the node they belong to. A flag means the word is there.
public struct NodeFlags: OptionSet, BitwiseCopyable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let ifExists = NodeFlags(rawValue: 1 << 0)
  public static let ifNotExists = NodeFlags(rawValue: 1 << 1)
  public static let orReplace = NodeFlags(rawValue: 1 << 2)
  public static let cascade = NodeFlags(rawValue: 1 << 3)
  public static let restrict = NodeFlags(rawValue: 1 << 4)
  public static let concurrently = NodeFlags(rawValue: 1 << 5)
  /// `ONLY t`
  public static let only = NodeFlags(rawValue: 1 << 6)
  public static let temporary = NodeFlags(rawValue: 1 << 7)
  public static let unlogged = NodeFlags(rawValue: 1 << 8)
  public static let unique = NodeFlags(rawValue: 1 << 9)
  public static let all = NodeFlags(rawValue: 1 << 10)
  public static let distinct = NodeFlags(rawValue: 1 << 11)
  public static let recursive = NodeFlags(rawValue: 1 << 12)
  public static let lateral = NodeFlags(rawValue: 1 << 13)
  /// `NOT` before IN, LIKE, BETWEEN, NULL, VALID, DEFERRABLE, MATERIALIZED …
  public static let not = NodeFlags(rawValue: 1 << 14)
  public static let descending = NodeFlags(rawValue: 1 << 15)
  public static let nullsFirst = NodeFlags(rawValue: 1 << 16)
  public static let nullsLast = NodeFlags(rawValue: 1 << 17)
  public static let deferrable = NodeFlags(rawValue: 1 << 18)
  public static let initiallyDeferred = NodeFlags(rawValue: 1 << 19)
  public static let notValid = NodeFlags(rawValue: 1 << 20)
  public static let noInherit = NodeFlags(rawValue: 1 << 21)
  public static let withTimeZone = NodeFlags(rawValue: 1 << 22)
  public static let setOf = NodeFlags(rawValue: 1 << 23)
  public static let variadic = NodeFlags(rawValue: 1 << 24)
  /// The name is that of a WITH query, not of a table.
  public static let commonTable = NodeFlags(rawValue: 1 << 25)
  public static let local = NodeFlags(rawValue: 1 << 26)
  public static let symmetric = NodeFlags(rawValue: 1 << 27)
  public static let nullsNotDistinct = NodeFlags(rawValue: 1 << 28)
  public static let notEnforced = NodeFlags(rawValue: 1 << 29)
  /// Free for a meaning of one kind; that kind's comment says which.
  public static let special = NodeFlags(rawValue: 1 << 30)
  public static let noData = NodeFlags(rawValue: 1 << 31)
}
