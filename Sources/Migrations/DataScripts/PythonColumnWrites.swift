import PythonSyntax
import SourceText

/// What a Python script writes: SQL in its strings, attributes of objects, and names that it hands to what writes.
struct PythonColumnWrites {
  private(set) var sql: [(bytes: [UInt8], place: Place)] = []
  private(set) var columns: [(column: String, place: Place)] = []

  /// What takes columns and their values.
  private static let writing: Set<String> = [
    "update", "values", "create", "acreate", "insert", "save", "update_or_create", "get_or_create", "bulk_update",
    "bulk_create",
    "bulk_insert_mappings", "bulk_update_mappings", "execute", "executemany", "set_", "on_conflict_do_update", "setattr",
  ]
  private var isWritten = false
  /// Keys of dictionaries: columns, if they come to something that writes.
  private var keys: [(column: String, place: Place)] = []

  mutating func read(_ tree: PythonTree) {
    var open = [tree.root]
    while let node = open.popLast() {
      read(node)
      open += node.children
    }
    if isWritten { columns += keys }
    columns.sort { $0.place.span.start < $1.place.span.start }
    sql.sort { $0.place.span.start < $1.place.span.start }
  }

  private mutating func read(_ node: PythonNode) {
    switch node.kind {
    case .assignment, .augmentedAssignment, .annotatedAssignment:
      for target in node.children(.target) { readTarget(target) }
    case .string, .formattedString: readString(node)
    case .dictionaryEntry:
      guard let key = node.child(.key), let column = Self.name(key) else { return }
      keys.append((column, node.place))
    case .call: readCall(node)
    default: break
    }
  }

  private mutating func readTarget(_ target: PythonNode) {
    switch target.kind {
    case .attribute: if let name = target.name { columns.append((name, target.place)) }
    case .subscript:
      if let index = target.child(.index), let column = Self.name(index) { keys.append((column, target.place)) }
    case .tuple, .list: for item in target.children(.item) { readTarget(item) }
    default: break
    }
  }

  /// `"a"`, or `Table.a`.
  private static func name(_ node: PythonNode) -> String? {
    switch node.kind {
    case .string:
      guard case .text(let text)? = node.stringPieces.first, node.stringPieces.count == 1 else { return nil }
      return String(decoding: text.bytes, as: UTF8.self)
    case .attribute: return node.name
    default: return nil
    }
  }

  private mutating func readCall(_ call: PythonNode) {
    guard let function = call.child(.function), let name = function.kind == .attribute ? function.name : function.sourceText,
      !name.isEmpty
    else { return }
    // `Account(region="eu")` makes a row.
    let makesRow = function.kind == .name && (0x41...0x5A).contains(name.utf8.first!)
    guard makesRow || Self.writing.contains(name) else { return }
    if !makesRow { isWritten = true }
    for argument in call.children(.argument) {
      if argument.kind == .keywordArgument, let keyword = argument.name {
        columns.append((keyword, argument.place))
        if ["fields", "update_fields"].contains(keyword) { readNames(argument.child(.value)) }
      } else if name == "bulk_update" || name == "setattr" {
        readNames(argument)
      }
    }
  }

  /// `["a", "b"]`, or `"a"` itself.
  private mutating func readNames(_ node: PythonNode?) {
    guard let node else { return }
    let items = [.list, .tuple, .set].contains(node.kind) ? node.children(.item) : [node]
    for item in items where item.kind == .string {
      if let column = Self.name(item) { columns.append((column, item.place)) }
    }
  }

  /// What the run puts into a string is a hole.
  private mutating func readString(_ node: PythonNode) {
    var bytes: [UInt8] = []
    for piece in node.stringPieces {
      switch piece {
      case .text(let text): bytes += text.bytes
      case .replacement: bytes += PythonText.holeBytes
      }
    }
    if SQLInText.isLikely(bytes) { sql.append((bytes, node.place)) }
  }
}

/// Whether a string of a program may be SQL that writes.
enum SQLInText {
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 12 else { return false }
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return ["update ", "insert ", "update\n", "insert\n", "merge ", "copy "].contains { word in
      lower.firstRange(of: Array(word.utf8), from: 0) != nil
    }
  }
}
