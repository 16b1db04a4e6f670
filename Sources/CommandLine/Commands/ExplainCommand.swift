import Reports
import Rules

extension Command {
  static let explain = Command(
    name: "explain", operands: "RULE", summary: "what a rule finds, why it hurts, what to do instead",
    details: "Shows a migration the rule objects to, and one that does the same safely.",
    examples: ["plimsoll explain enum-value-used-before-commit"],
    options: [.pageFormat, .output, .color, .help],
    run: { arguments, console throws(Complaint) in
      try ExplainCommand(arguments, console).run()
    })
}

struct ExplainCommand {
  private enum Format: String, CaseIterable { case text, markdown }

  private let info: RuleInfo
  private let format: Format
  private let appearance: Appearance
  private let sink: any ReportSink

  init(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) {
    guard arguments.operands.count == 1 else { throw Complaint("explain needs the name of one rule; see 'plimsoll rules'") }
    guard let info = RuleCatalog.info(arguments.operands[0]) else { throw Self.unknown(arguments.operands[0]) }
    self.info = info
    format = try arguments.choice(.pageFormat)
    appearance = try Appearance.ofReport(arguments, console)
    sink = try arguments[.output].map { path throws(Complaint) in try FileSink(path) } ?? ConsoleSink(console)
  }

  func run() throws(Complaint) -> ExitStatus {
    let page = RulePage(info, RuleExample.of(info))
    switch format {
    case .text: try sink.deliver(page.text(width: min(appearance.width ?? 100, 100), style: appearance.style))
    case .markdown:
      var text = OutputBuffer()
      text.append(page.markdown())
      try sink.deliver(text)
    }
    return .success
  }

  static func unknown(_ id: String) -> Complaint {
    if let closest = Suggestion.closest(to: id, among: RuleCatalog.infos.map(\.id)) {
      return Complaint("unknown rule '\(id)'; did you mean '\(closest)'?")
    }
    return Complaint("unknown rule '\(id)'; see 'plimsoll rules'")
  }
}
