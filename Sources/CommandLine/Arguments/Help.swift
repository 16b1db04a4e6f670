/// The pages of `--help`; each fits a screen of 80 by 24.
enum Help {
  static var program: String {
    """
    Plimsoll tells, before a deploy, whether a PostgreSQL migration is safe to run.

    Usage: plimsoll [COMMAND] [OPTION …] [PATH …]

    Commands:
    \(rows(Command.all.map { ("\($0.name) \($0.operands)", $0.summary) } + [("help COMMAND", "show what a command takes")]))

    Options:
    \(rows([("-h, --help", "show this text"), ("--version", "show the version")]))

    Examples:
      plimsoll
      plimsoll check --format json db/migrations

    Exit status: 0 done, 1 findings, 2 wrong usage or something that cannot be read.

    """
  }

  static func text(of command: Command) -> String {
    """
    \(command.summary.prefix(1).uppercased() + command.summary.dropFirst()).
    Usage: plimsoll \(command.name) [OPTION …] \(command.operands)

    \(command.details)

    Options:
    \(rows(optionRows(command.options)))

    \(examples(command.examples))

    """
  }

  private static func examples(_ examples: [String]) -> String {
    if examples.count == 1 { return "Example: " + examples[0] }
    return "Examples:\n" + examples.map { "  " + $0 }.joined(separator: "\n")
  }

  private static func optionRows(_ options: [Option]) -> [(String, String)] {
    var rows: [(String, String)] = []
    for option in options {
      if option.sharesRow, !rows.isEmpty {
        rows[rows.count - 1].0 += ", " + spelling(option)
      } else {
        rows.append((spelling(option), option.summary))
      }
    }
    return rows
  }

  private static func spelling(_ option: Option) -> String {
    (option.short.map { $0 + ", " } ?? "") + option.name + (option.value.map { " " + $0 } ?? "")
  }

  private static func rows(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.unicodeScalars.count).max() ?? 0
    return rows.map { left, right in
      "  " + left + String(repeating: " ", count: width - left.unicodeScalars.count + 2) + right
    }.joined(separator: "\n")
  }
}
