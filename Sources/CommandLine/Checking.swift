import ApplicationCode
import Deployment
import Migrations
import Platform
import Reports
import Rules
import SourceText

/// Finds the migrations of some paths and lets the rules judge them.
struct Checking {
  struct Options {
    var framework: String?
    var scope: TransactionScope?
    var configurationPath: String?
    var postgres: Int
    /// By rule; nil switches it off.
    var severities: [String: Severity?] = [:]
    var code = CodeChoice.around
    var since: Since?

    /// What is about to be deployed.
    enum Since {
      /// All that git has not at a point that it calls so.
      case reference(String)
      case changes(FileChanges)
    }

    init(postgres: Int) { self.postgres = postgres }
  }

  private let project: Project
  private let options: Options
  private let progress: Progress?
  private(set) var report: CheckReport
  private var isVouchedFor = true
  /// What could not be read or contradicts itself.
  private(set) var problems: [Remark] = []

  init(_ project: Project, _ options: Options, _ progress: Progress? = nil) {
    self.project = project
    self.options = options
    self.progress = progress
    report = CheckReport(postgres: options.postgres, version: Version.current)
  }

  /// A set and the files of it that were asked for; all of them where the user named a folder.
  private struct Target {
    var set: MigrationSet
    var smallTables: TableNames
    /// The folder of the repository.
    var top: String
    var files: Set<String>?

    func holds(_ file: String) -> Bool { set.migrations.contains { $0.file == file } }
  }

  mutating func check(_ paths: [String]) throws(Complaint) {
    var targets: [Target] = []
    var remarks: [Remark] = []
    var roots: [String] = []
    progress?.begins("reading the migrations")
    for path in paths {
      guard let kind = project.kind(of: path) else { throw Complaint("no such file or folder: '\(path)'") }
      // A hook names every file that has changed: their set is read once.
      let known = kind == .file ? targets.indices.filter { targets[$0].holds(Path.normalized(path)) } : []
      for index in known { targets[index].files?.insert(Path.normalized(path)) }
      guard known.isEmpty else { continue }
      let configuration = try Configuration(for: path, named: options.configurationPath, in: project)
      let found = Discovery(project, framework: options.framework, settings: configuration.folders).find(at: path)
      let named: Set<String>? = kind == .file ? [Path.normalized(path)] : nil
      for set in found.sets {
        let same = targets.firstIndex { $0.set.root == set.root && $0.set.framework == set.framework }
        if let same {
          targets[same].files = named.flatMap { named in targets[same].files.map { $0.union(named) } }
        } else {
          let top = Pipelines.top(of: set, named: path, in: project)
          targets.append(Target(set: set, smallTables: configuration.smallTables, top: top, files: named))
        }
      }
      remarks += found.remarks.filter { !remarks.contains($0) }
      for root in try codeRoots(for: path, found.sets, configuration) where !roots.contains(root) { roots.append(root) }
    }
    guard !targets.isEmpty || !remarks.isEmpty else {
      throw Complaint("no migrations in \(paths.map { "'\($0)'" }.joined(separator: ", "))")
    }
    add(remarks)
    let changes = try changes(around: paths[0])
    progress?.begins("reading the code")
    let code = CodeOfProject(roots, of: targets.map(\.set), changes: changes, in: project.source)
    report.gaps += code?.now.unread.map { CheckReport.Gap(NotAnalysed($0.reason, at: $0.place)) } ?? []
    progress?.begins("reading the pipelines")
    let pipelines = targets.map { Pipelines(around: $0.set, top: $0.top, in: project) }
    add(pipelines.flatMap(\.remarks).withoutDoubles)
    let subjects = targets.indices.map { index in
      let target = targets[index]
      var subject = Subject(
        options.scope.map { target.set.forced(to: $0, by: "--transactions") } ?? target.set, postgres: options.postgres,
        smallTables: target.smallTables)
      subject.changes = changes
      subject.code = code?.part(of: index)
      subject.pipelines = pipelines[index]
      if let progress { subject.passes = { progress.advances() } }
      return subject
    }
    progress?.begins("replaying the migrations", of: subjects.reduce(0) { $0 + $1.set.migrations.count })
    let checks = Parallel.map(subjects.count) { Check(subjects[$0]) }
    let metNeeds = checks.map(\.metNeeds)
    for (index, target) in targets.enumerated() {
      judge(target, checks[index], metElsewhere: metNeeds.enumerated().filter { $0.offset != index }.map(\.element))
    }
    // Those of one set are in order.
    guard targets.count > 1 else { return }
    report.findings.sort { ($0.place.file.name, $0.place.span.start) < ($1.place.file.name, $1.place.span.start) }
  }

