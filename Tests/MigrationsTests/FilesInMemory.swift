import SourceText

@testable import Migrations

/// A project written down in a test: paths and what the files say.
struct FilesInMemory: FileSource {
  private let files: [String: String]
  /// Files and folders that exist but may not be read.
  private let locked: Set<String>

  init(_ files: [String: String], locked: Set<String> = []) {
    self.files = files
    self.locked = locked
  }

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    if locked.contains(folder) { return .failure(FileError(path: folder, reason: "permission denied")) }
    let prefix = folder == "." ? "" : folder + "/"
    var entries: [String: DirectoryEntry.Kind] = [:]
    for path in files.keys where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
      entries[String(rest[0])] = rest.count == 1 ? .file : .folder
    }
    return .success(
      entries.map { DirectoryEntry(name: $0.key, kind: $0.value) }.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      })
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    guard let text = files[path] else { return .failure(FileError(path: path, reason: "no such file or directory")) }
    if locked.contains(path) { return .failure(FileError(path: path, reason: "permission denied")) }
    return .success(SourceText(name: path, text))
  }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    if files[path] != nil { return .file }
    return path == "." || files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }
}
