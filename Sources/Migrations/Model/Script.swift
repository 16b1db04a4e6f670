import SQLSyntax
import SourceText

/// SQL that a runner sends, read: a file, a section of one, or a string in a changelog.
public final class Script: Sendable {
  /// The file the text comes from.
  public let file: SourceText
  /// Leads from the tree's offsets to the file's, where they differ.
  public let origin: OffsetMap?
  private let source: TreeSource
  /// Of one that may be without its tree.
  private let outlineOfFile: Outline?

  public init(file: SourceText, tree: SyntaxTree, origin: OffsetMap? = nil) {
    self.file = file
    self.origin = origin
    source = .held(tree)
    outlineOfFile = nil
  }

  /// The whole file, or a part of it, as the section behind `-- +goose Up`.
  public init(_ file: SourceText, in span: Span? = nil) {
    self.file = file
    origin = nil
    var seen: Outline?
    source = .fleeting(FleetingTree(file, in: span) { seen = Outline($0) })
    outlineOfFile = seen
  }

  /// SQL that is written nowhere but stands for a call or an element of the file: all of it points there.
  public convenience init(lowered sql: String, at span: Span, of file: SourceText) {
    self.init(file: file, tree: SyntaxTree.parse(SourceText(name: file.name, sql)), origin: OffsetMap(allAt: span))
  }

  /// The statements. Who goes on to use it holds on to it: it may be made anew each time.
  public var tree: SyntaxTree { source.tree }

  /// What the tree is of: the file, unless the SQL is written in it with escapes.
  public var text: SourceText { source.text }

  /// Where a span of the tree stands in the file.
  public func fileSpan(_ span: Span) -> Span { origin?.source(of: span) ?? span }

  // What is known without the tree, where that may have to be made.

  var hasTree: Bool { source.hasTree }
  func isUnderstood(_ statement: Int) -> Bool { source.isUnderstood(statement) }
  var statementCount: Int { outlineOfFile?.statementCount ?? tree.statements.count }
  var mayControlTransactions: Bool { outlineOfFile?.controlsTransactions ?? true }
  /// psql sends its statements one by one, and is told nothing besides.
  var isPlain: Bool { (outlineOfFile ?? Outline(SplitText(tree.lexed))).isPlain }
  /// Whose marks it bears.
  var dialect: DialectMarks.Verdict? { (outlineOfFile ?? Outline(SplitText(tree.lexed))).dialect }

  /// What is asked of all files at once.
  private struct Outline: Sendable {
    private let count: UInt32
    let isPlain: Bool
    /// A statement may open or end a transaction.
    let controlsTransactions: Bool
    let dialect: DialectMarks.Verdict?

    var statementCount: Int { Int(count) }

    init(_ split: SplitText) {
      count = UInt32(split.statementCount)
      isPlain = split.lexed.psqlCommands.isEmpty && !split.joinsStatements
      controlsTransactions = split.tags.contains(where: TransactionControl.mayBe)
      dialect = DialectMarks(split.lexed).verdict
    }
  }
}

/// One statement of a script.
public struct ScriptStatement: Sendable {
  public let script: Script
  private let number: UInt32
  /// Whether it comes to run at all.
  public var certainty = Certainty.always
  /// What is told of few, and so stands elsewhere.
  private var sending = Seldom<Sending>()

  /// How a program sends it.
  private struct Sending: Sendable {
    var rescue: Rescue?
    var rows: RowSource?
    var filledHoles: [UInt32] = []

    var isPlain: Bool { rescue == nil && rows == nil && filledHoles.isEmpty }
  }

  private var sent: Sending {
    get { sending.value ?? Sending() }
    set { sending.value = newValue.isPlain ? nil : newValue }
  }

  /// Index into the tree's statements.
  public var index: Int { Int(number) }

  /// The program that sends it catches an error in it and goes on, with no savepoint around it.
  public var rescue: Rescue? {
    get { sending.value?.rescue }
    set { sent.rescue = newValue }
  }

