import Platform

/// One thing the program can be asked to do: `plimsoll NAME …`.
struct Command: Sendable {
  let name: String
  /// What stands behind the name and the options.
  let operands: String
  let summary: String
  let details: String
  let examples: [String]
  let options: [Option]
  let run: @Sendable (ParsedArguments, any Console) throws(Complaint) -> ExitStatus

  static let all: [Command] = [.check, .initialise, .baseline, .timeline, .parse, .explain, .rules, .completions]

  /// The command that stands first; where none does, what stands there is for `check`.
  static func meant(by arguments: [String]) throws(Complaint) -> (Command, rest: ArraySlice<String>) {
    guard let first = arguments.first, first.isOption || (try? Files.kind(of: first)) == nil || isName(first) else {
      return (.check, arguments[...])
    }
    return first.isOption ? (.check, arguments[...]) : (try named(first), arguments.dropFirst())
  }

  private static func isName(_ word: String) -> Bool { all.contains { $0.name == word } }

  static func named(_ name: String) throws(Complaint) -> Command {
    if let command = all.first(where: { $0.name == name }) { return command }
    let closest = Suggestion.closest(to: name, among: all.map(\.name) + ["help"])
    if let closest { throw Complaint("unknown command '\(name)'; did you mean '\(closest)'?") }
    throw Complaint("'\(name)' is no command and no file; see 'plimsoll --help'")
  }
}

extension String {
  /// `-` is a file: standard input.
  fileprivate var isOption: Bool { hasPrefix("-") }
}
