/// The types of `pg_catalog` that the rules of type resolution need to tell apart.
public enum BuiltinType: String, Hashable, Sendable {
  case boolean = "bool"
  case smallint = "int2"
  case integer = "int4"
  case bigint = "int8"
  case numeric
  case real = "float4"
  case double = "float8"
  case money
  case oid
  case text
  case varchar
  case character = "bpchar"
  case singleCharacter = "char"
  case name
  case bytea
  case date
  case time
  case timeWithZone = "timetz"
  case timestamp
  case timestampWithZone = "timestamptz"
  case interval
  case uuid
  case json
  case jsonb
  case xml
  case bit
  case varbit
  case inet
  case cidr
  case textSearchVector = "tsvector"
  case textSearchQuery = "tsquery"
  case regclass
  case regtype
  case record
  case void
  case trigger
  case eventTrigger = "event_trigger"
  // Pseudo-types of polymorphic routines.
  case anyElement = "anyelement"
  case anyArray = "anyarray"
  case anyNonArray = "anynonarray"
  case anyEnum = "anyenum"
  case anyRange = "anyrange"
  case anyMultirange = "anymultirange"
  case anyCompatible = "anycompatible"
  case anyCompatibleArray = "anycompatiblearray"
  case anyCompatibleNonArray = "anycompatiblenonarray"
  case anyCompatibleRange = "anycompatiblerange"
  case anyCompatibleMultirange = "anycompatiblemultirange"
  /// Any other: it is no enum and holds none.
  case other
}
