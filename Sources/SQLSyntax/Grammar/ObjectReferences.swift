// What DROP, COMMENT, ALTER … RENAME and their like may name: the words for a kind of object, and an object of that kind.

extension Parser {
  /// Steps over the words for a kind of object and gives the one that tells it: .materialized for MATERIALIZED VIEW, .foreign
  /// for FOREIGN TABLE, .wrapper for FOREIGN DATA WRAPPER, .event for EVENT TRIGGER, .access for ACCESS METHOD, .class and
  /// .family for those of operators, .mapping for USER MAPPING, .large for LARGE OBJECT, the last word of TEXT SEARCH …, and
  /// the first for all others.
  mutating func objectKind() throws(SyntaxError) -> TokenKind {
    let first = kind
    advance()
    switch first {
    case .table, .sequence, .view, .index, .collation, .conversion, .statistics, .extension, .language, .publication, .schema,
      .server, .database, .role, .group, .subscription, .tablespace, .policy, .rule, .trigger, .type, .domain, .aggregate,
      .function, .procedure, .routine, .transform, .cast, .column, .constraint:
      return first
    case .materialized: try expect(.view)
    case .access: try expect(.method)
    case .event: try expect(.trigger)
    case .large: try expect(.object)
    case .procedural:
      try expect(.language)
      return .language
    case .user:
      // A role may be called "mapping" as well.
      guard kind == .mapping, peek() == .for || peek() == .if else { return .user }
      advance()
      return .mapping
    case .foreign:
      if take(.table) { return .foreign }
      try expect(.data, .wrapper)
      return .wrapper
    case .operator:
      if kind == .class || kind == .family, peek().mayNameColumn || peek() == .if {
        defer { advance() }
        return kind
      }
      return .operator
    case .text:
      try expect(.search)
      switch kind {
      case .parser, .dictionary, .template, .configuration:
        defer { advance() }
        return kind
      default: throw unexpected()
      }
    default: throw unexpected()
    }
    return first
  }

  /// An object as it is named where objects of this kind are dropped, commented on or added to an extension.
  mutating func object(of objectKind: TokenKind, _ role: Role) throws(SyntaxError) {
    switch objectKind {
    case .table, .sequence, .view, .materialized, .index, .foreign: try relationName(role)
    case .collation, .conversion, .statistics, .parser, .dictionary, .template, .configuration: try qualifiedName(role)
    case .type, .domain: try castTypeName(role)
    case .role, .user, .group: try roleName(role)
    case .policy, .rule, .trigger, .constraint: try memberReference(role)
    case .column: try columnOfRelation(role)
    case .function, .procedure, .routine: try routineReference(role)
    case .aggregate: try aggregateReference(role)
    case .operator: try operatorReference(role)
    case .class, .family: try operatorClassReference(role)
    case .cast: try castReference(role)
    case .transform: try transformReference(role)
    case .large: try signedNumber(role)
    default: try name(role)
    }
  }

