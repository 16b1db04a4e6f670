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
    /// What the user says; else the configuration does, and else it is `defaultPostgres`.
    var postgres: Int?
    var defaultPostgres: Int
    /// What the user says of rules.
    var levels: [String: RuleLevel] = [:]
    var failOn: Threshold?
    var code = CodeChoice.around
    var since: Since?
    var baseline = Acceptance.Choice.around
    /// What is no longer there is taken out of the baseline.
    var shrinksBaseline = false
    /// Days since the first of 1970.
    var today = 0

    /// What is about to be deployed.
    enum Since {
      /// All that git has not at a point that it calls so.
      case reference(String)
      case changes(FileChanges)
    }

    init(postgres: Int?, otherwise: Int) {
      self.postgres = postgres
      defaultPostgres = otherwise
    }

    init(postgres: Int) { self.init(postgres: postgres, otherwise: postgres) }
  }

  private let project: Project
  private let options: Options
  private var pace: Pace
  private(set) var report: CheckReport
  private(set) var acceptance: Acceptance
  private(set) var scope: JudgedScope?
  private var targets: [Targets.Target] = []
  /// What was told of files that are no migrations: it may be found by each set of them.
  private var told: Set<Spot> = []
  /// By file: from where on its findings are grave, if not from errors on.
  private var thresholds: [String: Threshold] = [:]
  /// What could not be read or contradicts itself.
  private(set) var problems: [Remark] = []

  init(_ project: Project, _ options: Options, _ progress: Progress? = nil) {
    self.project = project
    self.options = options
    pace = Pace(progress)
    acceptance = Acceptance(project, options.baseline, today: options.today)
    report = CheckReport(postgres: options.postgres ?? options.defaultPostgres, version: Version.current)
  }

  mutating func check(_ paths: [String]) throws(Complaint) {
    pace.begins("reading the migrations")
    var found = Targets(project, options)
    for path in paths {
      try found.add(path)
      try acceptance.takeBaseline(for: path, configured: found.baseline(for: path))
    }
    targets = found.all
    guard !targets.isEmpty || !found.remarks.isEmpty || paths.allSatisfy({ project.kind(of: $0) == .file }) else {
      throw .noMigrations(in: paths, found.leftOut)
    }
    add(found.remarks + found.leftOut)
    if let first = targets.first { report.postgres = postgres(for: first) }
    let changes = try changes(around: paths[0])
    pace.begins("reading the code")
    let choices = found.choices.filter { !$0.excluded.isEmpty }
    let code = CodeOfProject(
      found.codeRoots, of: targets.map(\.set), excluding: { path in choices.contains { $0.excludes(path) } }, changes: changes,
      in: project.source)
    pace.begins("reading the pipelines")
    let pipelines = targets.map { Pipelines(around: $0.set, top: $0.top, in: project) }
    let count = targets.reduce(0) { $0 + $1.set.migrations.count }
    pace.expects(migrations: count)
    let subjects = targets.indices.map { index in
      let target = targets[index]
      var subject = Subject(
        options.scope.map { target.set.forced(to: $0, by: "--transactions") } ?? target.set, postgres: postgres(for: target),
        smallTables: target.configuration.smallTables)
      subject.changes = changes
      subject.code = code?.part(of: index)
      subject.pipelines = pipelines[index]
      subject.passes = { [pace] in pace.passes($0, of: target.set.migrations.count) }
      return subject
    }
    project.forgetAll()
    pace.begins("replaying the migrations", of: count)
    let checks = Parallel.map(subjects.count) { Check(subjects[$0]) { Background.runBeside($0) } }
    pace.ends()
    let metNeeds = checks.map(\.metNeeds)
    let interests = targets.indices.map { Interest(targets[$0].files, in: subjects[$0], targets[$0].configuration.choices) }
    let unread = code?.now.unread.filter { unread in interests.contains { $0.covers(unread.place) } } ?? []
    report.gaps += unread.map { CheckReport.Gap(NotAnalysed($0.reason, at: $0.place)) }
    add(
      zip(pipelines, interests).flatMap { pipelines, interest in pipelines.remarks.filter { interest.covers($0) } }
        .withoutDoubles)
    for target in targets { acceptance.read(target.set) }
    for file in code?.now.commented ?? [] { acceptance.read(file) }
    for (index, target) in targets.enumerated() {
      judge(
        target, checks[index], interests[index],
        metElsewhere: metNeeds.enumerated().filter { $0.offset != index }.map(\.element))
    }
    // Those of one set are in order.
    if targets.count > 1 {
      report.findings.sort { ($0.place.file.name, $0.place.span.start) < ($1.place.file.name, $1.place.span.start) }
      report.suppressed.sort { ($0.place.file.name, $0.place.span.start) < ($1.place.file.name, $1.place.span.start) }
    }
    guard acceptance.concernsAnything else { return }
    let scope = JudgedScope(
      targets.map(part), folders: paths.filter { project.kind(of: $0) == .folder }, code: code?.now, changes: changes,
      unread: Set(report.gaps.map { Path.normalized($0.file) }))
    report.suppressionRemarks = acceptance.remarks(scope)
    report.unneededEntries = acceptance.unneeded(scope, takesOut: options.shrinksBaseline && problems.isEmpty)
    self.scope = scope
  }

  private func part(_ target: Targets.Target) -> JudgedScope.Part {
    let levels = RuleLevels(target.configuration, commandLine: options.levels)
    let choices = target.configuration.choices
    return JudgedScope.Part(
      files: target.set.allFiles, named: target.files,
      isOff: { rule, file in levels.isOff(rule.id, in: file) || choices.excludes(file) })
  }

  private func postgres(for target: Targets.Target) -> Int {
    options.postgres ?? target.configuration.postgres ?? options.defaultPostgres
  }

  private func changes(around path: String) throws(Complaint) -> FileChanges? {
    switch options.since {
    case .reference(let reference)?: try GitRepository(around: folder(of: path), for: .since).changes(since: reference)
    case .changes(let changes)?: changes
    case nil: nil
    }
  }

  private func folder(of path: String) -> String { project.kind(of: path) == .file ? Path.parent(path) : path }

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

  private mutating func judge(_ target: Targets.Target, _ check: Check, _ interest: Interest, metElsewhere: [Set<Place>]) {
    let set = target.set
    let levels = RuleLevels(target.configuration, commandLine: options.levels)
    // What is wrong with the order of the migrations, a rule has told.
    add(
      set.remarks.filter { remark in
        remark.defect == nil && (remark.kind == .problem && !target.isContext || interest.covers(remark))
      })
    report.gaps += check.notAnalysed.filter { interest.covers($0.place) }.map { CheckReport.Gap($0) }
    let files = targets.count > 1 ? Set(set.migrations.map(\.file)) : []
    let threshold = options.failOn ?? target.configuration.failOn ?? .error
    report.findings.reserveCapacity(report.findings.count + check.findings.count)
    for var finding in check.findings where interest.covers(finding) {
      // The code may speak with the database of another set.
      let isMet = { (need: Place) in metElsewhere.contains { $0.contains(need) } }
      if !finding.needs.isEmpty, finding.needs.allSatisfy(isMet) { continue }
      guard let severity = levels.severity(of: finding) else { continue }
      // What is wrong with a pipeline is so for each set that it migrates.
      if targets.count > 1, !files.contains(finding.place.file.name), !told.insert(Spot(finding)).inserted { continue }
      if finding.severity != severity { finding.severity = severity }
      if threshold != .error { thresholds[finding.place.file.name] = threshold }
      if let suppression = acceptance.suppression(of: finding) {
        finding.suppression = suppression
        report.suppressed.append(finding)
      } else {
        report.findings.append(finding)
      }
    }
    report.files += set.migrations.map(\.file).filter { interest.covers($0) }
    count(set)
  }

  /// Whether it makes the exit status 1.
  func isGrave(_ finding: Finding) -> Bool {
    (thresholds[finding.place.file.name] ?? .error).isReached(by: finding.severity)
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

/// What is found, and where, whoever has read the file.
private struct Spot: Hashable {
  private let rule: ObjectIdentifier
  private let file: String
  private let span: Span

  init(_ finding: Finding) {
    rule = ObjectIdentifier(finding.rule)
    file = finding.place.file.name
    span = finding.place.span
  }
}

extension [Remark] {
  fileprivate var withoutDoubles: [Remark] {
    var seen: Set<Remark> = []
    return filter { seen.insert($0).inserted }
  }
}
