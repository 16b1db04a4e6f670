import SQLSyntax
import SourceText

/// The comments of SQL and of the bodies in it, with the statements around them.
struct SQLComments {
  struct Found {
    var span: Span
    /// Number of the list of statements that it stands among.
    var level: Int
    var isBlock: Bool
  }

  /// In the file.
  private(set) var comments: [Found] = []
  /// The statements of the script, and those of each body, in order.
  private var levels: [[Span]] = []
  private let script: Script

  init(_ script: Script) {
    self.script = script
    let tree = script.tree
    levels.append(tree.statements.map { script.fileSpan($0.span) })
    take(tree.lexed.comments, of: tree, level: 0)
    for statement in tree.statements { enterBody(of: tree.root(of: statement)) }
  }

  private mutating func take(_ found: [Comment], of tree: SyntaxTree, level: Int) {
    comments += found.map {
      Found(span: script.fileSpan(tree.fileSpan(of: $0.span)), level: level, isBlock: $0.isBlock)
    }
  }

  private mutating func enterBody(of node: Node) {
    guard let body = node.tree.body(of: node), let tree = body.tree else { return }
    let statements = body.statements.filter { !$0.isDynamic }
    let level = levels.count
    levels.append(statements.map { script.fileSpan($0.span) }.sorted { ($0.start, $1.end) < ($1.start, $0.end) })
    take(tree.lexed.comments, of: tree, level: level)
    // Those of a DO inside are among the statements; its comments are not among the comments.
    for statement in statements where statement.tag == .do && statement.node.tree === tree { enterBody(of: statement.node) }
  }

  func subject(of comment: Found, _ lines: LineIndex) -> Span? {
    let statements = levels[comment.level]
    let span = comment.span
    // The first that begins behind it.
    var (low, high) = (0, statements.count)
    while low < high {
      let middle = (low + high) / 2
      if statements[middle].start < span.start { low = middle + 1 } else { high = middle }
    }
    let next = low < statements.count ? statements[low] : nil
    // In the list of a body a DO stands before the statements inside it.
    let above = statements[max(0, low - Self.deepest)..<low]
    if let around = above.last(where: { span.start < $0.end }) { return around }
    if let next, comment.isBlock, lines.line(of: next.start) == lines.line(of: max(span.start, span.end - 1)) { return next }
    let lineStart = lines.starts[lines.line(of: span.start) - 1]
    var before: Span?
    while low > 0, statements[low - 1].end > lineStart {
      low -= 1
      before = Span(start: statements[low].start, end: max(before?.end ?? 0, statements[low].end))
    }
    return before ?? next
  }

  private static let deepest = 32
}
