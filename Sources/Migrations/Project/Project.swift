import ProgramSyntax
import SQLSyntax
import SourceText

/// The files of a project, read at most once each. Readers look at it through `Folder`.
public final class Project {
  public let source: any FileSource
  private var listings: [String: [DirectoryEntry]] = [:]
  private var texts: [String: SourceText?] = [:]
  /// Folders and files that should have been readable and were not.
  public private(set) var unreadable: [FileError] = []

  public init(_ source: any FileSource) { self.source = source }

  public func folder(_ path: String) -> Folder { Folder(project: self, path: Path.normalized(path)) }

  public func kind(of path: String) -> DirectoryEntry.Kind? { source.kind(of: path) }

  func entries(of path: String) -> [DirectoryEntry] {
    if let known = listings[path] { return known }
    var entries: [DirectoryEntry] = []
    switch source.list(path) {
    case .success(let found): entries = found
    case .failure(let error): if source.kind(of: path) == .folder { unreadable.append(error) }
    }
    listings[path] = entries
    return entries
  }

  private var fileNames: [String: [String]] = [:]

  /// The files of a folder but for those that their names give to another database.
  fileprivate func files(of path: String) -> [String] {
    if let known = fileNames[path] { return known }
    let names = entries(of: path).filter { $0.kind == .file && Dialect.inFileName($0.name) == nil }.map(\.name)
    fileNames[path] = names
    return names
  }

  private var programNames: [String: [String]] = [:]

  /// The files of a folder that are programs, as their endings say.
  fileprivate func programs(of path: String) -> [String] {
    if let known = programNames[path] { return known }
    let names = files(of: path).filter { ProgramLanguage(ofFile: $0) != nil }
    programNames[path] = names
    return names
  }

  /// The text of a file, or nil when there is none (no remark) or it cannot be read (listed in `unreadable`).
  public func text(_ path: String) -> SourceText? {
    let path = Path.normalized(path)
    return texts[path] ?? keep(source.text(path), path)
  }

  private func keep(_ result: Result<SourceText?, FileError>, _ path: String) -> SourceText? {
    var text: SourceText?
    switch result {
    case .success(let read): text = read
    case .failure(let error): unreadable.append(error)
    }
    texts[path] = .some(text)
    return text
  }

  /// As many files as make it worth while to do them on several threads.
  private static let many = 64

  private var sqlFiles: [String: [SQLFile]] = [:]

  fileprivate func sqlFiles(of folder: Folder) -> [SQLFile] {
    if let known = sqlFiles[folder.path] { return known }
    let files = folder.files.lazy.filter { $0.hasASCIISuffix(".sql") }.map { SQLFile(name: $0, path: folder.path(of: $0)) }
    sqlFiles[folder.path] = Array(files)
    return sqlFiles[folder.path]!
  }

  /// Reads the SQL files of a folder ahead: each will be looked at.
  func readAhead(in folder: Folder) {
    var files = sqlFiles(of: folder)
    guard files.count >= Self.many, !files.contains(where: { texts[$0.path] != nil }) else { return }
    texts.reserveCapacity(texts.count + files.count)
    let results = source.atOnce(files.count) { [source, files] in source.text(files[$0].path) }
    for (index, result) in results.enumerated() { files[index].text = keep(result, files[index].path) }
    FleetingTree.expect(files.reduce(0) { $0 + ($1.text?.count ?? 0) })
    sqlFiles[folder.path] = files
  }

  private var scripts: [ObjectIdentifier: Script] = [:]

  /// Whole files as SQL, parsed ahead.
  func parseAhead(_ paths: [String]) {
    let texts = paths.compactMap { text($0) }
    guard texts.count >= Self.many else { return }
    let parsed = source.atOnce(texts.count) { Script(texts[$0]) }
    scripts.reserveCapacity(scripts.count + parsed.count)
    for script in parsed { scripts[ObjectIdentifier(script.file)] = script }
  }