  /// The rows for which a program sends it again and again, where the program was understood.
  public var rows: RowSource? {
    get { sending.value?.rows }
    set { sent.rows = newValue }
  }

  /// Where holes stand, as offsets of the tree's text, that hold no NULL whatever else they hold: the program has made a text,
  /// a number or a date of it. In order.
  var filledHoles: [UInt32] {
    get { sending.value?.filledHoles ?? [] }
    set { sent.filledHoles = newValue }
  }

  /// Where the rows come from that a statement of a program is sent for. It is set only where nothing on the way, no condition and
  /// no early end of a round, may pass over a row.
  public enum RowSource: Sendable {
    /// It stands in a loop over the rows that this SELECT gives, runs for each of them, and its WHERE is true of the row at hand
    /// alone. All rounds together change those rows that the SELECT's WHERE chooses, where that reads from the statement's own
    /// table alone; an INSERT writes a row for each. The SELECT itself may be `untilNoneIsLeft`.
    indirect case eachRow(of: ScriptStatement)
    /// It stands in a loop that ends when it finds nothing more: all rows are done that it finds but for a LIMIT. The query may be
    /// another one, by which it chooses its rows; then it is the query of `eachRow(of:)` that bears this.
    case untilNoneIsLeft
  }

  public enum Certainty: Int, Sendable, Comparable {
    /// Only the run knows: it stands in a branch, or in a loop over what nobody knows.
    case maybe
    /// It runs for rows, and there may be none: in a loop over them, or where they have been counted.
    case ifRowsAreThere
    /// Whatever the data and the state of the server are.
    case always

    public static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
  }

  /// What catches an error in the program that sends a statement.
  public struct Rescue: Sendable, Hashable {
    /// The handler.
    public var place: Place

    public init(_ place: Place) { self.place = place }
  }

  public init(_ script: Script, _ index: Int, always: Bool = true) {
    self.script = script
    number = UInt32(index)
    certainty = always ? .always : .maybe
  }

  public var always: Bool { certainty == .always }

  /// More than its tag is known.
  public var isUnderstood: Bool { script.isUnderstood(index) }

  public var statement: Statement { script.tree.statements[index] }
  public var root: Node {
    let tree = script.tree
    return tree.root(of: tree.statements[index])
  }
  public var span: Span { script.fileSpan(statement.span) }
  public var sql: String { script.text[statement.span] }

  var writesRows: Bool { [.insert, .update, .delete, .merge].contains(root.kind) }

  /// Whether a value that only the run knows is surely not NULL.
  public func isFilled(_ hole: Node) -> Bool {
    !filledHoles.isEmpty && hole.tree.text === script.text && filledHoles.contains(hole.span.start)
  }

  private static let hole = Array("\u{FFFC}".utf8)

  /// Which of the holes in its text hold no NULL, counted from 0.
  public var filledHoleNumbers: [Int] {
    guard !filledHoles.isEmpty else { return [] }
    let bytes = script.text.bytes[Int(statement.span.start)..<Int(statement.span.end)]
    var numbers: [Int] = []
    var count = 0
    for at in bytes.indices {
      guard bytes[at...].starts(with: Self.hole) else { continue }
      // One in quotes is a literal, which begins before it.
      if filledHoles.contains(UInt32(at)) || at > 0 && filledHoles.contains(UInt32(at - 1)) { numbers.append(count) }
      count += 1
    }
    return numbers
  }
}

extension Script {
  public var statements: [ScriptStatement] { statements(always: true) }

  func statements(always: Bool) -> [ScriptStatement] {
    (0..<statementCount).map { ScriptStatement(self, $0, always: always) }
  }

  /// The statements that begin inside a part of the tree's text.
  public func statements(in span: Span) -> [ScriptStatement] {
    statements.filter { span.contains($0.statement.span.start) }
  }
}
