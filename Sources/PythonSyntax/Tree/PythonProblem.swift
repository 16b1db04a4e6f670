import SourceText

/// A place that is no Python.
public struct PythonProblem: Error, Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    case unexpectedToken
    case invalidCharacter
    case unterminatedString
    case unclosedBracket
    case unmatchedBracket
    case inconsistentIndentation
    case unexpectedIndentation
    case nestedTooDeeply
    case loneBrace
  }
  public var reason: Reason
  public var span: Span

  public var message: String {
    switch reason {
    case .unexpectedToken: "this is not Python 3"
    case .invalidCharacter: "a character that Python does not know"
    case .unterminatedString: "the string has no end"
    case .unclosedBracket: "the bracket is never closed"
    case .unmatchedBracket: "a bracket that nothing has opened"
    case .inconsistentIndentation: "the indentation fits no line above it"
    case .unexpectedIndentation: "an indented line that belongs to nothing"
    case .nestedTooDeeply: "nested too deeply"
    case .loneBrace: "a single } in a formatted string"
    }
  }
}
