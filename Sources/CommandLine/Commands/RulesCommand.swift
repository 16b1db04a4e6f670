import Reports
import Rules

extension Command {
  static let rules = Command(
    name: "rules", operands: "", summary: "list all rules, one a line",
    details: "A line tells a rule's name, the gravest it reports, and what it finds.",
    examples: ["plimsoll rules", "plimsoll rules --format json"],
    options: [.format, .output, .help],
    run: { arguments, console throws(Complaint) in
      try RulesCommand(arguments, console).run()
    })
}

struct RulesCommand {
  private enum Format: String, CaseIterable { case text, json }

  private let format: Format
  private let sink: any ReportSink

  init(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) {
    guard arguments.operands.isEmpty else { throw Complaint("rules takes no operand; see 'plimsoll explain RULE'") }
    format = try arguments.choice(.format)
    sink = try arguments[.output].map { path throws(Complaint) in try FileSink(path) } ?? ConsoleSink(console)
  }

  func run() throws(Complaint) -> ExitStatus {
    let infos = RuleCatalog.infos
    try sink.deliver(format == .json ? RuleList.json(infos) : RuleList.text(infos))
    return .success
  }
}
