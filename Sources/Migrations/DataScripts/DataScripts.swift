import SourceText

/// The scripts that lie beside migrations and fill columns by hand: in `scripts`, `bin`, `lib/tasks` and the like. They are read when
/// somebody asks, a bounded number of them, and nothing of them is run.
public final class DataScripts {
  private let project: Project
  private let root: Folder
  /// Files that the runner itself runs.
  private let migrations: Set<String>
  private var writes: [String: ColumnWrites?] = [:]

  public init(around set: MigrationSet, in source: any FileSource) {
    project = Project(source)
    root = project.folder(set.root)
    migrations = Set(set.migrations.map { Path.normalized($0.file) })
  }

  /// How much is looked through.
  private enum Limit {
    static let folders = 600
    static let scripts = 300
    static let depth = 4
    static let bytes = 1 << 19
  }

  // MARK: One script

  public enum Answer: Sendable {
    case writes(Place)
    case writesNot
    case isMissing
    /// It is no text, or too large.
    case cannotBeRead
  }

  /// Whether the script at a path writes a column. The path is as somebody has written it in a file of the project: from the folder of
  /// that file, or of one above it, up to the top of the project.
  public func answer(of path: String, namedIn file: String, writing column: String, of table: (schema: String, name: String))
    -> Answer
  {
    let folder = project.folder(Path.parent(file))
    var tops = folder.ancestors(limit: 16)
    if tops.last.map({ $0.project.kind(of: $0.path(of: ".git")) == nil }) ?? true {
      tops = tops.enumerated().filter { $0.offset < 2 || Path.contains(".", $0.element.path) }.map(\.element)
    }
    guard path.utf8.first != UInt8(ascii: "/"), let found = tops.map({ $0.path(of: path) }).first(where: isFile) else {
      return .isMissing
    }
    guard writes(of: found) else { return .cannotBeRead }
    return writes[found]!!.first(of: column, in: table, isAboutTable: true).map { .writes($0) } ?? .writesNot
  }

  private func isFile(_ path: String) -> Bool { project.kind(of: path) == .file }

  /// Reads a script once; false where that cannot be.
  private func writes(of path: String) -> Bool {
    if let known = writes[path] { return known != nil }
    var found: ColumnWrites?
    if let text = project.text(path), text.count <= Limit.bytes, !text.bytes.contains(0) { found = ColumnWrites(text) }
    writes[path] = .some(found)
    return found != nil
  }

  // MARK: All of them

  /// Where scripts beside the migrations write a column, one place a script.
  public func places(writing column: String, of table: (schema: String, name: String)) -> [Place] {
    let name = Array(column.utf8)
    return scripts.compactMap { path in
      // Most need not be read but for this.
      guard let text = project.text(path), Self.mayName(name, text), writes(of: path) else { return nil }
      return writes[path]!!.first(of: column, in: table, isAboutTable: false)
    }
  }

  /// Whether the letters of a name stand behind each other, whatever their case and whether `_` is between them.
  private static func mayName(_ name: [UInt8], _ text: SourceText) -> Bool {
    let letters = name.filter { $0 != UInt8(ascii: "_") }
    guard let first = letters.first, text.count >= letters.count else { return false }
    let bytes = text.bytes
    for start in 0..<bytes.count where bytes[start] | 0x20 == first | 0x20 {
      var at = start
      var matched = 0
      while at < bytes.count, matched < letters.count {
        if bytes[at] == UInt8(ascii: "_"), letters[matched] != bytes[at] {
          at += 1
        } else if bytes[at] | 0x20 == letters[matched] | 0x20 {
          (at, matched) = (at + 1, matched + 1)
        } else {
          break
        }
      }
      if matched == letters.count { return true }
    }
    return false
  }

  private lazy var scripts: [String] = {
    var found: [String] = []
    var left = Limit.folders
    var seen: Set<String> = []
    // What lies near comes first.
    let top = top.path
    for folder in root.ancestors(limit: 16) {
      search(folder, isInScripts: false, depth: 0, &left, &seen, &found)
      if folder.path == top { break }
    }
    return found
  }()

  /// The top of the project: with `.git`, or the folder the user stands in, or where neither is to be had the one around the migrations.
  private var top: Folder {
    let above = root.ancestors()
    if let last = above.last, project.kind(of: last.path(of: ".git")) != nil { return last }
    return above.last { Path.contains(".", $0.path) } ?? (above.count > 1 ? above[1] : root)
  }

  private static let names: Set<String> = [
    "scripts", "script", "bin", "tools", "tool", "tasks", "jobs", "backfill", "backfills", "commands", "maintenance", "one_off",
    "oneoff", "one-off", "data_migrations", "data-migrations", "datafix", "datafixes", "ops",
  ]

  private func search(
    _ folder: Folder, isInScripts: Bool, depth: Int, _ left: inout Int, _ seen: inout Set<String>,
    _ found: inout [String]
  ) {
    guard seen.insert(folder.path).inserted else { return }
    left -= 1
    guard left > 0, found.count < Limit.scripts else { return }
    for file in folder.files where (isInScripts || file.hasBytes("backfill")) && Self.isScript(file) {
      let path = Path.normalized(folder.path(of: file))
      if !migrations.contains(path), found.count < Limit.scripts { found.append(path) }
    }
    guard depth < (isInScripts ? 2 * Limit.depth : Limit.depth) else { return }
    for name in folder.folders
    where !Discovery.skippedFolders.contains(name) && !Self.isNoScript(name) && name.utf8.first != UInt8(ascii: ".") {
      let isNamed = Self.names.contains(name.lowercased()) || name.lowercased().hasBytes("backfill")
      search(folder.folder(name), isInScripts: isInScripts || isNamed, depth: depth + 1, &left, &seen, &found)
    }
  }

  /// Tests, and rows for a new database.
  private static func isNoScript(_ name: String) -> Bool {
    let words = name.lowercased().utf8.split { !(0x61...0x7A).contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    return words.contains { ["test", "tests", "spec", "specs", "seed", "seeds", "fixture", "fixtures", "demo"].contains($0) }
  }

  private static func isScript(_ file: String) -> Bool {
    if isNoScript(file) { return false }
    let endings: [StaticString] = [
      ".py", ".sql", ".psql", ".rb", ".rake", ".ts", ".js", ".mjs", ".cjs", ".mts", ".cts", ".go", ".sh", ".bash", ".php",
      ".ex", ".exs", ".rs", ".java", ".kt", ".cs", ".swift", ".pl",
    ]
    return endings.contains { file.hasASCIISuffix($0) }
  }
}
