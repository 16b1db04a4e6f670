import Migrations
import Platform
import SourceText

/// The operands of `check`, with `-` in its place among the files.
struct StandardInput {
  let paths: [String]
  let files: any FileSource

  init(_ arguments: ParsedArguments, _ console: any Console, _ files: any FileSource) throws(Complaint) {
    let operands = arguments.operands
    let path = arguments[.standardInputPath]
    guard operands.contains("-") else {
      guard path == nil else {
        throw Complaint("\(Option.standardInputPath.name) is given, but '-' for standard input is not")
      }
      paths = operands.isEmpty ? ["."] : operands
      self.files = files
      return
    }
    guard operands.count == 1 else { throw Complaint("'-' for standard input stands alone") }
    let name = path.map { Path.normalized($0) } ?? "<stdin>"
    let text: SourceText
    do throws(SystemError) { text = try console.readStandardInput(name: name) } catch { throw .cannotRead(name, error) }
    guard !text.isBinary else { throw Complaint("not SQL but a binary file: '\(name)'") }
    paths = [path == nil ? "." : name]
    self.files = path == nil ? LoneFile(text: text) : FilesWithOneReplaced(files: files, path: name, text: text)
  }
}

/// A project that is one text.
private struct LoneFile: FileSource {
  static let path = "stdin.sql"
  let text: SourceText

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    .success(folder == "." ? [DirectoryEntry(name: Self.path, kind: .file)] : [])
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    path == Self.path ? .success(text) : .failure(FileError(path: path, reason: "no such file or directory"))
  }

  func kind(of path: String) -> DirectoryEntry.Kind? { path == Self.path ? .file : path == "." ? .folder : nil }
}

/// The disk, but for one file that says what standard input says; it may be a file that is not there yet.
private struct FilesWithOneReplaced: FileSource {
  let files: any FileSource
  let path: String
  let text: SourceText

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    let listed = files.list(folder)
    guard Path.parent(path) == Path.normalized(folder) else { return listed }
    let own = DirectoryEntry(name: Path.name(path), kind: .file)
    let entries = ((try? listed.get()) ?? []).filter { $0.name != own.name } + [own]
    return .success(entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    Path.normalized(path) == self.path ? .success(text) : files.read(path)
  }

  func text(_ path: String) -> Result<SourceText?, FileError> {
    Path.normalized(path) == self.path ? .success(text) : files.text(path)
  }

  func atOnce<Product: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Product) -> [Product] {
    files.atOnce(count, work)
  }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    let path = Path.normalized(path)
    if path == self.path { return .file }
    return files.kind(of: path) ?? (path == Path.parent(self.path) ? .folder : nil)
  }
}
