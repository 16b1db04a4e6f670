import Migrations
import SQLSyntax

/// Whether an expression gives NULL for the rows of a statement.
struct Nullness {
  enum Answer { case never, maybe, always }

  /// Something in FROM, or the target of a statement.
  struct Source {
    var alias: String
    var relation: ID<Relation>?
    /// Of a query: what its columns are.
    var columns: [String: Answer] = [:]
    /// An outer join gives rows without it.
    var isOptional = false
  }

  let names: Names
  let moment: Moment
  /// A program's statement knows which of its holes hold a value.
  let source: ScriptStatement?
  var sources: [Source] = []
  /// The columns that WITH queries give, by their names.
  var commonTables: [String: [String: Answer]] = [:]
  /// Those of them that only read.
  var commonQueries: [String: Node] = [:]

  init(_ names: Names, at moment: Moment, in source: ScriptStatement?) {
    self.names = names
    self.source = source
    self.moment = moment
  }

  /// What nobody knows: a column that is not found, a parameter of a body.
  var unresolved = Answer.maybe
  /// A function that is not known gives a value for values, as one has it in a DEFAULT.
  var trustsFunctions = false
  /// How deep in bodies of functions.
  private var depth = 0

  private var catalog: Catalog { names.catalog }

  // MARK: What is read

  mutating func add(target node: Node, alias: Node?) {
    sources.append(
      Source(alias: alias?.firstIdentifier ?? node.lastIdentifier ?? "", relation: names.relation(node.identifiers)))
  }

  mutating func add(from nodes: [Node]) { for node in nodes { add(from: node, isOptional: false) } }

  private mutating func add(from node: Node, isOptional: Bool) {
    switch node.kind {
    case .relation:
      guard let name = node.child(.from) else { return }
      let alias = node.child(.alias)?.firstIdentifier ?? name.lastIdentifier ?? ""
      var source = Source(alias: alias, isOptional: isOptional)
      if name.identifiers.count == 1, let common = commonTables[name.identifiers[0]] {
        source.columns = common
      } else {
        source.relation = names.relation(name.identifiers)
      }
      sources.append(source)
    case .joinedTable:
      if let left = node.child(.left) {
        add(from: left, isOptional: isOptional || node.detail == .right || node.detail == .full)
      }
      if let right = node.child(.right) {
        add(from: right, isOptional: isOptional || node.detail == .left || node.detail == .full)
      }
    case .aliasedJoin:
      sources.append(Source(alias: node.child(.alias)?.firstIdentifier ?? "", isOptional: isOptional))
    case .derivedTable:
      let columns = node.child(.body).map { self.columns(of: $0, named: node.children(.columnAlias)) } ?? [:]
      sources.append(
        Source(alias: node.child(.alias)?.firstIdentifier ?? "", columns: columns, isOptional: isOptional))
    default: sources.append(Source(alias: node.child(.alias)?.firstIdentifier ?? "", isOptional: isOptional))
    }
  }

  mutating func add(with node: Node?) {
    for element in node?.children(.element) ?? [] {
      guard let name = element.child(.name)?.firstIdentifier else { continue }
      let body = element.child(.body)
      commonQueries[name] = body?.kind == .query ? body : nil
      commonTables[name] = body?.kind == .query ? columns(of: body!, named: element.children(.columnAlias)) : [:]
    }
  }

  /// The columns of a query by their names.
  func columns(of query: Node, named aliases: [Node] = []) -> [String: Answer] {
    var found: [String: Answer] = [:]
    for (index, column) in output(of: query).enumerated() {
      let name = index < aliases.count ? aliases[index].firstIdentifier : column.name
      if let name { found[name] = column.answer }
    }
    return found
  }

  /// What a query gives, column by column; nothing where that is not to be seen.
  func output(of query: Node) -> [(name: String?, answer: Answer)] {
    var inner = self
    inner.add(with: query.child(.with))
    guard let body = query.child(.body) else { return [] }
    return inner.output(ofBody: body)
  }

