import PythonSyntax
import SQLSyntax
import SourceText

/// What the revisions that were read so far have made of enums: programs ask the server for them before they change them.
final class AlembicHistory {
  struct Enumeration {
    var labels: [String]
    /// It is surely there, with these labels and no others.
    var isCertain: Bool
  }
  /// By their names without a schema.
  private(set) var enums: [String: Enumeration] = [:]
  private var dropped: Set<String> = []
  /// Enums that have come into being with a table: Alembic makes each only once in a run.
  var madeWithTables: Set<String> = []

  /// Whether a type is there; nil where nobody knows.
  func hasType(_ name: String) -> Bool? {
    if let known = enums[name] { return known.isCertain ? true : nil }
    return false
  }

  func note(_ statement: ScriptStatement) {
    let root = statement.root
    switch root.kind {
    case .createEnumType:
      guard let name = root.child(.name)?.identifiers.last else { return }
      let labels = root.children(.label).map(\.stringValue)
      enums[name] = Enumeration(
        labels: labels.compactMap { $0 }, isCertain: statement.always && !labels.contains(nil) && !hasHole(root))
    case .alterType: alter(root, statement)
    case .drop where root.detail == .type:
      for object in root.children(.object) {
        guard let name = object.child(.name)?.identifiers.last else { continue }
        if statement.always { enums[name] = nil } else { enums[name]?.isCertain = false }
      }
    case .doStatement:
      // Whatever it does to them.
      for name in enums.keys where statement.sql.contains(name) { enums[name]?.isCertain = false }
    default: break
    }
  }

  private func alter(_ root: Node, _ statement: ScriptStatement) {
    guard let name = root.child(.name)?.identifiers.last, var known = enums[name] else { return }
    for action in root.children {
      switch action.kind {
      case .addEnumValue:
        guard let label = action.child(.label)?.stringValue, !hasHole(root) else {
          known.isCertain = false
          continue
        }
        if !known.labels.contains(label) { known.labels.append(label) }
        if !statement.always { known.isCertain = false }
      case .renameEnumValue:
        guard let old = action.child(.label)?.stringValue, let new = action.child(.newName)?.stringValue else { continue }
        known.labels = known.labels.map { $0 == old ? new : $0 }
        if !statement.always { known.isCertain = false }
      default:
        if action.kind == .renameTo, let newName = action.child(.newName)?.identifiers.last {
          enums[name] = nil
          enums[newName] = known
          return
        }
      }
    }
    enums[name] = known
  }

  private func hasHole(_ root: Node) -> Bool { root.sourceText.utf8.contains(0xEF) }

  /// What a query over the server's own catalogs of types finds: rows, or nil where nobody knows.
  func answer(to query: Node) -> [[PythonAnswer]]? {
    guard query.kind == .query, let select = query.child(.body), select.kind == .select else { return nil }
    let relations = Set(query.nodes(of: .relationName).compactMap { $0.identifiers.last })
    if !relations.isSubset(of: ["pg_enum", "pg_type", "pg_namespace"]) { return nil }
    let constants = query.nodes(of: .constant).compactMap(\.stringValue)
    let ranges = query.nodes(of: .functionCall).contains { $0.child(.name)?.identifiers.last == "enum_range" }
    var named = constants.filter { enums[$0] != nil }
    if ranges {
      named += query.nodes(of: .typeName).compactMap { $0.child(.name)?.identifiers.last }.filter { enums[$0] != nil }
    }
    guard let name = named.first, Set(named).count == 1, let known = enums[name], known.isCertain else {
      return nil
    }
    guard relations.contains("pg_enum") || ranges else {
      // Only whether the type is there.
      return relations.contains("pg_type") && constants.count <= 2 ? [[.something]] : nil
    }
    let targets = select.children(.column)
    let columns = query.nodes(of: .columnReference).compactMap { $0.identifiers.last }
    let others = constants.filter { $0 != name && $0 != "public" && $0 != "e" }
    guard others.count <= 1, targets.count <= 1 else { return nil }
    if let label = others.first {
      guard columns.contains("enumlabel") else { return nil }
      return known.labels.contains(label) ? [[.label(label)]] : []
    }
    return known.labels.map { [.label($0)] }
  }
}

/// A cell of what a query finds.
enum PythonAnswer {
  case label(String)
  case something
}

/// Rows that are known before the run, behind the result of a query.
final class KnownRows {
  let rows: [[PythonAnswer]]
  let place: Place
  var isScalars = false

  init(_ rows: [[PythonAnswer]], at place: Place, isScalars: Bool = false) {
    self.rows = rows
    self.place = place
    self.isScalars = isScalars
  }

  private func cell(_ answer: PythonAnswer) -> PythonValue {
    switch answer {
    case .label(let text): .text(PythonText(text.utf8, at: place))
    case .something: .integer(1)
    }
  }

  private func row(_ cells: [PythonAnswer]) -> PythonValue {
    isScalars ? cells.first.map(cell) ?? .none : .tuple(cells.map(cell))
  }

  var all: PythonValue { .tuple(rows.map(row)) }
  var first: PythonValue { rows.first.map(row) ?? .none }
  var scalar: PythonValue { rows.first?.first.map(cell) ?? .none }
}
