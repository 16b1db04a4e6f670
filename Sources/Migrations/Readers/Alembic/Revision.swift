import PythonSyntax
import SourceText

/// What a revision says of itself at the top of its file.
struct Revision {
  var id: String
  /// Relative to the folder the user stands in.
  var file: String
  /// The revisions before it; several of a merge.
  var downRevisions: [String] = []
  var dependsOn: [String] = []
  var labels: [String] = []
  var tree: PythonTree
  var idSpan: Span

  /// Nil for a file that is no revision. What is bound to `revision` decides, as Alembic looks at it.
  init?(_ tree: PythonTree, file: String) {
    self.tree = tree
    self.file = file
    var id: String?
    idSpan = Span(start: 0, end: 0)
    for statement in tree.root.children(.body) {
      let target = statement.child(.target)
      guard statement.kind == .assignment || statement.kind == .annotatedAssignment, let target, target.kind == .name,
        let value = statement.child(.value)
      else { continue }
      switch target.sourceText {
      case "revision":
        id = Self.string(value)
        idSpan = value.span
      case "down_revision": downRevisions = Self.strings(value)
      case "depends_on": dependsOn = Self.strings(value)
      case "branch_labels": labels = Self.strings(value)
      default: break
      }
    }
    guard let id else { return nil }
    self.id = id
  }

  private static func string(_ node: PythonNode) -> String? {
    guard node.kind == .string else { return nil }
    var bytes: [UInt8] = []
    for case .text(let text) in node.stringPieces { bytes += text.bytes }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func strings(_ node: PythonNode) -> [String] {
    switch node.kind {
    case .string: string(node).map { [$0] } ?? []
    case .tuple, .list, .set: node.children(.item).compactMap(string)
    default: []
    }
  }
}