  /// A whole file as SQL.
  func script(_ text: SourceText) -> Script { scripts[ObjectIdentifier(text)] ?? Script(text) }

  private var memory: [String: Any] = [:]

  /// What a reader works out once for the whole project: the configuration a folder holds, the changelogs that include others.
  /// `key` says what it is, and of what.
  func remembered<Value>(_ key: String, _ workOut: () -> Value) -> Value {
    if let known = memory[key], let known = known as? Value { return known }
    let value = workOut()
    memory[key] = value
    return value
  }

  /// Lets go of a text that will not be asked for again, so that ten thousand files need not be held at once.
  public func forget(_ path: String) { texts[Path.normalized(path)] = nil }

  /// All has been found that will be. What is asked for now is read once more.
  public func forgetAll() {
    listings = [:]
    fileNames = [:]
    programNames = [:]
    sqlFiles = [:]
    texts = [:]
    scripts = [:]
    memory = [:]
  }
}

/// A file of SQL in a folder.
struct SQLFile: Sendable {
  let name: String
  let path: String
  /// Once it has been read ahead.
  fileprivate(set) var text: SourceText?
}

/// A folder as readers see it.
public struct Folder {
  public let project: Project
  /// Relative to the folder the user stands in.
  public let path: String

  public var name: String { Path.name(path) }

  /// Names of the files in it, sorted as bytes; files that their names give to another database are left out.
  public var files: [String] { project.files(of: path) }

  /// Those of its files whose names end in `.sql`.
  var sqlFiles: [SQLFile] { project.sqlFiles(of: self) }

  func text(_ file: SQLFile) -> SourceText? { file.text ?? project.text(file.path) }

  /// Those of its files that are programs.
  var programs: [String] { project.programs(of: path) }

  /// The files that `files` leaves out.
  var filesOfOtherDialects: [(name: String, dialect: Dialect)] {
    project.entries(of: path).compactMap { entry in
      entry.kind == .file ? Dialect.inFileName(entry.name).map { (entry.name, $0) } : nil
    }
  }

  /// Names of the folders in it, sorted as bytes.
  public var folders: [String] { project.entries(of: path).filter { $0.kind == .folder }.map(\.name) }

  /// Those of its folders in which all these files are. None is listed for it: a folder above may hold thousands of others.
  func folders(holding files: String...) -> [String] {
    folders.filter { name in files.allSatisfy { hasFile(name + "/" + $0) } }
  }

  public func path(of name: String) -> String { Path.normalized(Path.join(path, name)) }

  /// Whether there is such a file; the name may lead into folders below or above.
  public func hasFile(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "/"))
      ? project.kind(of: path(of: name)) == .file
      : project.entries(of: path).contains { $0.name == name && $0.kind == .file }
  }

  public func hasFolder(_ name: String) -> Bool { project.kind(of: path(of: name)) == .folder }

  public func text(_ name: String) -> SourceText? { project.text(path(of: name)) }

  public func folder(_ name: String) -> Folder { project.folder(path(of: name)) }

  public var parent: Folder { project.folder(Path.parent(path)) }

  /// This folder, the one it lies in, and so on, up to the repository's top (a folder with `.git`) or `limit` levels.
  public func ancestors(limit: Int = 8) -> [Folder] {
    var found = [self]
    while found.count <= limit, let last = found.last {
      if last.project.kind(of: last.path(of: ".git")) != nil { break }
      let parent = last.parent
      if parent.path == last.path || project.kind(of: parent.path) != .folder { break }
      found.append(parent)
    }
    return found
  }

  /// The nearest file of this name here or in a folder above.
  public func nearest(_ name: String, levels: Int = 8) -> (folder: Folder, text: SourceText)? {
    for folder in ancestors(limit: levels) {
      if folder.hasFile(name), let text = folder.text(name) { return (folder, text) }
    }
    return nil
  }
}
