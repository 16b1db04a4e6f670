import ConfigText
import SourceText

/// Liquibase: changesets in changelogs of XML, YAML, JSON or SQL, each in one transaction; a root changelog includes the others.
struct Liquibase: MigrationReader {
  let framework = Framework("liquibase", name: "Liquibase")
  let ledger = Ledger(late: .runs, edited: .refused("stops: the validation of checksums fails"))

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a changeset of its own before this one; the file may be the same.",
      runAlone:
        "Put the statement into a changeset of its own with runInTransaction:false.",
      endTransaction:
        "Take it out and leave the transaction to Liquibase; what must commit earlier goes into a changeset of its own "
        + "before this one."
    )
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard let start = start(in: folder) else { return nil }
    return Recognition(.certain, start.evidence, coversFoldersBelow: false)
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "Liquibase runs each changeset in one transaction", driver: Driver(reopensAfterCommit: true))
    guard let start = start(in: folder) else { return set }
    set.otherDialect = start.configuration?.otherDialect
    guard !start.roots.isEmpty else {
      if let changelog = start.configuration?.changelog {
        set.remarks.append(
          Remark(
            .problem, "names the changelog \(changelog.text), which is not there", file: changelog.file, line: changelog.line))
      }
      return set
    }
    let walk = LiquibaseWalk.walk(start.roots, in: folder.project)
    set.migrations = walk.migrations
    set.folders = walk.folders
    set.remarks = walk.remarks
    if !start.isNamed, start.roots.count > 1 {
      set.remarks.append(
        Remark(.note, "no changelog includes these files: they are taken in the order of their names", file: start.roots[0]))
    }
    remarkOthers(walk, folder.project, &set.remarks)
    return set
  }

  /// Changelogs among the others that none of them includes.
  private func remarkOthers(_ walk: LiquibaseWalk, _ project: Project, _ remarks: inout [Remark]) {
    let read = Set(walk.changelogs + walk.otherFiles)
    let unread = walk.folders.flatMap { path in
      Self.changelogs(in: project.folder(path)).filter { !read.contains($0) }
    }
    guard let first = unread.first else { return }
    remarks.append(
      Remark(
        .note,
        unread.count == 1
          ? "no changelog includes it: it is never run"
          : "no changelog includes it: it is never run, nor are \(unread.count - 1) others",
        file: first))
  }

  // MARK: Where it starts

  /// The changelogs Liquibase is pointed at.
  private struct Start {
    var roots: [String]
    var evidence: String
    var configuration: LiquibaseConfiguration?
    var isNamed: Bool { configuration != nil }
  }

  private func start(in folder: Folder) -> Start? {
    let changelogs = Self.changelogs(in: folder)
    let mayConfigure = folder.files.contains { $0.hasPrefix("liquibase") || $0.hasPrefix("application") || $0 == "pom.xml" }
    guard !changelogs.isEmpty || mayConfigure else { return nil }
    if let configuration = LiquibaseConfiguration.nearest(to: folder) {
      if let root = configuration.root {
        if Path.parent(root) == folder.path {
          return Start(
            roots: [root], evidence: "\(configuration.changelog.place) names \(Path.name(root))", configuration: configuration)
        }
        // Another folder's set runs what lies here.
        if ChangelogReach.from(root, in: folder.project).folders.contains(folder.path) { return nil }
      } else if changelogs.isEmpty, configuration.folder.path == folder.path {
        return Start(roots: [], evidence: "\(configuration.changelog.place) configures it", configuration: configuration)
      }
    }
    guard !changelogs.isEmpty, !isIncludedFromAbove(folder) else { return nil }
    return start(in: folder, among: changelogs)
  }

  /// The changelogs of a folder that no other there includes.
  private func start(in folder: Folder, among changelogs: [String]) -> Start? {
    let project = folder.project
    func reach(_ changelog: String) -> [String] { ChangelogReach.from(changelog, in: project).changelogs }
    let structured = changelogs.filter { Changelog.read($0, in: project)?.root != nil }
    let included = Set(structured.flatMap { reach($0).dropFirst() })
    let roots = changelogs.filter { !included.contains($0) }
    if let root = structured.filter({ !included.contains($0) }).max(by: { (reach($0).count, $1) < (reach($1).count, $0) }) {
      return Start(roots: [root], evidence: "\(Path.name(root)) is a changelog that no other includes")
    }
    // Where each includes another, one named as a root is as good a start as any.
    if !structured.isEmpty, structured.allSatisfy(included.contains) {
      let names = ["master", "root", "main", "index"]
      let root = structured.first { changelog in names.contains { Path.name(changelog).lowercased().contains($0) } }
      return Start(roots: [root ?? structured[0]], evidence: "\(Path.name(root ?? structured[0])) is a changelog")
    }
    let formatted = roots.filter { changelog in
      if case .formatted = Changelog.read(changelog, in: project)?.content { true } else { false }
    }
    guard let first = formatted.first else { return nil }
    return Start(roots: formatted, evidence: "\(Path.name(first)) begins with “--liquibase formatted sql”")
  }

  /// Whether a changelog in a folder above includes something of this folder.
  private func isIncludedFromAbove(_ folder: Folder) -> Bool {
    folder.ancestors(limit: 5).dropFirst().contains { above in
      Self.changelogs(in: above).contains { changelog in
        guard Changelog.read(changelog, in: folder.project)?.root != nil else { return false }
        return ChangelogReach.from(changelog, in: folder.project).folders.contains(folder.path)
      }
    }
  }

  /// The files of a folder that are changelogs, but for SQL without the header.
  static func changelogs(in folder: Folder) -> [String] {
    folder.project.remembered("changelogs in \(folder.path)") {
      let formatted = folder.sqlFiles.filter { folder.text($0).map(FormattedSQL.isHeader) ?? false }.map(\.path)
      let others = folder.files.filter { !$0.hasASCIISuffix(".sql") && mayBeChangelog($0, in: folder) }.map {
        folder.path(of: $0)
      }.filter { path in
        guard let changelog = Changelog.read(path, in: folder.project) else { return false }
        if case .raw = changelog.content { return false }
        return true
      }
      return (formatted + others).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  /// JSON and YAML are everywhere: most files of theirs are passed over for their names.
  private static func mayBeChangelog(_ file: String, in folder: Folder) -> Bool {
    guard let format = Changelog.Format(file) else { return false }
    if format == .sql || format == .xml { return true }
    let words = [
      "change", "liquibase", "migration", "master", "root", "schema", "database", "db", "version", "release", "init",
    ]
    let path = (folder.path.split(separator: "/").suffix(3).joined(separator: "/") + "/" + file).lowercased()
    return words.contains { path.contains($0) }
  }
}
