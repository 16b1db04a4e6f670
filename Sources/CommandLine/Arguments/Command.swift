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

  static let all: [Command] = [.timeline, .parse]

  /// Commands that the finished program will have: told apart from misspelt ones.
  private static let announced = ["check", "explain", "rules", "baseline"]

  static func named(_ name: String) throws(Complaint) -> Command {
    if let command = all.first(where: { $0.name == name }) { return command }
    if name.hasPrefix("-"), name != "-" {
      throw Complaint("unknown option '\(name)' before a command; see 'plimsoll --help'")
    }
    let closest = Suggestion.closest(to: name, among: all.map(\.name) + announced + ["help"])
    if let closest, announced.contains(closest) {
      throw Complaint("this version has no '\(closest)' yet; see 'plimsoll --help' for what it has")
    }
    if let closest { throw Complaint("unknown command '\(name)'; did you mean '\(closest)'?") }
    if (try? Files.kind(of: name)) != nil {
      throw Complaint("'\(name)' needs a command before it, as in 'plimsoll parse \(name)'")
    }
    throw Complaint("unknown command '\(name)'; see 'plimsoll --help'")
  }
}
