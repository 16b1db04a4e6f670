import Migrations
import SourceText

/// What the pipelines of one project do with its database and its code. Only files of known names in known places are opened.
public struct Pipelines: Sendable {
  /// The folder of the repository.
  public let top: String
  public let processes: [DeployProcess]
  /// What could not be read.
  public let remarks: [Remark]
  /// Programs of the project that migrate by a library, as they do when they start; found only where somebody asks.
  let programs: [DeployEvent]
  /// All programs have been looked at.
  let hasAllPrograms: Bool

  /// The repository around a set: the nearest folder above it that is one, or that has a configuration of ours; else the folder
  /// that the user has named.
  public static func top(of set: MigrationSet, named: String, in project: Project) -> String {
    for folder in project.folder(set.root).ancestors(limit: 24) {
      if project.kind(of: folder.path(of: ".git")) != nil || folder.hasFile(".plimsoll.json") { return folder.path }
    }
    let folder = project.folder(project.kind(of: named) == .file ? Path.parent(named) : named).path
    return Path.contains(folder, set.root) ? folder : project.folder(set.root).path
  }

  public init(around set: MigrationSet, top: String, in project: Project) {
    var reader = PipelineFiles(top: top, CommandReader(project))
    reader.read(downTo: set.root)
    self.top = top
    processes = reader.processes
    remarks = reader.remarks
    let scan = Self.needsPrograms(set, processes) ? ProgramScan(top, project, runner: set.framework.id) : nil
    programs = scan?.events ?? []
    hasAllPrograms = scan?.isWhole ?? false
  }

  /// Only where no pipeline migrates does it matter whether the programs do.
  private static func needsPrograms(_ set: MigrationSet, _ processes: [DeployProcess]) -> Bool {
    guard !runElsewhere.contains(set.framework.id) else { return false }
    let deploys = processes.contains { process in
      guard case .deploys = process.kind, !process.isByHand else { return false }
      return process.events.contains { $0.startsNewCode && $0.isCertain }
    }
    return deploys && !processes.contains { $0.migrates(set) }
  }
}

extension Pipelines {
  /// The command by which one runs the migrations of a runner, where there is one.
  public static func command(of framework: Framework) -> String? { MigrationCommands.example(of: framework.id) }
}

extension DeployEvent {
  /// Whether it runs the migrations of this very set.
  func concerns(_ set: MigrationSet) -> Bool {
    guard let migration else { return false }
    if let runner = migration.runner, set.framework != .plain, runner != set.framework.id,
      !(runner == "psql" && set.framework.id == "psql")
    {
      return false
    }
    guard let folder else { return true }
    return Path.contains(folder, set.root) || Path.contains(set.root, folder)
  }
}

/// Looks through the programs of a project for calls that migrate.
struct ProgramScan {
  private static let mostFiles = 6000
  private static let mostFolders = 3000
  private static let skipped: Set = [
    "node_modules", "vendor", "target", "dist", "build", "venv", "__pycache__", "site-packages", "test", "tests", "docs",
    "public",
    "static", "assets", "__tests__", "e2e", "spec", "locales", "migrations",
  ]

  private(set) var events: [DeployEvent] = []
  private(set) var isWhole = true

  init(_ top: String, _ project: Project, runner: String) {
    var folders = [project.folder(top)]
    var fileCount = 0
    var folderCount = 0
    while let folder = folders.popLast() {
      folderCount += 1
      guard folderCount <= Self.mostFolders else {
        isWhole = false
        return
      }
      for name in folder.files where ProgramMigrations.isProgramFile(name) {
        fileCount += 1
        guard fileCount <= Self.mostFiles else {
          isWhole = false
          return
        }
        let path = folder.path(of: name)
        guard let text = project.text(path), text.count < 1 << 19 else { continue }
        if let (command, place) = ProgramMigrations.find(in: text, of: runner) {
          events.append(DeployEvent(action: .migrates(command), place: place, route: [], isCertain: false, folder: nil))
        }
        project.forget(path)
      }
      folders += folder.folders.filter { !Self.skipped.contains($0) && !$0.begins(with: ".") }.map { folder.folder($0) }
    }
  }
}
