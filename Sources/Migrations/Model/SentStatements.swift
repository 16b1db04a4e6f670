/// The statements of a message. Most messages have one, and for that no list is made.
public struct SentStatements: RandomAccessCollection, MutableCollection, Sendable {
  private enum Content: Sendable {
    case one(ScriptStatement)
    case list([ScriptStatement])
  }

  private var content: Content

  public init(_ statement: ScriptStatement) { content = .one(statement) }

  public init(_ statements: [ScriptStatement]) {
    content = statements.count == 1 ? .one(statements[0]) : .list(statements)
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch content {
    case .one: 1
    case .list(let statements): statements.count
    }
  }

  public subscript(index: Int) -> ScriptStatement {
    get {
      switch content {
      case .one(let statement):
        precondition(index == 0)
        return statement
      case .list(let statements): return statements[index]
      }
    }
    set {
      switch content {
      case .one: content = .one(newValue)
      case .list(var statements):
        // While it changes nobody else may hold it, or all of it would be copied.
        content = .list([])
        statements[index] = newValue
        content = .list(statements)
      }
    }
  }

  public mutating func append(_ statement: ScriptStatement) {
    switch content {
    case .one(let first): content = .list([first, statement])
    case .list(var statements):
      content = .list([])
      statements.append(statement)
      content = .list(statements)
    }
  }
}
