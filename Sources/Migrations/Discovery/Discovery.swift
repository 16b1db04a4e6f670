import SourceText

/// Finds the migration folders at and below a path, and for a path inside one the folder it belongs to.
public struct Discovery {
  private let project: Project
  private let readers: [any MigrationReader]
  /// The user's own word: `--framework`.
  private let forced: String?
  /// What the configuration says of folders.
  private let choices: FolderChoices

  public init(
    _ project: Project, readers: [any MigrationReader] = allReaders, framework: String? = nil,
    choices: FolderChoices = FolderChoices()
  ) {
    self.project = project
    self.readers = readers
    self.forced = framework
    self.choices = choices
  }

  /// Folders in which nobody keeps migrations of his own.
  public static let skippedFolders: Set<String> = [
    ".git", ".hg", ".svn", "node_modules", "bower_components", "vendor", "third_party", "third-party", "thirdparty", "Pods",
    "target", "dist", ".build", ".venv", "venv", "__pycache__", "site-packages", ".terraform", ".next", ".cache",
  ]

  public func find(at path: String) -> Discovered {
    var found = Discovered()
    guard !choices.excludes(path) else {
      found.remarks.append(Remark(.setAside, "it is excluded, as the configuration says", file: Path.normalized(path)))
      return found
    }
    let folder = project.folder(project.kind(of: path) == .file ? Path.parent(path) : path)
    let isInRepository = folder.ancestors(limit: 24).contains { $0.folders.contains(".git") }
    search(
      folder, Way(isNamed: true, ignored: IgnoredFolders(above: folder, choices), isInRepository: isInRepository), into: &found)
    for named in choices.named(below: folder.path) where !found.met.contains(named) && project.kind(of: named) == .folder {
      search(project.folder(named), Way(isNamed: true), into: &found)
    }
    if found.sets.isEmpty {
      found.leftOut.removeAll { $0.reason == .old }
      for (folder, reader, recognition) in found.doubtful { take(reader, recognition, folder, &found) }
    }
    found.removePartsOfOthers()
    if let forced, found.sets.isEmpty, let reader = readers.first(where: { $0.framework.id == forced }) {
      let set = reader.set(of: folder, Recognition(.certain, "as --framework says"))
      if !set.migrations.isEmpty { take(set, from: folder, into: &found) }
    }
    let isInside = found.sets.allSatisfy { $0.framework == .plain }
    if isInside, choices.settings(of: folder.path) == nil, let (above, set) = owner(of: folder) {
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

  /// How a folder was come to.
  private struct Way {
    /// The user named this very folder, so that what lies in it is wanted whatever it looks like.
    var isNamed = false
    /// A set above may well run what lies in it.
    var isCovered = false
    /// What lies here is not the project's own.
    var aside: Discovered.LeftOut.Reason?
    var ignored: IgnoredFolders?
    /// It lies in a repository.
    var isInRepository = false
  }

  private func search(_ folder: Folder, _ way: Way, into found: inout Discovered) {
    var way = way
    if let settings = choices.settings(of: folder.path) {
      found.met.insert(folder.path)
      way.aside = nil
      if takeAsToldBy(settings, folder, &found) { return }
    } else if way.aside == nil, forced == nil, let dialect = Dialect.inFolderName(folder.name) {
      let files = sqlFileCount(below: folder)
      if files > 0 {
        found.remarks.append(
          Remark(
            .setAside, "\(count(files, "SQL file")) for \(dialect.name): the folder is named for it", file: folder.path))
      }
      return
    }
    if way.aside == nil { remarkFilesOfOtherDialects(in: folder, &found) }
    if !found.taken.contains(folder.path), let (reader, recognition) = best(for: folder),
      !way.isCovered || recognition.strength == .certain
    {
      switch verdict(on: folder, reader, recognition, way) {
      case .taken:
        take(reader, recognition, folder, &found)
        if recognition.coversFoldersBelow, recognition.strength == .certain { return }
        if recognition.coversFoldersBelow { way.isCovered = true }
      case .leftOut(let reason):
        found.leftOut.append(Discovered.LeftOut(reason: reason, folder: folder.path))
        if reason == .old { found.doubtful.append((folder, reader, recognition)) }
        if recognition.coversFoldersBelow { return }
      case .doubtful: found.doubtful.append((folder, reader, recognition))
      case .none: break
      }
    }
    descend(folder, way, into: &found)
  }

  private enum Verdict {
    case taken
    case leftOut(Discovered.LeftOut.Reason)
    case doubtful
    case none
  }

  private func verdict(on folder: Folder, _ reader: any MigrationReader, _ recognition: Recognition, _ way: Way) -> Verdict {
    if choices.settings(of: folder.path) != nil { return .taken }
    // Who stands in a repository has not named the SQL that lies loose at its top.
    let isWhole = folder.path == "." || folder.project.kind(of: folder.path(of: ".git")) != nil
    if way.isNamed, !isWhole { return .taken }
    let place = choices.absolute(folder.path)
    let isOfRunner = recognition.strength > .possible && reader.runsOnlyMigrations
    let looks = FolderNames.isOfMigrations(Path.name(place), in: Path.name(Path.parent(place)))
    guard isOfRunner || (looks ?? (folder.hasNumberedSQL || (reader.framework == .plain && recognition.coversFoldersBelow)))
    else {
      guard way.aside == nil else { return .none }
      if way.isNamed {
        return folder.path == "." && folder.project.kind(of: ".git") == nil ? .doubtful : .leftOut(.loose)
      }
      return recognition.strength > .possible ? .doubtful : .none
    }
    if let aside = way.aside { return .leftOut(aside) }
    return !way.isNamed && FolderNames.isOld(folder.name) ? .leftOut(.old) : .taken
  }

  private func descend(_ folder: Folder, _ way: Way, into found: inout Discovered) {
    let names = folder.folders.filter { !FolderNames.isSkipped($0) }
    guard !names.isEmpty else { return }
    var way = way
    way.isNamed = false
    way.ignored?.add(folder, choices)
    if !way.isInRepository { way.isInRepository = folder.isRepository }
    for name in names {
      let below = folder.folder(name)
      var way = way
      guard !choices.excludes(below.path), !below.isWorktree else { continue }
      if way.ignored?.ignores(below, choices) == true {
        if name.lowercased().hasBytes("migrat"), choices.settings(of: below.path) == nil {
          found.leftOut.append(Discovered.LeftOut(reason: .ignored, folder: below.path))
        }
        continue
      }
      if way.aside == nil { way.aside = FolderNames.aside(name) }
      if way.aside == nil, way.isInRepository, below.isRepository { way.aside = .elsewhere }
      search(below, way, into: &found)
    }
  }

  /// Whether what the configuration says of a folder settles it.
  private func takeAsToldBy(_ settings: FolderSettings, _ folder: Folder, _ found: inout Discovered) -> Bool {
    if let dialect = settings.otherDialect {
      found.remarks.append(
        Remark(
          .setAside, "\(count(sqlFileCount(below: folder), "SQL file")) for \(dialect.name), as the configuration says",
          file: folder.path))
      return true
    }
    guard let reader = readers.first(where: { $0.framework.id == settings.framework }) else { return false }
    take(reader, Recognition(.certain, "as the configuration says"), folder, &found)
    return true
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

  private func take(_ reader: any MigrationReader, _ recognition: Recognition, _ folder: Folder, _ found: inout Discovered) {
    take(reader.set(of: folder, recognition), from: folder, into: &found)
  }

  /// Keeps a set, or sets it aside with a line that says why.
  private func take(_ set: MigrationSet, from folder: Folder, into found: inout Discovered) {
    var set = set
    set.files = project.source
    found.taken.formUnion(set.folders)
    // What was taken for plain SQL, or for a set of its own, before its owner was met.
    found.sets.removeAll { ($0.framework == .plain || $0.framework == set.framework) && set.folders.contains($0.root) }
    let settings = choices.settings(of: folder.path)
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
  fileprivate var isRepository: Bool { folders.contains(".git") }

  /// The same project once more, at another point of its history.
  fileprivate var isWorktree: Bool {
    guard hasFile(".git"), let text = text(".git") else { return false }
    return text.contains("/worktrees/")
  }
}
