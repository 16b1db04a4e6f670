import ApplicationCode
import Deployment
import Migrations
import Rules
import SourceText

/// The sets of migrations that the paths of a check lead to, and the code around them.
struct Targets {
  /// A set and the files that were asked for; all of them where the user named a folder.
  struct Target {
    var set: MigrationSet
    /// That of the path by which it was found.
    var configuration: Configuration
    /// The folder of the repository.
    var top: String
    var files: Set<String>?
    /// Nobody named anything of it: it is here for the sake of files around it.
    var isContext: Bool
  }

  private(set) var all: [Target] = []
  private(set) var remarks: [Remark] = []
  /// What looks like migrations and is not the project's own.
  private(set) var leftOut: [Remark] = []
  /// What the configurations say of folders.
  private(set) var choices: [FolderChoices] = []
  /// The folders in which code is looked for.
  private(set) var codeRoots: [String] = []
  private let project: Project
  private let options: Checking.Options
  private var configurations: Configurations
  /// The targets that a migration's file belongs to. Made when a file is asked for: who names a folder never asks.
  private var owners = Owners()
  /// What was found around a file, by the folder it was looked for in.
  private var found: [String: Discovered] = [:]

  init(_ project: Project, _ options: Checking.Options) {
    self.project = project
    self.options = options
    configurations = Configurations(project, named: options.configurationPath)
  }

  mutating func add(_ path: String) throws(Complaint) {
    switch project.kind(of: path) {
    case nil: throw Complaint("no such file or folder: '\(path)'")
    case .file?: try addFile(Path.normalized(path))
    default:
      let configuration = try configuration(for: path)
      let found = discover(path, configuration)
      for set in found.sets { add(set, named: path, file: nil, configuration) }
      remarks += found.remarks.filter { !remarks.contains($0) }
      leftOut += found.leftOutRemarks.filter { !leftOut.contains($0) }
      try addCode(around: path, found.sets, configuration)
    }
  }

  private mutating func configuration(for path: String) throws(Complaint) -> Configuration {
    let known = configurations.files.count
    let configuration = try configurations.configuration(for: path)
    if configurations.files.count > known { choices.append(configuration.choices) }
    return configuration
  }

  /// The baseline that the configuration of a path names.
  mutating func baseline(for path: String) throws(Complaint) -> String? { try configuration(for: path).baseline }

  private func discover(_ path: String, _ configuration: Configuration) -> Discovered {
    Discovery(project, framework: options.framework, choices: configuration.choices).find(at: path)
  }

  // MARK: Files

  /// A migration is judged in its set. Code and pipelines are judged with the sets around them, and what is neither is looked for
  /// in vain: a hook names every file that has changed.
  private mutating func addFile(_ file: String) throws(Complaint) {
    if let known = owners.targets(of: file, in: all), !isCode(file, in: known.map { all[$0].set }) {
      for index in known {
        all[index].files?.insert(file)
        all[index].isContext = false
      }
      return
    }
    let configuration = try configuration(for: file)
    guard !configuration.choices.excludes(file) else { return }
    let folder = Path.parent(file)
    let top = CodeOfProject.top(above: folder, in: project)
    // What is no SQL is a migration where the project says so.
    let isLookedFor = file.hasASCIISuffix(".sql") || top.map { found[$0] == nil } ?? true
    let beside = isLookedFor ? discovered(in: folder, configuration) : Discovered()
    let isMigration = beside.sets.contains { $0.migrations.contains { $0.file == file } } && !isCode(file, in: beside.sets)
    let around = isMigration || top == nil ? beside : discovered(in: top!, configuration)
    for set in around.sets { add(set, named: file, file: file, isContext: !isMigration, configuration) }
    remarks += around.remarks.filter { (isMigration || Path.normalized($0.file) == file) && !remarks.contains($0) }
    if !around.sets.isEmpty { try addCode(around: file, around.sets, configuration) }
  }

  private mutating func discovered(in folder: String, _ configuration: Configuration) -> Discovered {
    if let known = found[folder] { return known }
    let discovered = discover(folder, configuration)
    found[folder] = discovered
    return discovered
  }

  /// Where nothing but its ending speaks for a migration, queries that a tool makes functions of are code.
  private func isCode(_ file: String, in sets: [MigrationSet]) -> Bool {
    guard sets.allSatisfy({ $0.framework == .plain }), let text = project.text(file) else { return false }
    return Application.holdsQueries(text)
  }

  // MARK: Sets

  private mutating func add(
    _ set: MigrationSet, named path: String, file: String?, isContext: Bool = false, _ configuration: Configuration
  ) {
    let same = all.firstIndex { $0.set.root == set.root && $0.set.framework == set.framework }
    if let same {
      all[same].files = file.flatMap { file in all[same].files.map { $0.union([file]) } }
      all[same].isContext = all[same].isContext && isContext
      return
    }
    let top = Pipelines.top(of: set, named: path, in: project)
    all.append(
      Target(
        set: set, configuration: configuration, top: top, files: file.map { [$0] }, isContext: isContext))
  }

  // MARK: Code

  private mutating func addCode(
    around path: String, _ sets: [MigrationSet], _ configuration: Configuration
  ) throws(Complaint) {
    for root in try roots(for: path, sets, configuration) where !codeRoots.contains(root) { codeRoots.append(root) }
  }

  private func roots(
    for path: String, _ sets: [MigrationSet], _ configuration: Configuration
  ) throws(Complaint) -> [String] {
    switch options.code {
    case .none: return []
    case .paths(let paths):
      for path in paths where project.kind(of: path) == nil { throw Complaint("no such file or folder: '\(path)'") }
      return paths
    case .around:
      if let named = configuration.code { return named }
      let isFile = project.kind(of: path) == .file
      let folder = Path.normalized(isFile ? Path.parent(path) : path)
      // Who names a project means all of it; who names its migrations means those in their project.
      let isProject = !isFile && project.kind(of: path) == .folder && !sets.contains { Path.contains($0.root, folder) }
      return isProject ? [folder] : [CodeOfProject.top(above: folder, in: project) ?? folder]
    }
  }
}

private struct Owners {
  private var targets: [String: [Int]] = [:]
  /// So many targets have been looked at.
  private var count = 0

  mutating func targets(of file: String, in all: [Targets.Target]) -> [Int]? {
    for target in count..<all.count {
      for file in Set(all[target].set.migrations.map(\.file)) { targets[file, default: []].append(target) }
    }
    count = all.count
    return targets[file]
  }
}
