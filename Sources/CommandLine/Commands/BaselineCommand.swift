import Migrations
import Platform
import Reports
import Rules
import SourceText

extension Command {
  static let baseline = Command(
    name: "baseline", operands: "[PATH …]", summary: "record today's findings so that only new ones fail",
    details: """
      The first time all findings are written down, and from then on check keeps quiet
      about them. Every later run takes out those that are gone, and takes in new ones
      only with --add. check finds .plimsoll-baseline.json by itself, here or above.
      """,
    examples: ["plimsoll baseline db/migrations"],
    options: [
      .framework, .transactions, .postgres, .code, .noCode, .rule, .config, .baselineOutput, .add, .help,
    ],
    run: { arguments, console throws(Complaint) in
      try BaselineCommand(arguments, console).run()
    })
}

struct BaselineCommand {
  private let paths: [String]
  private let options: Checking.Options
  private let output: String?
  private let adds: Bool
  private let console: any Console
  private let project: Project

  init(_ arguments: ParsedArguments, _ console: any Console, files: any FileSource = DiskFiles()) throws(Complaint) {
    self.console = console
    guard !arguments.operands.contains("-") else { throw Complaint("baseline reads no standard input") }
    paths = arguments.operands.isEmpty ? ["."] : arguments.operands
    output = arguments[.baselineOutput].map { Path.normalized($0) }
    adds = arguments.has(.add)
    project = Project(files)
    var options = try CheckCommand.options(arguments, console)
    // What is named need not be there yet.
    if let output { options.baseline = project.kind(of: output) == nil ? .none : .named(output) }
    self.options = options
  }

  func run() throws(Complaint) -> ExitStatus {
    var checking = Checking(project, options)
    try checking.check(paths)
    for problem in checking.problems {
      console.complain(Complaint(problem.file + (problem.line.map { ":\($0)" } ?? "") + ": " + problem.message))
    }
    guard checking.problems.isEmpty else { throw Complaint("no baseline is written: not everything could be read") }
    let baselines = checking.acceptance.baselines
    guard baselines.count < 2 else {
      throw Complaint("there are several baselines, \(baselines.map(\.path).joined(separator: ", ")): name the paths of one")
    }
    let old = baselines.first
    let path = output ?? old?.path ?? checking.acceptance.configuredPath ?? usualPath
    var update = BaselineUpdate(of: old, at: path, by: checking.report, adds: adds)
    if let old, let scope = checking.scope { update.drop(old.unneeded(scope)) }
    if update.changesAnything {
      let sink = try FileSink(path)
      try sink.deliver(Baseline.render(update.entries))
    }
    var text = OutputBuffer()
    text.append(printable: update.summary)
    text.append("\n")
    try ConsoleSink(console).deliver(text)
    return .success
  }

  /// Here, or where what lies elsewhere has its project: where `check` looks for it.
  private var usualPath: String {
    let folder = project.kind(of: paths[0]) == .file ? Path.parent(paths[0]) : Path.normalized(paths[0])
    if Path.contains(Standpoint.absolute("."), Standpoint.absolute(folder)) { return Baseline.fileName }
    return Path.join(CodeOfProject.top(above: folder, in: project) ?? folder, Baseline.fileName)
  }
}
