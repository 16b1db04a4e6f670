import Migrations
import SourceText

/// The files of a repository as its index holds them. What lies outside of it, and in its submodules, is as the disk has it.
struct StagedFiles: FileSource {
  private let repository: GitRepository
  private let disk: any FileSource
  private let index: GitIndex
  /// Those that the work tree has otherwise, and those that are new, by their paths from the top.
  private let texts: [String: SourceText]
  /// Where links lead, as they say it.
  private let targets: [String: String]

  init(
    _ repository: GitRepository, _ index: GitIndex, texts: [String: SourceText], targets: [String: String],
    over disk: any FileSource
  ) {
    self.repository = repository
    self.index = index
    self.texts = texts
    self.targets = targets
    self.disk = disk
  }

  private enum Spot {
    case file(String, GitIndex.Entry)
    case folder(String)
    case nothing
    case onDisk
  }

  private static let mostLinks = 40

  private func spot(_ path: String) -> Spot {
    guard var rest = repository.paths.inRepository(path) else { return .onDisk }
    for _ in 0..<Self.mostLinks {
      if let entry = index.entries[rest], entry.kind == .file { return .file(rest, entry) }
      if index.names[rest] != nil { return .folder(rest) }
      guard let (stop, entry) = firstStop(on: rest) else { return isOfGit(rest) ? .onDisk : .nothing }
      guard entry.kind == .link, let target = targets[stop] else { return entry.kind == .submodule ? .onDisk : .nothing }
      let folder = stop.utf8.count > Path.name(stop).utf8.count ? String(stop.dropLast(Path.name(stop).count + 1)) : ""
      rest = Path.normalized(Path.join(folder, target) + String(rest.dropFirst(stop.count)))
      if rest == "." { rest = "" }
      if rest.hasPrefix("/") || rest == ".." || rest.hasPrefix("../") { return .onDisk }
    }
    return .nothing
  }

  /// The first link or submodule that a path goes through or ends with.
  private func firstStop(on path: String) -> (String, GitIndex.Entry)? {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if let entry = index.entries[part] { return entry.kind == .file ? nil : (part, entry) }
    }
    return nil
  }

  /// Git's own folder is part of no commit.
  private func isOfGit(_ path: String) -> Bool { path.split(separator: "/").contains(".git") }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    switch spot(path) {
    case .file: .file
    case .folder: .folder
    case .nothing: nil
    case .onDisk: disk.kind(of: path)
    }
  }

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    switch spot(folder) {
    case .folder(let path):
      let names = (index.names[path] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return .success(names.map { DirectoryEntry(name: $0, kind: kind(of: $0, in: path, called: folder)) })
    case .onDisk: return disk.list(folder)
    case .file: return .failure(FileError(path: folder, reason: "not a folder"))
    case .nothing: return .failure(FileError(path: folder, reason: "not in git's index"))
    }
  }

  private func kind(of name: String, in folder: String, called path: String) -> DirectoryEntry.Kind {
    let inside = folder.isEmpty ? name : folder + "/" + name
    guard let entry = index.entries[inside] else { return .folder }
    switch entry.kind {
    case .file: return .file
    case .submodule: return .folder
    case .link:
      let named = Path.join(path, name)
      // A link that leads back to a folder it lies in has no end.
      if case .folder(let target) = spot(named), target.isEmpty || Path.contains(target, inside) { return .other }
      return kind(of: named) ?? .other
    }
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    text(path).flatMap { $0.map { .success($0) } ?? .failure(FileError(path: path, reason: "not in git's index")) }
  }

  func text(_ path: String) -> Result<SourceText?, FileError> {
    switch spot(path) {
    case .file(let inside, let entry):
      if let text = texts[inside] { return .success(text.called(path)) }
      if entry.isCheckedOut, case .success(let text?) = disk.text(path) { return .success(text) }
      guard let text = repository.contents(of: [entry.object], names: [path])[0] else {
        return .failure(FileError(path: path, reason: "git does not have what its index holds"))
      }
      return .success(text)
    case .folder, .nothing: return .success(nil)
    case .onDisk: return disk.text(path)
    }
  }

  func atOnce<Product: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Product) -> [Product] {
    disk.atOnce(count, work)
  }
}

extension SourceText {
  fileprivate func called(_ path: String) -> SourceText { name == path ? self : SourceText(name: path, bytes: bytes) }
}
