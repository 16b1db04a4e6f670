import Migrations
import SourceText

/// What the chains of one file need.
struct SupabaseNeeds {
  private let modules: JavaScriptModules
  private let file: SourceText
  private let path: String
  private(set) var findings = CodeFindings()
  /// The schema of names that stand without one; nil where nobody knows it.
  var schema: String?
  /// The same is said once of each place.
  private var told: Set<Told> = []

  private struct Told: Hashable {
    var span: Span
    var name: [String]
  }

  init(_ modules: JavaScriptModules, _ file: SourceText) {
    self.modules = modules
    self.file = file
    path = Path.normalized(file.name)
  }

  private func value(_ expression: JavaScriptExpression) -> JavaScriptValue {
    JavaScriptValue(expression: expression, scope: JavaScriptScope(path))
  }

  private func string(_ expression: JavaScriptExpression) -> String? {
    modules.beginQuestion()
    return modules.string(value(expression))
  }

  mutating func add(_ chain: SupabaseChain) {
    let schema = chain.schema.map { string($0) } ?? self.schema
    // One that nobody knows is none that could be looked up.
    if chain.schema != nil, schema == nil { return }
    let prefix = schema.map { [$0] } ?? []
    switch chain.root {
    case .table(let expression):
      guard let name = string(expression) else { return isUnread("which table this is", at: expression) }
      let table = prefix + [name]
      need(.relation(table), named: table, at: expression.span, "this query")
      links(chain.links, of: table, prefix)
    case .routine(let expression, let arguments):
      guard let name = string(expression) else { return isUnread("which function this is", at: expression) }
      need(.call(call(prefix + [name], arguments)), named: prefix + [name], at: expression.span, "this call")
    case .changes(let settings):
      guard let table = settings["table"], let name = string(table) else { return }
      let schema = settings["schema"].map { string($0) } ?? self.schema
      let relation = (schema.map { [$0] } ?? []) + [name]
      need(.relation(relation), named: relation, at: table.span, "this subscription")
      if let filter = settings["filter"] { self.filter(filter, relation) }
    }
  }

  private mutating func need(_ need: Requirement.Need, named name: [String], at span: Span, _ speaker: String) {
    guard told.insert(Told(span: span, name: name)).inserted else { return }
    findings.requirements.append(
      Requirement(need, at: Place(file, span), speaker: speaker, confidence: schema == nil ? .weak : .strong))
  }

  private func call(_ name: [String], _ arguments: JavaScriptExpression?) -> CallNeed {
    guard let arguments else { return CallNeed(name, argumentNames: []) }
    modules.beginQuestion()
    guard case .value(let known) = modules.outcome(of: value(arguments)), case .object(let properties) = known.expression.shape
    else { return CallNeed(name, argumentNames: nil) }
    var need = CallNeed(name, argumentNames: [])
    for property in properties {
      if let key = property.key {
        need.argumentNames?.append(key.text)
      } else {
        need.mayGiveMore = true
      }
    }
    return need
  }

  private mutating func isUnread(_ what: String, at expression: JavaScriptExpression) {
    findings.unread.append(UnreadCode("\(what), is known only when the program runs", at: Place(file, expression.span)))
  }

  /// `filter: "state=eq.open"`
  private mutating func filter(_ expression: JavaScriptExpression, _ table: [String]) {
    let text = mapped(expression)
    let name = text.bytes.prefix { $0 != UInt8(ascii: "=") }
    guard !name.isEmpty, name.count < text.bytes.count, !name.contains(PostgRESTSelect.hole) else { return }
    let column = PostgRESTSelect.Name(text: String(decoding: name, as: UTF8.self), range: name.startIndex..<name.endIndex)
    self.column(column, in: text, table)
  }

  // MARK: Links

  /// Whose first argument is a column.
  private static let conditions: Set<String> = [
    "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "likeAllOf", "likeAnyOf", "ilikeAllOf", "ilikeAnyOf", "is", "in",
    "contains", "containedBy", "rangeGt", "rangeGte", "rangeLt", "rangeLte", "rangeAdjacent", "overlaps", "textSearch", "not",
    "filter", "order", "isDistinct", "notIn", "regexMatch", "regexIMatch", "fts", "plfts", "phfts", "wfts",
  ]

  private mutating func links(_ links: [JavaScriptLink], of table: [String], _ prefix: [String]) {
    var embeds: [String: [String]] = [:]
    for link in links {
      guard let arguments = link.arguments, let first = arguments.first else { continue }
      switch link.name.text {
      case "select": fields(of: first, table, prefix, &embeds)
      case "insert", "update", "upsert":
        columns(ofRows: first, table)
        if link.name.text == "upsert", arguments.count > 1 { conflict(arguments[1], table) }
      case "match": columns(ofRows: first, table)
      case "or":
        guard arguments.count < 2 || (arguments[1]["referencedTable"] == nil && arguments[1]["foreignTable"] == nil) else {
          continue
        }
        let text = mapped(first)
        for name in PostgRESTSelect.columns(ofConditions: text.bytes) { column(name, in: text, table) }
      case let word where Self.conditions.contains(word):
        guard string(first) != nil else { continue }
        let other = arguments.last.flatMap { $0["referencedTable"] ?? $0["foreignTable"] }
        condition(on: first, table, other.map { string($0) ?? "" }, embeds)
      default: continue
      }
    }
  }

  private mutating func column(_ name: PostgRESTSelect.Name, in text: MappedText, _ table: [String], isGuessed: Bool = false) {
    let span = text.map.source(of: Span(start: UInt32(name.range.lowerBound), end: UInt32(name.range.upperBound)))
    column(name.text, at: span, table, isGuessed: isGuessed)
  }

