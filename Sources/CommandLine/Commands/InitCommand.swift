import Migrations
import Reports

extension Command {
  static let initialise = Command(
    name: "init", operands: "[PATH]", summary: "write .plimsoll.json from what is found",
    details: """
      Looks for migrations, their runners and the version of PostgreSQL in PATH (by
      default '.'), tells what it found, and writes the file there. It holds no more
      than what is worth saying; the rest are examples in comments.
      """,
    examples: ["plimsoll init", "plimsoll init --dry-run services/api"],
    options: [.initOutput, .dryRun, .force, .help],
    run: { arguments, console throws(Complaint) in
      try InitCommand(arguments, console).run()
    })
}

struct InitCommand {
  private let folder: String
  private let file: String
  /// The file goes to standard output.
  private let isPrinted: Bool
  private let console: any Console
  private let project: Project

  init(_ arguments: ParsedArguments, _ console: any Console, files: any FileSource = DiskFiles()) throws(Complaint) {
    guard arguments.operands.count <= 1 else { throw Complaint("init takes one folder; see 'plimsoll init --help'") }
    self.console = console
    folder = Path.normalized(arguments.operands.first ?? ".")
    project = Project(files)
    guard let kind = project.kind(of: folder) else { throw Complaint("no such folder: '\(folder)'") }
    guard kind == .folder else { throw Complaint("'\(folder)' is no folder") }
    let output = arguments[.initOutput]
    isPrinted = arguments.has(.dryRun) || output == "-"
    file = output ?? project.folder(folder).path(of: Configuration.fileName)
    if !isPrinted, !arguments.has(.force), project.kind(of: file) != nil {
      throw Complaint(
        "'\(file)' is there already: \(Option.force.name) overwrites it, \(Option.dryRun.name) shows what would be written")
    }
  }

  func run() throws(Complaint) -> ExitStatus {
    let found = Discovery(project, choices: FolderChoices(home: Standpoint.folder)).find(at: folder)
    guard !found.sets.isEmpty || !found.remarks.isEmpty else { throw .noMigrations(in: [folder], found.leftOutRemarks) }
    let findings = ProjectFindings(found, versions: PostgresVersions(in: project.folder(folder)), folder: folder)
    let draft = ConfigurationDraft(findings).text
    guard !isPrinted else {
      try ConsoleSink(console).deliver(draft)
      return .success
    }
    try FileSink(file).deliver(draft)
    var summary = findings.text
    summary.append("wrote ")
    summary.append(printable: file)
    summary.append("\n")
    try ConsoleSink(console).deliver(summary)
    return .success
  }
}
