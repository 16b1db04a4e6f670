import PythonSyntax
import SQLSyntax
import SourceText

/// Where a script gives values to columns, as far as its text tells.
struct ColumnWrites {
  struct Write {
    /// Its name as SQL has it; nil where only the objects of a program are named.
    var table: (schema: String?, name: String)?
    /// Nil for every column: an INSERT that names none.
    var column: String?
    var place: Place
  }

  private var writes: [Write] = []
  private let text: SourceText
  /// Names of the text, lower case and without `_`: what may stand for a table.
  private lazy var namesSquashed = Self.squashed(text.bytes)

  /// What it is written in is told by the name of the file.
  init(_ text: SourceText) {
    self.text = text
    if text.name.hasASCIISuffix(".sql") || text.name.hasASCIISuffix(".psql") {
      collect(SyntaxTree.parse(text)) { $0.fileSpan }
    } else if text.name.hasASCIISuffix(".py") {
      var python = PythonColumnWrites()
      python.read(PythonTree.parse(text))
      for (sql, place) in python.sql { collect(sql, at: place) }
      writes += python.columns.map { Write(column: $0.column, place: $0.place) }
    } else {
      let words = WordColumnWrites(text)
      for (sql, place) in words.sql { collect(sql, at: place) }
      writes += words.columns.map { Write(column: $0.column, place: $0.place) }
    }
  }

  /// The first place where it writes a column. Where a program does not say in SQL which table it means, its name has to occur,
  /// unless the whole script is said to be about it.
  mutating func first(of column: String, in table: (schema: String, name: String), isAboutTable: Bool) -> Place? {
    for write in writes where write.column == nil || Self.isSame(write.column!, column) {
      if let known = write.table {
        guard known.name == table.name, known.schema == nil || known.schema == table.schema else { continue }
      } else if !isAboutTable {
        guard mentions(table.name) else { continue }
      }
      return write.place
    }
    return nil
  }

  /// `subscriberId` of an object is `subscriber_id` of a table.
  private static func isSame(_ written: String, _ column: String) -> Bool {
    written == column || squashed(written.utf8) == squashed(column.utf8)
  }

  private mutating func mentions(_ table: String) -> Bool {
    if occurs(table) { return true }
    // `shop_account` of Django is `Account` of the app `shop`.
    guard let end = table.firstIndex(of: "_") else { return false }
    let app = String(table[..<end])
    return occurs(String(table[table.index(after: end)...]))
      && (text.name.split(separator: "/").contains(Substring(app))
        || Array(text.bytes).firstRange(of: Array("\(app).models".utf8), from: 0) != nil)
  }

  private mutating func occurs(_ table: String) -> Bool {
    let name = Self.squashed(Self.singular(table).utf8)
    return !name.isEmpty && namesSquashed.firstRange(of: name, from: 0) != nil
  }

  /// `plan_subscriptions` is `PlanSubscription` in programs.
  private static func singular(_ name: String) -> String {
    if name.hasSuffix("ies") { return String(name.dropLast(3)) }
    if name.hasSuffix("ses") || name.hasSuffix("xes") { return String(name.dropLast(2)) }
    return name.hasSuffix("s") && !name.hasSuffix("ss") ? String(name.dropLast()) : name
  }

  private static func squashed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.compactMap { byte in
      if byte == UInt8(ascii: "_") { return nil }
      return (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }

  // MARK: SQL

  /// SQL in a string of a program.
  private mutating func collect(_ sql: [UInt8], at place: Place) {
    let tree = SyntaxTree.parse(SourceText(name: place.file.name, bytes: sql))
    for statement in tree.statements { collect(tree.root(of: statement)) { _ in place } }
  }

  private mutating func collect(_ tree: SyntaxTree, _ span: (Node) -> Span) {
    let text = text
    for statement in tree.statements {
      let root = tree.root(of: statement)
      collect(root) { Place(text, span($0)) }
      for inner in tree.body(of: root)?.statements ?? [] {
        let place = Place(text, inner.span)
        collect(inner.node) { _ in place }
      }
    }
  }

  private mutating func collect(_ root: Node, _ place: (Node) -> Place) {
    for node in root.nodes(where: { [.insert, .update, .merge, .copy].contains($0) }) {
      guard let target = node.child(.target), target.kind == .relationName, let name = target.identifiers.last else { continue }
      let table = (schema: target.identifiers.dropLast().last, name: name)
      var columns: [Node] = node.children(.column)
      for part in [node] + node.children(.when) + [node.child(.conflict)].compactMap({ $0 }) {
        columns += part.children(.assignment).flatMap { $0.children(.column) }
        if part.kind == .mergeBranch { columns += part.children(.column) }
      }
      for column in columns {
        let name = (column.kind == .targetColumn ? column.child(.name) : column)?.identifiers.last
        if let name { writes.append(Write(table: table, column: name, place: place(node))) }
      }
      if columns.isEmpty { writes.append(Write(table: table, column: nil, place: place(node))) }
    }
  }
}