  private mutating func column(_ name: String, at span: Span, _ table: [String], isGuessed: Bool = false) {
    var column = ColumnNeed(name, of: table)
    column.mayBeNoTable = isGuessed
    need(.column(column), named: table + [name], at: span, "this query")
  }

  /// A string of PostgREST's, with holes where something is put in.
  private func mapped(_ expression: JavaScriptExpression) -> MappedText {
    modules.beginQuestion()
    guard case .value(let known) = modules.outcome(of: value(expression)), let home = modules.file(known.scope.path)?.text
    else { return MappedText([PostgRESTSelect.hole], [OffsetMap.Entry(decoded: 0, source: expression.span.start, standIn: 1)]) }
    // What stands in another file is told of where it is used.
    let isHere = home === file
    var text = MappedText()
    func add(_ part: JavaScriptExpression, depth: Int) {
      switch part.shape {
      case .string(let string) where isHere && string.utf8.count == part.span.count:
        text.append(MappedText(file, in: part.span))
      case .string(let string): text.append(Array(string.utf8), at: isHere ? part.span : expression.span)
      case .template(let pieces) where depth < 8: for piece in pieces { add(piece, depth: depth + 1) }
      case .sum(let left, let right) where depth < 64:
        add(left, depth: depth + 1)
        add(right, depth: depth + 1)
      default:
        if let string = modules.string(known.with(part)) {
          text.append(Array(string.utf8), at: isHere ? part.span : expression.span)
        } else {
          text.append([PostgRESTSelect.hole], at: isHere ? part.span : expression.span)
        }
      }
    }
    add(known.expression, depth: 0)
    return text
  }

  private mutating func fields(
    of expression: JavaScriptExpression, _ table: [String], _ prefix: [String], _ embeds: inout [String: [String]]
  ) {
    let text = mapped(expression)
    var waiting = [(fields: PostgRESTSelect.fields(of: text.bytes), table: table, isGuessed: false, isOuter: true)]
    while let next = waiting.popLast() {
      for field in next.fields {
        guard let inner = field.embedded else {
          column(field.name, in: text, next.table, isGuessed: next.isGuessed)
          continue
        }
        // A resource is called by its table, its foreign key or the column of that, or by a function.
        let target = prefix + [field.name.text]
        if next.isOuter { embeds[field.alias ?? field.name.text] = target }
        waiting.append((inner, target, true, false))
      }
    }
  }

  private mutating func columns(ofRows expression: JavaScriptExpression, _ table: [String], depth: Int = 0) {
    guard depth < 8 else { return }
    modules.beginQuestion()
    guard case .value(let known) = modules.outcome(of: value(expression)), known.scope.path == path else { return }
    switch known.expression.shape {
    case .array(let rows): for row in rows.prefix(1000) { columns(ofRows: row, table, depth: depth + 1) }
    case .spread(let inner): columns(ofRows: inner, table, depth: depth + 1)
    case .either(let branches): for branch in branches { columns(ofRows: branch, table, depth: depth + 1) }
    case .object(let properties):
      for property in properties {
        if property.isSpread {
          columns(ofRows: property.value, table, depth: depth + 1)
        } else if let key = property.key {
          column(key.text, at: key.span, table)
        }
      }
    case .call(let callee, let arguments):
      // `items.map((item) => ({ … }))`
      guard case .member(_, let name) = callee.shape, name.text == "map", let function = arguments.first?.function else {
        return
      }
      for result in function.results { columns(ofRows: result, table, depth: depth + 1) }
    default: return
    }
  }

  /// `{ onConflict: "a,b" }`
  private mutating func conflict(_ settings: JavaScriptExpression, _ table: [String]) {
    guard let target = settings["onConflict"], let written = string(target) else { return }
    let columns = written.split(separator: ",").map { part in
      String(part.drop { $0 == " " || $0 == "\"" }.reversed().drop { $0 == " " || $0 == "\"" }.reversed())
    }
    guard !columns.isEmpty else { return }
    need(
      .uniqueKey(UniqueKeyNeed(columns, of: table, .onConflict)), named: table + columns + ["unique"], at: target.span,
      "this upsert")
  }

  /// `.eq("c", …)`, `.eq("settings->>theme", …)`, `.eq("author.name", …)`, `.order("c", { referencedTable: "t" })`
  private mutating func condition(
    on expression: JavaScriptExpression, _ table: [String], _ other: String?, _ embeds: [String: [String]]
  ) {
    let text = mapped(expression)
    let bytes = text.bytes
    let arrow = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: "-") && bytes[$0 + 1] == UInt8(ascii: ">") }
    let path = bytes[..<(arrow ?? bytes.count)]
    guard !path.isEmpty, !path.contains(PostgRESTSelect.hole), !path.contains(UInt8(ascii: "(")) else { return }
    var start = path.startIndex
    var target: [String]? = table
    if let other { target = embeds[other] }
    if let point = path.lastIndex(of: UInt8(ascii: ".")), !path.contains(UInt8(ascii: "\"")) {
      target = embeds[String(decoding: path[..<point], as: UTF8.self)]
      start = point + 1
    }
    guard let target else { return }
    var range = start..<path.endIndex
    if range.count > 2, bytes[range.lowerBound] == UInt8(ascii: "\""), bytes[range.upperBound - 1] == UInt8(ascii: "\"") {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    // `created_at::date`
    if let cast = bytes[range].firstIndex(of: UInt8(ascii: ":")) { range = range.lowerBound..<cast }
    let name = PostgRESTSelect.Name(text: String(decoding: bytes[range], as: UTF8.self), range: range)
    column(name, in: text, target, isGuessed: target != table)
  }
}
