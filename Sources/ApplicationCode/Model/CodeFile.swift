import Migrations
import ProgramSyntax
import PythonSyntax
import SourceText

/// A file of application code. One thread reads it at a time, and what several libraries want to know of it is worked out once.
public final class CodeFile: @unchecked Sendable {
  public let text: SourceText
  /// Nil of what is no program: a Prisma schema, a file of queries.
  public let language: ProgramLanguage?
  /// It is a test, or stands among tests.
  public let isTest: Bool
  private var tree: PythonTree?
  private var javaScriptTokens: JavaScriptTokens?

  public init(_ text: SourceText, isTest: Bool = false) {
    self.text = text
    self.isTest = isTest
    language = ProgramLanguage(ofFile: text.name)
  }

  public var path: String { text.name }

  /// Of a Python file.
  public var python: PythonTree {
    if let tree { return tree }
    let parsed = PythonTree.parse(text)
    tree = parsed
    return parsed
  }

  /// Of a file in JavaScript or TypeScript.
  var javaScript: JavaScriptTokens {
    if let javaScriptTokens { return javaScriptTokens }
    let tokens = JavaScriptTokens(ProgramText(text, .javaScript))
    javaScriptTokens = tokens
    return tokens
  }

  public func mentions(_ word: StaticString) -> Bool { text.contains(word) }
}
