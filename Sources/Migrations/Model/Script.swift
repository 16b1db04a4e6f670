import SQLSyntax
import SourceText

/// SQL that a runner sends, read: a file, a section of one, or a string in a changelog.
public struct Script: Sendable {
  /// The file the text comes from.
  public let file: SourceText
  /// The statements. The tree's text is the file's own unless the SQL is written in it with escapes.
  public let tree: SyntaxTree
  /// Leads from the tree's offsets to the file's, where they differ.
  public let origin: OffsetMap?

  public init(file: SourceText, tree: SyntaxTree, origin: OffsetMap? = nil) {
    self.file = file
    self.tree = tree
    self.origin = origin
  }

  /// The whole file.
  public init(_ file: SourceText) {
    self.init(file: file, tree: SyntaxTree.parse(file))
  }

  /// A part of the file, as the section behind `-- +goose Up`.
  public init(_ file: SourceText, in span: Span) {
    self.init(file: file, tree: SyntaxTree.parse(file, in: span))
  }

  /// SQL that is written nowhere but stands for a call or an element of the file: all of it points there.
  public init(lowered sql: String, at span: Span, of file: SourceText) {
    self.init(file: file, tree: SyntaxTree.parse(SourceText(name: file.name, sql)), origin: OffsetMap(allAt: span))
  }

  /// Where a span of the tree stands in the file.
  public func fileSpan(_ span: Span) -> Span { origin?.source(of: span) ?? span }
}

/// One statement of a script.
public struct ScriptStatement: Sendable {
  public let script: Script
  /// Index into the tree's statements.
  public let index: Int
  /// It runs whatever the data and the state of the server are. (A branch, or a loop over unknown data, makes it *maybe*.)
  public let always: Bool

  public init(_ script: Script, _ index: Int, always: Bool = true) {
    self.script = script
    self.index = index
    self.always = always
  }

  public var statement: Statement { script.tree.statements[index] }
  public var root: Node { script.tree.root(of: statement) }
  public var span: Span { script.fileSpan(statement.span) }
  public var sql: String { script.tree.text[statement.span] }
}

extension Script {
  public var statements: [ScriptStatement] { tree.statements.indices.map { ScriptStatement(self, $0) } }

  /// The statements that begin inside a part of the tree's text.
  public func statements(in span: Span) -> [ScriptStatement] {
    statements.filter { span.contains($0.statement.span.start) }
  }
}
