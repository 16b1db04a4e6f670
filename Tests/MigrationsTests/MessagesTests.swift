import SQLSyntax
import SourceText
import Testing

@testable import Migrations

/// What is sent statement by statement takes no list, and is like a list of them.
@Suite("Messages") struct MessagesTests {
  private let script = Script(SourceText("SELECT 1; SELECT 2; SELECT 3;"))

  private func text(_ messages: Messages) -> String {
    messages.map { $0.isUnread ? "?" : $0.statements.map(\.sql).joined(separator: "+") }.joined(separator: " | ")
  }

  @Test("Each statement is a message")
  func statements() {
    let messages = Messages(statementsOf: script)
    #expect(text(messages) == "SELECT 1 | SELECT 2 | SELECT 3")
    #expect(text(Messages(script.statements.map { Message($0) })) == text(messages))
    #expect(Messages(statementsOf: Script(SourceText(" -- nothing"))).isEmpty)
  }

  @Test("What changes them leaves the others as they are")
  func changes() {
    let messages = Messages(statementsOf: script)
    var changed = messages
    changed.insert(.unread, at: 0)
    changed += Messages(statementsOf: Script(SourceText("SELECT 4")))
    changed[2] = Message(script.statements)
    changed.remove(at: 3)
    #expect(text(changed) == "? | SELECT 1 | SELECT 1+SELECT 2+SELECT 3 | SELECT 4")
    #expect(text(messages) == "SELECT 1 | SELECT 2 | SELECT 3")
  }
}
