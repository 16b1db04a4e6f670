/// PostgreSQL's families of types, by which it chooses between overloads.
enum TypeCategory: Sendable {
  case boolean, number, string, dateTime, timespan, network, bitString, user, enumeration, array, composite, range, pseudo
}

extension BuiltinType {
  /// Nil where it is not known which type it is.
  var category: TypeCategory? {
    switch self {
    case .boolean: .boolean
    case .smallint, .integer, .bigint, .numeric, .real, .double, .money, .oid, .regclass, .regtype: .number
    case .text, .varchar, .character, .name: .string
    case .date, .time, .timeWithZone, .timestamp, .timestampWithZone: .dateTime
    case .interval: .timespan
    case .inet, .cidr: .network
    case .bit, .varbit: .bitString
    case .bytea, .uuid, .json, .jsonb, .xml, .textSearchVector, .textSearchQuery, .singleCharacter: .user
    case .record, .void, .trigger, .eventTrigger: .pseudo
    case .other: nil
    default: .pseudo
    }
  }

  /// The one its category is turned to where nothing else decides.
  var isPreferred: Bool {
    switch self {
    case .boolean, .double, .oid, .text, .timestampWithZone, .interval, .inet, .varbit: true
    default: false
    }
  }

  /// A text becomes any type by being read as it.
  var isText: Bool { category == .string }

  var isNumber: Bool {
    switch self {
    case .smallint, .integer, .bigint, .numeric, .real, .double: true
    default: false
    }
  }

  /// The more a number type holds, the higher: that of the result of an operation on two.
  var numberRank: Int {
    switch self {
    case .smallint: 1
    case .integer: 2
    case .bigint: 3
    case .numeric: 4
    case .real: 5
    case .double: 6
    default: 0
    }
  }

  /// Whether PostgreSQL makes this one the other without being asked.
  func isImplicitly(_ other: BuiltinType) -> Bool {
    switch (self, other) {
    case _ where self == other: true
    case (.smallint, .oid), (.integer, .oid), (.bigint, .oid), (.smallint, .regclass), (.integer, .regclass),
      (.bigint, .regclass), (.oid, .regclass), (.regclass, .oid), (.smallint, .regtype), (.integer, .regtype),
      (.bigint, .regtype), (.oid, .regtype), (.regtype, .oid):
      true
    case _ where isNumber && other.isNumber: numberRank < other.numberRank
    case (.text, .regclass), (.varchar, .regclass): true
    case (.name, .text), (.singleCharacter, .text): true
    case (.text, .character), (.text, .varchar), (.text, .name), (.varchar, .text), (.varchar, .character), (.varchar, .name),
      (.character, .text), (.character, .varchar), (.character, .name):
      true
    case (.date, .timestamp), (.date, .timestampWithZone), (.timestamp, .timestampWithZone), (.time, .timeWithZone),
      (.time, .interval):
      true
    case (.cidr, .inet), (.bit, .varbit), (.varbit, .bit): true
    default: false
    }
  }
}
