import SourceText

/// Files that are not as they were at some point of the history.
public struct FileChanges: Sendable {
  /// The point, as the user calls it: `origin/main`.
  public var reference: String
  public var added: Set<String> = []
  public var edited: Set<String> = []
  public var removed: Set<String> = []
  /// What the edited and the removed ones held then.
  public var oldTexts: [String: SourceText] = [:]

  public init(reference: String) { self.reference = reference }
}

extension MigrationSet {
  /// The migrations that nobody has run yet: those whose file has come since, and those that a file has got since.
  public func pending(since changes: FileChanges) -> [Int] {
    let files = migrations.map { Path.normalized($0.file) }
    let counts = files.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return migrations.indices.filter { index in
      if changes.added.contains(files[index]) { return true }
      // A file may hold many, as a changelog does.
      guard counts[files[index]]! > 1, let old = changes.oldTexts[files[index]] else { return false }
      return !old.holds(migrations[index].id)
    }
  }
}

extension SourceText {
  fileprivate func holds(_ word: String) -> Bool { Array(bytes).firstRange(of: Array(word.utf8), from: 0) != nil }
}