  private func output(ofBody body: Node) -> [(name: String?, answer: Answer)] {
    switch body.kind {
    case .query: return output(of: body)
    case .select:
      var inner = self
      inner.add(from: body.children(.from))
      if let condition = body.child(.where) { inner.assume(condition) }
      var columns: [(name: String?, answer: Answer)] = []
      for target in body.children(.target) {
        guard let value = target.child(.value) else { return [] }
        if value.kind == .columnReference, value.flags.contains(.special) {
          guard let all = inner.allColumns(value) else { return [] }
          columns += all
        } else {
          let name = target.child(.alias)?.firstIdentifier ?? (value.kind == .columnReference ? value.lastIdentifier : nil)
          columns.append((name, inner.answer(value)))
        }
      }
      return columns
    case .values:
      let rows = body.children(.row).map { $0.children(.value) }
      let width = rows.first?.count ?? 0
      return (0..<width).map { index in
        (nil, rows.map { row in index < row.count ? answer(row[index]) : .maybe }.merged)
      }
    case .setOperation:
      guard let left = body.child(.left).map(output(ofBody:)), let right = body.child(.right).map(output(ofBody:)),
        left.count == right.count
      else { return [] }
      if body.detail != .union { return left }
      return zip(left, right).map { ($0.name, [$0.answer, $1.answer].merged) }
    default: return []
    }
  }

  private func allColumns(_ star: Node) -> [(name: String?, answer: Answer)]? {
    let qualifier = star.identifiers.dropLast().last
    var columns: [(name: String?, answer: Answer)] = []
    for source in sources where qualifier == nil || qualifier == source.alias {
      guard let id = source.relation, let relation = catalog[id], relation.isComplete else { return nil }
      columns += relation.columns.map { ($0.name, answer($0.name, of: source)) }
    }
    return columns
  }

  /// A WHERE that leaves only rows in which a column is not NULL.
  private mutating func assume(_ condition: Node) {
    switch condition.kind {
    case .and: for operand in condition.children(.operand) { assume(operand) }
    case .isNull where condition.flags.contains(.not): if let operand = condition.child(.operand) { assumeGiven(operand) }
    case .comparison, .like, .between, .inList:
      for role in [Role.left, .right, .operand] { if let operand = condition.child(role) { assumeGiven(operand) } }
    default: break
    }
  }

  /// It is false or NULL.
  private mutating func assumeNotTrue(_ condition: Node) {
    switch condition.kind {
    case .or: for operand in condition.children(.operand) { assumeNotTrue(operand) }
    case .isNull where !condition.flags.contains(.not): if let operand = condition.child(.operand) { assumeGiven(operand) }
    case .not:
      if let operand = condition.child(.operand), operand.kind == .isNull { assume(operand) }
    default: break
    }
  }

  private mutating func assumeGiven(_ node: Node) {
    guard node.kind == .columnReference, !node.flags.contains(.special), let name = node.lastIdentifier else { return }
    let qualifier = node.identifiers.dropLast().last
    for index in sources.indices {
      if qualifier == sources[index].alias || qualifier == nil && owns(name, sources[index]) {
        sources[index].columns[name] = .never
      }
    }
  }

  private func owns(_ column: String, _ source: Source) -> Bool {
    source.columns[column] != nil || source.relation.flatMap { catalog.ask($0) { $0.column(column) != nil } } == true
  }

  // MARK: Expressions

  private func answer(_ column: String, of source: Source) -> Answer {
    if let known = source.columns[column] { return source.isOptional && known == .never ? .maybe : known }
    guard let id = source.relation, !source.isOptional else { return .maybe }
    return catalog.nulls(in: column, of: id, at: moment) == .none ? .never : .maybe
  }

  func answer(_ node: Node) -> Answer {
    switch node.kind {
    case .constant: return node.detail == .null ? .always : node.detail == .default ? .maybe : .never
    case .columnReference: return column(node)
    case .unknownValue: return source?.isFilled(node) == true ? .never : unresolved
    case .isNull, .isTest, .isDistinctFrom, .exists, .isJSON, .array, .row, .arrayQuery: return .never
    case .cast: return node.child(.value).map(answer) ?? .maybe
    case .binaryOperation:
      // A member of a document may not be there.
      return node.operatorSymbol.hasPrefix("->") || node.operatorSymbol.hasPrefix("#>")
        ? .maybe : strict(node, [.left, .right])
    case .comparison, .overlaps: return strict(node, [.left, .right])
    case .unaryOperation, .not, .and, .or, .collate: return strict(node, [.operand])
    case .like: return strict(node, [.operand, .pattern])
    case .between: return strict(node, [.operand, .lowerBound, .upperBound])
    case .inList: return strict(node, [.operand, .value])
    case .atTimeZone: return strict(node, [.operand, .zone])
    case .caseExpression: return branches(node)
    case .subquery: return node.child(.body).map(single) ?? .maybe
    case .specialFunction: return special(node)
    case .functionCall: return call(node)
    default: return .maybe
    }
  }

