import Migrations
import Platform
import Reports
import Rules
import SourceText

extension Command {
  static let check = Command(
    name: "check", operands: "[PATH …]", summary: "tell what will fail or hurt; the default command",
    details: """
      PATH is a folder, a file (judged among its neighbours) or - for standard input.
      """,
    examples: ["plimsoll check --postgres 17 --rule transaction-left-open=off db"],
    options: [
      .checkFormat, .outputs, .framework, .transactions, .postgres, .since, .staged, .code, .noCode, .rule, .failOn, .config,
      .baseline, .standardInputPath, .color, .quiet, .help,
    ],
    run: { arguments, console throws(Complaint) in
      try CheckCommand(arguments, console).run()
    })
}

struct CheckCommand {
  private let paths: [String]
  private let options: Checking.Options
  private let isQuiet: Bool
  private let appearance: Appearance
  private let outputs: ReportOutputs
  private let console: any Console
  private let project: Project

  init(_ arguments: ParsedArguments, _ console: any Console, files: any FileSource = DiskFiles()) throws(Complaint) {
    self.console = console
    outputs = try ReportOutputs(arguments, console)
    var options = try Self.options(arguments, console)
    isQuiet = arguments.has(.quiet)
    appearance = try Appearance(arguments, console)
    let input = try StandardInput(arguments, console, files)
    paths = input.paths
    (options.since, project) = try Self.pending(arguments, input)
    let (project, paths) = (project, paths)
    options.shrinksBaseline =
      Self.judgesAsConfigured(arguments) && !console.isContinuousIntegration
      && paths.allSatisfy { project.kind(of: $0) == .folder }
    self.options = options
  }

  /// What is to be checked, and how.
  static func options(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) -> Checking.Options {
    var options = Checking.Options(
      postgres: try Releases.major(arguments[.postgres]), otherwise: Releases.oldestSupported(on: console.today))
    options.framework = try TimelineCommand.framework(arguments[.framework])
    options.scope = arguments[.transactions] == nil ? nil : try arguments.choice(.transactions)
    options.configurationPath = arguments[.config]
    options.code = try Self.code(arguments)
    options.baseline = Self.baseline(arguments)
    options.today = console.today
    for setting in arguments.all(.rule) {
      let (rule, level) = try Self.ruleSetting(setting)
      options.levels[rule] = level
    }
    options.failOn = arguments[.failOn] == nil ? nil : try arguments.choice(.failOn)
    return options
  }

  /// What a run finds with other options says nothing of what is there without them.
  private static func judgesAsConfigured(_ arguments: ParsedArguments) -> Bool {
    let others: [Option] = [.framework, .transactions, .postgres, .since, .staged, .code, .noCode, .rule, .config]
    return !others.contains { arguments.has($0) }
  }

  private static func baseline(_ arguments: ParsedArguments) -> Acceptance.Choice {
    switch arguments[.baseline] {
    case nil: .around
    case "none"?: .none
    case let path?: .named(path)
    }
  }

  private static func code(_ arguments: ParsedArguments) throws(Complaint) -> CodeChoice {
    guard arguments.has(.noCode) else {
      return arguments.has(.code) ? .paths(arguments.all(.code).map { Path.normalized($0) }) : .around
    }
    guard !arguments.has(.code) else { throw Complaint("--code and --no-code contradict each other") }
    return .none
  }

  /// `ID=error|warning|note|off`
  private static func ruleSetting(_ text: String) throws(Complaint) -> (String, RuleLevel) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw Complaint("--rule takes ID=error|warning|note|off, not '\(text)'") }
    guard RuleCatalog.info(parts[0]) != nil else { throw ExplainCommand.unknown(parts[0]) }
    guard let level = RuleLevel(rawValue: parts[1]) else {
      throw Complaint("--rule \(parts[0]) takes error, warning, note or off, not '\(parts[1])'")
    }
    return (parts[0], level)
  }

  /// Where the user stands, and the top of the repository around.
  private var repository: (here: String, top: String)? {
    guard let top = project.folder(".").ancestors(limit: 64).last, project.kind(of: top.path(of: ".git")) != nil
    else { return nil }
    return (Standpoint.folder, Standpoint.absolute(top.path))
  }

  func run() throws(Complaint) -> ExitStatus {
    let start = ThisProcess.nanoseconds
    let progress = Progress(on: console, isQuiet: isQuiet)
    progress?.start()
    defer { progress?.stop() }
    var checking = Checking(project, options, progress)
    try checking.check(paths)
    progress?.stop()
    for problem in checking.problems {
      console.complain(Complaint(problem.file + (problem.line.map { ":\($0)" } ?? "") + ": " + problem.message))
    }
    var report = checking.report
    if isQuiet { report.findings.removeAll { $0.severity == .note } }
    report.repository = repository
    report.milliseconds = Double(ThisProcess.nanoseconds - start) / 1e6
    let complaints = outputs.write(report, appearance, isQuiet: isQuiet)
    for complaint in complaints { console.complain(complaint) }
    Heap.abandon((project, checking, report))
    guard checking.problems.isEmpty, complaints.isEmpty else { return .unusable }
    return report.findings.contains(where: checking.isGrave) ? .findings : .success
  }
}