  private func changes(around path: String) throws(Complaint) -> FileChanges? {
    switch options.since {
    case .reference(let reference)?: try GitRepository(around: folder(of: path)).changes(since: reference)
    case .changes(let changes)?: changes
    case nil: nil
    }
  }

  private func folder(of path: String) -> String { project.kind(of: path) == .file ? Path.parent(path) : path }

  /// The folders in which code is looked for.
  private func codeRoots(
    for path: String, _ sets: [MigrationSet], _ configuration: Configuration
  ) throws(Complaint) -> [String] {
    switch options.code {
    case .none: return []
    case .paths(let paths):
      for path in paths where project.kind(of: path) == nil { throw Complaint("no such file or folder: '\(path)'") }
      return paths
    case .around:
      if let named = configuration.code { return named }
      let folder = Path.normalized(folder(of: path))
      // Who names a project means all of it; who names its migrations means those in their project.
      let isProject = project.kind(of: path) == .folder && !sets.contains { Path.contains($0.root, folder) }
      return isProject ? [folder] : [CodeOfProject.top(above: folder, in: project) ?? folder]
    }
  }

  private mutating func add(_ remarks: [Remark]) {
    for remark in remarks {
      switch remark.kind {
      case .problem:
        problems.append(remark)
        report.gaps.append(CheckReport.Gap(remark))
      case .notAnalysed, .setAside: report.gaps.append(CheckReport.Gap(remark))
      case .note: break
      }
    }
  }

  private mutating func judge(_ target: Target, _ check: Check, metElsewhere: [Set<Place>]) {
    let set = target.set
    func isWanted(_ file: String) -> Bool { target.files?.contains(Path.normalized(file)) ?? true }
    // What is wrong with the order of the migrations, a rule has told.
    add(set.remarks.filter { $0.defect == nil && (target.files == nil || $0.kind == .problem || isWanted($0.file)) })
    report.gaps += check.notAnalysed.filter { isWanted($0.place.file.name) }.map { CheckReport.Gap($0) }
    let files = Set(set.migrations.map(\.file))
    for var finding in check.findings {
      guard isWanted(finding.place.file.name) || finding.related.contains(where: { isWanted($0.place.file.name) }) else {
        continue
      }
      // The code may speak with the database of another set.
      let isMet = { (need: Place) in metElsewhere.contains { $0.contains(need) } }
      if !finding.needs.isEmpty, finding.needs.allSatisfy(isMet) { continue }
      // What is wrong with a pipeline is so for each set that it migrates.
      if !files.contains(finding.place.file.name), report.findings.contains(where: { $0.isSame(as: finding) }) { continue }
      if let severity = options.severities[finding.rule.id] {
        guard let severity else { continue }
        finding.severity = severity
      }
      report.findings.append(finding)
    }
    report.files += set.migrations.map(\.file).filter(isWanted)
    count(set)
  }

  private mutating func count(_ set: MigrationSet) {
    var files: Set<String> = []
    for migration in set.migrations {
      files.insert(migration.file)
      for message in migration.up.lazy.flatMap(\.messages) {
        report.summary.statements += message.statements.count
        if let file = message.statements.first?.script.file.name, file != migration.file { files.insert(file) }
      }
    }
    report.summary.migrations += set.migrations.count
    report.summary.files += files.count
  }
}

extension Finding {
  fileprivate func isSame(as other: Finding) -> Bool {
    rule === other.rule && place.span == other.place.span && place.file.name == other.place.file.name
  }
}

extension [Remark] {
  fileprivate var withoutDoubles: [Remark] {
    var seen: Set<Remark> = []
    return filter { seen.insert($0).inserted }
  }
}