  /// CASE: what stands behind a test knows how that came out.
  private func branches(_ node: Node) -> Answer {
    guard let otherwise = node.child(.otherwise) else { return .maybe }
    let comparesValues = node.child(.operand) != nil
    var here = self
    var answers: [Answer] = []
    for branch in node.children(.when) {
      guard let result = branch.child(.result) else { return .maybe }
      var inside = here
      if !comparesValues, let test = branch.child(.condition) {
        inside.assume(test)
        here.assumeNotTrue(test)
      }
      answers.append(inside.answer(result))
    }
    return (answers + [here.answer(otherwise)]).merged
  }

  private func column(_ node: Node) -> Answer {
    let parts = node.identifiers
    guard let name = parts.last, !node.flags.contains(.special) else { return .maybe }
    if parts.count > 1 {
      let source = sources.last { $0.alias == parts[parts.count - 2] }
      return source.map { answer(name, of: $0) } ?? unresolved
    }
    let source = sources.first { owns(name, $0) }
    return source.map { answer(name, of: $0) } ?? unresolved
  }

  /// NULL as soon as one operand is.
  private func strict(_ node: Node, _ roles: [Role]) -> Answer {
    var worst = Answer.never
    for child in node.children where roles.contains(child.role) {
      switch answer(child) {
      case .always: return .always
      case .maybe: worst = .maybe
      case .never: break
      }
    }
    return worst
  }

  /// Of a query in the place of a value: without a row it is NULL.
  private func single(_ query: Node) -> Answer {
    guard let body = query.child(.body), body.kind == .select, body.child(.groupBy) == nil, body.child(.having) == nil,
      query.child(.offset) == nil
    else { return .maybe }
    if givesTheHistorysRow(query, body) { return output(of: query).first?.answer ?? .maybe }
    guard query.child(.limit) == nil else { return .maybe }
    let targets = body.children(.target)
    guard targets.count == 1, let value = targets[0].child(.value) else { return .maybe }
    if value.kind == .functionCall, value.child(.name)?.lastIdentifier == "count" { return .never }
    if value.kind == .specialFunction, value.detail == .coalesce, value.isAggregated { return answer(value) }
    if body.children(.from).isEmpty { return body.child(.where) == nil ? answer(value) : .maybe }
    return findsItsRow(body) ? output(ofBody: body)[0].answer : .maybe
  }

  /// `(SELECT id FROM o LIMIT 1)`, where the history has put a row into the table.
  private func givesTheHistorysRow(_ query: Node, _ select: Node) -> Bool {
    let from = select.children(.from)
    guard from.count == 1, from[0].kind == .relation, select.child(.where) == nil, let name = from[0].child(.from),
      commonTables[name.identifiers[0]] == nil, let table = names.relation(name.identifiers)
    else { return false }
    if let limit = query.child(.limit), let value = limit.child(.value) {
      guard value.kind == .constant, value.detail == .integerLiteral, Int(value.sourceText) ?? 1 > 0 else { return false }
    }
    return catalog.ask(table) { $0.rows == .some } == true
  }

  /// `(SELECT … FROM o WHERE o.id = t.o_id)`, where the foreign key that leads there is never NULL.
  private func findsItsRow(_ select: Node) -> Bool {
    let from = select.children(.from)
    guard from.count == 1, let condition = select.child(.where), condition.kind == .comparison, condition.detail == .equalSign,
      let left = condition.child(.left), let right = condition.child(.right), left.kind == .columnReference,
      right.kind == .columnReference
    else { return false }
    var inner = Nullness(names, at: moment, in: source)
    inner.add(from: from)
    guard let theirs = inner.sources.first, let target = theirs.relation else { return false }
    for (own, other) in [(left, right), (right, left)] {
      guard other.identifiers.count > 1, other.identifiers[other.identifiers.count - 2] != theirs.alias,
        let holder = sources.last(where: { $0.alias == other.identifiers[other.identifiers.count - 2] })?.relation,
        let key = own.lastIdentifier, let column = other.lastIdentifier, answer(other) == .never
      else { continue }
      if catalog.ask(holder, { $0.refers(by: column, to: target, key) }) == true { return true }
    }
    return false
  }

  private func special(_ node: Node) -> Answer {
    let arguments = node.children(.argument).map(answer)
    switch node.detail {
    case .coalesce, .greatest, .least:
      if arguments.contains(.never) { return .never }
      return arguments.allSatisfy { $0 == .always } ? .always : .maybe
    case .currentDate, .currentTime, .currentTimestamp, .localtime, .localtimestamp, .currentUser, .sessionUser, .user,
      .currentCatalog, .jsonArray, .jsonObject:
      return .never
    case .extract, .trim, .overlay, .position, .normalize:
      return arguments.contains(.always) ? .always : arguments.contains(.maybe) ? .maybe : .never
    default: return .maybe
    }
  }

