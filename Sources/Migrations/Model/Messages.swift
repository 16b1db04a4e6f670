/// What a runner sends one after the other. Most send each statement of a script by itself, and for that no list is made.
public struct Messages: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, Sendable {
  private enum Content: Sendable {
    case eachStatement(Script)
    case list([Message])
  }

  private var content: Content

  public init() { content = .list([]) }

  public init(_ messages: [Message]) { content = .list(messages) }

  /// Every statement is a call of its own.
  public init(statementsOf script: Script) { content = .eachStatement(script) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch content {
    case .eachStatement(let script): script.statementCount
    case .list(let messages): messages.count
    }
  }

  public subscript(index: Int) -> Message {
    get {
      switch content {
      case .eachStatement(let script):
        precondition(index < script.statementCount)
        return Message(ScriptStatement(script, index))
      case .list(let messages): return messages[index]
      }
    }
    set { changeList { $0[index] = newValue } }
  }

  public mutating func replaceSubrange(_ range: Range<Int>, with messages: some Collection<Message>) {
    changeList { $0.replaceSubrange(range, with: messages) }
  }

  private mutating func changeList(_ change: (inout [Message]) -> Void) {
    var list =
      switch content {
      case .eachStatement: Array(self)
      case .list(let messages): messages
      }
    // While it changes nobody else may hold it, or all of it would be copied.
    content = .list([])
    change(&list)
    content = .list(list)
  }
}
