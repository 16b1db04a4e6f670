/// What a project holds: its migration sets, and what was set aside or could not be read.
public struct Discovered {
  public var sets: [MigrationSet] = []
  public var remarks: [Remark] = []
}

/// Finds the migration folders at and below a path, and for a path inside one the folder it belongs to.
public struct Discovery {
  private let project: Project
  private let readers: [any MigrationReader]
  /// The user's own word: `--framework`.
  private let forced: String?

  public init(_ project: Project, readers: [any MigrationReader] = allReaders, framework: String? = nil) {
    self.project = project
    self.readers = readers
    self.forced = framework
  }

  /// Folders in which nobody keeps migrations of his own.
  static let skippedFolders: Set<String> = [
    ".git", ".hg", ".svn", "node_modules", "vendor", "target", "dist", ".build", ".venv", "venv", "__pycache__",
    "site-packages", ".terraform", ".next", ".cache",
  ]

  public func find(at path: String) -> Discovered {
    var found = Discovered()
    let folder = project.folder(project.kind(of: path) == .file ? Path.parent(path) : path)
    search(folder, into: &found)
    let isInside = found.sets.allSatisfy { $0.framework == .plain }
    if isInside, let (above, reader, recognition) = owner(above: folder) {
      found = Discovered()
      found.sets.append(reader.read(above, recognition))
    }
    for error in project.unreadable {
      found.remarks.append(Remark(.problem, "cannot be read: \(error.reason)", file: error.path))
    }
    return found
  }

  /// The runner whose folder holds this one: the user named a single file or a part of a set.
  private func owner(above folder: Folder) -> (Folder, any MigrationReader, Recognition)? {
    for above in folder.ancestors(limit: 4).dropFirst() {
      if let (reader, recognition) = best(for: above), recognition.strength > .possible { return (above, reader, recognition) }
    }
    return nil
  }

  private func search(_ folder: Folder, into found: inout Discovered) {
    if let (reader, recognition) = best(for: folder) {
      let set = reader.read(folder, recognition)
      found.sets.append(set)
      if recognition.strength > .possible { return }
    }
    for name in folder.folders where !Self.skippedFolders.contains(name) {
      search(folder.folder(name), into: &found)
    }
  }

  private func best(for folder: Folder) -> (any MigrationReader, Recognition)? {
    var best: (any MigrationReader, Recognition)?
    for reader in readers where forced == nil || reader.framework.id == forced {
      guard let recognition = reader.recognise(folder) else { continue }
      if best == nil || recognition.strength > best!.1.strength { best = (reader, recognition) }
      if recognition.strength == .certain { break }
    }
    return best
  }
}