  private func call(_ node: Node) -> Answer {
    guard let parts = node.child(.name)?.identifiers, let name = parts.last else { return .maybe }
    let routines = names.routines(parts)
    if trustsFunctions, !routines.isEmpty { return strict(node, [.argument]) }
    if routines.count == 1, let routine = catalog[routines[0]] { return answer(routine, strict(node, [.argument])) }
    guard routines.isEmpty else { return .maybe }
    if Self.givers.contains(name) { return .never }
    guard node.child(.filter) == nil else { return .maybe }
    if Self.strictInFirst.contains(name) { return node.child(.argument).map(answer) ?? .maybe }
    return Self.strictOnes.contains(name) ? strict(node, [.argument]) : .maybe
  }

  /// What a function of the history gives: a body that looks nothing up, and never says NULL, gives a value for values.
  private func answer(_ routine: Routine, _ arguments: Answer) -> Answer {
    guard !routine.returnsSet, depth < 4, let definition = routine.definition else { return .maybe }
    let tree = definition.tree.body(of: definition)?.tree
    var inner = Nullness(names, at: moment, in: source)
    inner.unresolved = arguments
    inner.depth = depth + 1
    switch routine.language {
    case .plpgsql:
      guard let tree, let root = tree.statements.last.map({ tree.root(of: $0) }) else { return .maybe }
      let looksUp = root.nodes { $0 == .plpgsqlInto || $0 == .plpgsqlExecute || $0 == .subquery || $0 == .notUnderstood }
      let values = root.nodes(of: .plpgsqlReturn).compactMap { $0.child(.value) }
      return values.isEmpty || !looksUp.isEmpty ? .maybe : values.map(inner.answer).merged
    case .sql:
      if let tree { return tree.statements.last.map { inner.single(tree.root(of: $0)) } ?? .maybe }
      guard let body = definition.child(.body), body.kind == .routineReturn else { return .maybe }
      return body.child(.value).map(inner.answer) ?? .maybe
    case .other: return .maybe
    }
  }

  /// Functions of PostgreSQL that never give NULL.
  private static let givers: Set<String> = [
    "array_append", "array_prepend", "clock_timestamp", "concat", "count", "cume_dist", "dense_rank", "gen_random_bytes",
    "gen_random_uuid", "json_build_array", "json_build_object", "jsonb_build_array", "jsonb_build_object", "nextval", "now",
    "ntile",
    "num_nonnulls", "num_nulls", "percent_rank", "random", "rank", "row_number", "statement_timestamp", "timeofday",
    "transaction_timestamp", "txid_current", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuidv4", "uuidv7",
  ]

  /// Those that give NULL only where their first argument is NULL.
  private static let strictInFirst: Set<String> = ["array_remove", "array_replace"]

  /// Those that give NULL only for NULL.
  private static let strictOnes: Set<String> = [
    "abs", "ascii", "btrim", "cardinality", "ceil", "ceiling", "char_length", "character_length", "chr", "crypt", "date",
    "date_part",
    "date_trunc", "decode", "digest", "div", "encode", "floor", "format", "gen_salt", "hashtext", "hmac", "initcap",
    "jsonb_insert",
    "jsonb_set", "jsonb_strip_nulls", "left", "length", "ln", "lower", "lpad", "ltrim", "make_date", "make_interval", "md5",
    "mod",
    "octet_length", "power", "quote_ident", "quote_literal", "regexp_replace", "regexp_split_to_array", "repeat", "replace",
    "reverse", "right", "round",
    "rpad",
    "rtrim", "sha224", "sha256", "sha512", "sign", "split_part", "sqrt", "starts_with", "strpos", "substr", "substring",
    "to_char",
    "to_date", "to_hex", "to_json", "to_jsonb", "to_number", "to_timestamp", "to_tsvector", "translate", "trunc", "unaccent",
    "upper",
    "width_bucket",
  ]
}

extension [Nullness.Answer] {
  /// Of which one becomes the value.
  fileprivate var merged: Nullness.Answer {
    guard let first else { return .maybe }
    return allSatisfy { $0 == first } ? first : .maybe
  }
}

extension Node {
  /// Its first argument is an aggregate, so that there is always a row.
  fileprivate var isAggregated: Bool {
    guard let argument = child(.argument), argument.kind == .functionCall else { return false }
    return ["array_agg", "avg", "count", "max", "min", "string_agg", "sum", "bool_or", "bool_and"].contains(
      argument.child(.name)?.lastIdentifier)
  }
}