  /// `name ON t`, `name ON DOMAIN d`
  mutating func memberReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try name(.name)
    try expect(.on)
    // A table may be called "domain" as well.
    if kind == .domain, peek().mayNameColumn {
      advance()
      try castTypeName(.type)
    } else {
      try relationName(.table)
    }
    close(.memberReference, role, from: mark)
  }

  /// `t.c`, `s.t.c` of COMMENT ON COLUMN.
  mutating func columnOfRelation(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    let length = dottedNameLength()
    guard length >= 3 else { throw unexpected() }
    leaf(.relationName, .table, tokens: length - 2)
    advance()
    leaf(.name, .name)
    close(.memberReference, role, from: mark)
  }

  /// function_with_argtypes: `f`, `s.f(integer, OUT text)`.
  mutating func routineReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    var flags: NodeFlags = []
    let length = kind.mayNameColumn ? dottedNameLength() : kind.mayNameFunction ? 1 : 0
    guard length > 0 else { throw unexpected() }
    let isFunctionName = length > 1 || kind.mayNameFunction
    leaf(.qualifiedName, .name, tokens: length)
    if isFunctionName, take(.leftParen) {
      flags = .special
      if kind != .rightParen {
        try commaSeparated { parser throws(SyntaxError) in try parser.parameter(.parameter) }
      }
      try expect(.rightParen)
    }
    close(.routineReference, role, from: mark, flags: flags)
  }

  /// aggregate_with_argtypes: `s.a(integer)`, `a(*)`, `a(float8 ORDER BY integer)`.
  mutating func aggregateReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try functionName(.name)
    let flags = try aggregateParameters()
    close(.routineReference, role, from: mark, flags: flags)
  }

  /// aggr_args. Leaves the parameters, those behind ORDER BY with that role; the flags are those of a routineReference.
  mutating func aggregateParameters() throws(SyntaxError) -> NodeFlags {
    try expect(.leftParen)
    if take(.star) {
      try expect(.rightParen)
      return [.special, .all]
    }
    if kind != .order {
      try commaSeparated { parser throws(SyntaxError) in try parser.aggregateParameter(.parameter) }
    }
    if take(.order, .by) {
      try commaSeparated { parser throws(SyntaxError) in try parser.aggregateParameter(.orderBy) }
    }
    try expect(.rightParen)
    return .special
  }

  /// An aggregate has no output parameters.
  private mutating func aggregateParameter(_ role: Role) throws(SyntaxError) {
    try parameter(role)
    guard lastRecord.detail != .out, lastRecord.detail != .inout else { throw unexpected() }
  }

  /// func_arg: `[mode] [name] type` or `name mode type`.
  mutating func parameter(_ role: Role, mayHaveDefault: Bool = false) throws(SyntaxError) {
    let mark = mark()
    var mode = parameterMode()
    if kind.mayNameFunction, peek().mayBeginType || (mode == .endOfStatement && peek().isParameterMode) {
      leaf(.name, .name)
      if mode == .endOfStatement { mode = parameterMode() }
    }
    try typeName(.type)
    if mayHaveDefault, kind == .default || kind == .equalSign {
      advance()
      try expression(.default)
    }
    close(.parameter, role, from: mark, detail: mode)
  }

  private mutating func parameterMode() -> TokenKind {
    guard kind.isParameterMode else { return .endOfStatement }
    let mode = kind
    advance()
    return mode == .in && take(.out) ? .inout : mode
  }

  /// operator_with_argtypes: `+ (integer, NONE)`.
  mutating func operatorReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    guard kind != .operator || peek() != .leftParen else { throw unexpected() }
    try operatorName(.name)
    try expect(.leftParen)
    let hasLeft = kind != .none
    if hasLeft { try castTypeName(.left) } else { advance() }
    try expect(.comma)
    if !hasLeft || kind != .none { try castTypeName(.right) } else { advance() }
    try expect(.rightParen)
    close(.operatorReference, role, from: mark)
  }

  /// `s.c USING btree`
  mutating func operatorClassReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try qualifiedName(.name)
    try expect(.using)
    try name(.accessMethod)
    close(.operatorClassReference, role, from: mark)
  }

  /// `(a AS b)`
  mutating func castReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.leftParen)
    try castTypeName(.source)
    try expect(.as)
    try castTypeName(.target)
    try expect(.rightParen)
    close(.castReference, role, from: mark)
  }

  /// `FOR type LANGUAGE name`
  mutating func transformReference(_ role: Role) throws(SyntaxError) {
    let mark = mark()
    try expect(.for)
    try castTypeName(.type)
    try expect(.language)
    try name(.language)
    close(.transformReference, role, from: mark)
  }
}

extension TokenKind {
  /// May be the first word of a type.
  var mayBeginType: Bool {
    switch self {
    case .bit, .char, .character, .varchar, .nchar, .national, .int, .integer, .smallint, .bigint, .real, .boolean, .json,
      .float, .dec, .decimal, .numeric, .time, .timestamp, .interval, .setof:
      true
    default: mayNameFunction
    }
  }

  fileprivate var isParameterMode: Bool {
    switch self {
    case .in, .out, .inout, .variadic: true
    default: false
    }
  }
}
