import SourceText

/// What a project holds: its migration sets, and what was set aside or could not be read.
public struct Discovered {
  public var sets: [MigrationSet] = []
  public var remarks: [Remark] = []
  /// Folders that belong to a set already found.
  fileprivate var taken: Set<String> = []

  public init() {}
}

/// Finds the migration folders at and below a path, and for a path inside one the folder it belongs to.
public struct Discovery {
  private let project: Project
  private let readers: [any MigrationReader]
  /// The user's own word: `--framework`.
  private let forced: String?
  /// What the configuration says of folders, by path.
  private let settings: [String: FolderSettings]

  public init(
    _ project: Project, readers: [any MigrationReader] = allReaders, framework: String? = nil,
    settings: [String: FolderSettings] = [:]
  ) {
    self.project = project
    self.readers = readers
    self.forced = framework
    self.settings = settings
  }

  /// Folders in which nobody keeps migrations of his own.
  public static let skippedFolders: Set<String> = [
    ".git", ".hg", ".svn", "node_modules", "vendor", "target", "dist", ".build", ".venv", "venv", "__pycache__",
    "site-packages", ".terraform", ".next", ".cache",
  ]

  public func find(at path: String) -> Discovered {
    var found = Discovered()
    let folder = project.folder(project.kind(of: path) == .file ? Path.parent(path) : path)
    search(folder, isNamed: true, into: &found)
    if let forced, found.sets.isEmpty, let reader = readers.first(where: { $0.framework.id == forced }) {
      let set = reader.set(of: folder, Recognition(.certain, "as --framework says"))
      if !set.migrations.isEmpty { take(set, from: folder, into: &found) }
    }
    let isInside = found.sets.allSatisfy { $0.framework == .plain }
    if isInside, settings[folder.path] == nil, let (above, set) = owner(of: folder) {
      found = Discovered()
      take(set, from: above, into: &found)
    }
    for error in project.unreadable {
      found.remarks.append(Remark(.problem, "cannot be read: \(error.reason)", file: error.path))
    }
    return found
  }

  /// The set of a folder above that runs what lies in this one: the user named a part of it, or a single file.
  private func owner(of folder: Folder) -> (Folder, MigrationSet)? {
    for above in folder.ancestors(limit: 4).dropFirst() {
      guard let (reader, recognition) = best(for: above), recognition.strength > .possible else { continue }
      let set = reader.set(of: above, recognition)
      if set.migrations.contains(where: { Path.contains(folder.path, $0.file) }) { return (above, set) }
    }
    return nil
  }

  /// `isNamed`: the user named this very folder, so that what lies in it is wanted whatever it looks like. `isCovered`: a set
  /// above may well run what lies in it.
  private func search(_ folder: Folder, isNamed: Bool, isCovered: Bool = false, into found: inout Discovered) {
    if let settings = settings[folder.path] {
      if let dialect = settings.otherDialect {
        found.remarks.append(
          Remark(
            .setAside, "\(count(sqlFileCount(below: folder), "SQL file")) for \(dialect.name), as the configuration says",
            file: folder.path))
        return
      }
      if let reader = readers.first(where: { $0.framework.id == settings.framework }) {
        take(reader.set(of: folder, Recognition(.certain, "as the configuration says")), from: folder, into: &found)
        return
      }
    }
    if forced == nil, settings[folder.path] == nil, let dialect = Dialect.inFolderName(folder.name) {
      let files = sqlFileCount(below: folder)
      if files > 0 {
        found.remarks.append(
          Remark(
            .setAside, "\(count(files, "SQL file")) for \(dialect.name): the folder is named for it", file: folder.path))
      }
      return
    }
    remarkFilesOfOtherDialects(in: folder, &found)
    var isCovered = isCovered
    if !found.taken.contains(folder.path), let (reader, recognition) = best(for: folder),
      isNamed || settings[folder.path] != nil || recognition.strength > .possible || folder.looksLikeMigrations,
      !isCovered || recognition.strength == .certain
    {
      take(reader.set(of: folder, recognition), from: folder, into: &found)
      if recognition.coversFoldersBelow, recognition.strength == .certain { return }
      if recognition.coversFoldersBelow { isCovered = true }
    }
    for name in folder.folders where !Self.skippedFolders.contains(name) {
      search(folder.folder(name), isNamed: false, isCovered: isCovered, into: &found)
    }
  }

  private func remarkFilesOfOtherDialects(in folder: Folder, _ found: inout Discovered) {
    for (dialect, files) in Dictionary(grouping: folder.filesOfOtherDialects, by: \.dialect).sorted(by: {
      $0.key.name < $1.key.name
    }) {
      found.remarks.append(
        Remark(
          .setAside, "\(count(files.count, "file")) for \(dialect.name), by name", file: folder.path(of: files[0].name)))
    }
  }

  private func sqlFileCount(below folder: Folder) -> Int {
    folder.files.count { $0.hasASCIISuffix(".sql") }
      + folder.folders.reduce(0) { $0 + sqlFileCount(below: folder.folder($1)) }
  }

  /// Keeps a set, or sets it aside with a line that says why.
  private func take(_ set: MigrationSet, from folder: Folder, into found: inout Discovered) {
    var set = set
    set.files = project.source
    found.taken.formUnion(set.folders)
    // What was taken for plain SQL, or for a set of its own, before its owner was met.
    found.sets.removeAll { ($0.framework == .plain || $0.framework == set.framework) && set.folders.contains($0.root) }
    let settings = settings[folder.path]
    guard forced == nil, settings == nil, let (dialect, evidence) = otherDialect(of: set) else {
      found.sets.append(settings?.transactions.map { set.forced(to: $0, by: "the configuration") } ?? set)
      return
    }
    guard !set.migrations.isEmpty else { return }
    found.remarks.append(
      Remark(
        .setAside, "\(count(set.migrations.count, "migration")) for \(dialect.name): \(evidence)", file: set.root))
  }

  private func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  private func otherDialect(of set: MigrationSet) -> (Dialect, String)? {
    if let named = set.otherDialect { return (named.dialect, named.evidence) }
    let scripts = set.migrations.lazy.compactMap { $0.up.first?.messages.first?.statements.first?.script }
    return Dialect.inContent(of: scripts).map { ($0.dialect, "as \($0.example.file.name) is written") }
  }

  private func best(for folder: Folder) -> (any MigrationReader, Recognition)? {
    var best: (any MigrationReader, Recognition)?
    project.readAhead(in: folder)
    for reader in readers where forced == nil || reader.framework.id == forced {
      guard let recognition = reader.recognise(folder) else { continue }
      if best == nil || recognition.strength > best!.1.strength { best = (reader, recognition) }
      if recognition.strength == .certain { break }
    }
    return best
  }
}

extension Folder {
  /// Whether SQL files that no runner claims are migrations: half of them begin with a number, or the folder is named so.
  fileprivate var looksLikeMigrations: Bool {
    let name = name.lowercased()
    if ["test", "tests", "testdata", "fixtures", "examples", "queries", "seeds"].contains(name) { return false }
    if ["migrat", "versioned", "upgrade", "patch", "changes", "updates"].contains(where: name.contains) { return true }
    let files = files.filter { $0.hasASCIISuffix(".sql") }
    let numbered = files.count { $0.leadingDigits != nil }
    return numbered * 2 >= files.count
  }
}
