import Migrations
import Platform
import Reports

extension Command {
  static let timeline = Command(
    name: "timeline", operands: "[PATH …]", summary: "show what would run, transaction by transaction",
    details: """
      PATH is a migration folder, a project that holds some, or a file of one; by
      default the folder you stand in. The runner is recognised by its files and its
      configuration; each bracket is one transaction, with the reason why.
      Exit status: 0 shown; 2 something could not be read, or contradicts itself.
      """,
    examples: [
      "plimsoll timeline",
      "plimsoll timeline db/migrations",
      "plimsoll timeline --framework goose --format json db",
    ],
    options: [.framework, .transactions, .config, .format, .output, .color, .help],
    run: { arguments, console throws(Complaint) in
      try TimelineCommand(arguments, console).run()
    })
}

struct TimelineCommand {
  private enum Format: String, CaseIterable { case text, json }

  private let format: Format
  private let paths: [String]
  private let framework: String?
  private let scope: TransactionScope?
  private let configurationPath: String?
  private let sink: any ReportSink
  private let appearance: Appearance
  private let files: any FileSource

  init(_ arguments: ParsedArguments, _ console: any Console, files: any FileSource = DiskFiles()) throws(Complaint) {
    self.files = files
    format = try arguments.choice(.format)
    paths = arguments.operands.isEmpty ? ["."] : arguments.operands
    framework = try Self.framework(arguments[.framework])
    scope = arguments[.transactions] == nil ? nil : try arguments.choice(.transactions)
    configurationPath = arguments[.config]
    appearance = try Appearance.ofReport(arguments, console)
    sink = try arguments[.output].map { path throws(Complaint) in try FileSink(path) } ?? ConsoleSink(console)
  }

  /// The framework of this name, which must be one we know.
  static func framework(_ name: String?) throws(Complaint) -> String? {
    guard let name else { return nil }
    let known = allReaders.map(\.framework.id)
    guard !known.contains(name) else { return name }
    if let closest = Suggestion.closest(to: name, among: known) {
      throw Complaint("unknown framework '\(name)'; did you mean '\(closest)'?")
    }
    throw Complaint("unknown framework '\(name)'; known are \(known.sorted().joined(separator: ", "))")
  }

  func run() throws(Complaint) -> ExitStatus {
    let project = Project(files)
    var runs: [Run] = []
    var remarks: [Remark] = []
    var leftOut: [Remark] = []
    var configurations = Configurations(project, named: configurationPath)
    for path in paths {
      guard project.kind(of: path) != nil else { throw Complaint("no such file or folder: '\(path)'") }
      let choices = try configurations.configuration(for: path).choices
      let found = Discovery(project, framework: framework, choices: choices).find(at: path)
      runs += found.sets.map { set in (scope.map { set.forced(to: $0, by: "--transactions") } ?? set).run() }
      remarks += found.remarks
      leftOut += found.leftOutRemarks
    }
    if runs.isEmpty, remarks.isEmpty { throw .noMigrations(in: paths, leftOut) }
    remarks += leftOut
    let report: OutputBuffer
    switch format {
    case .json: report = TimelineJSON.render(runs, remarks: remarks)
    case .text:
      report = TimelineText.render(
        runs, remarks: remarks, style: appearance.style, strokes: appearance.drawsBoxes ? .boxes : .ascii,
        width: appearance.width)
    }
    try sink.deliver(report)
    let isVouchedFor = (remarks + runs.flatMap(\.set.remarks)).allSatisfy { $0.kind != .problem }
    return isVouchedFor ? .success : .unusable
  }
}
