import ConfigText
import Migrations
import Rules
import SourceText

/// `.plimsoll.json`, looked for in the folder of a path and the folders above: what a project says of its migration folders.
///
///     { "folders": { "services/api/db": { "framework": "goose", "transactions": "file" }, "legacy": { "dialect": "mysql" } },
///       "smallTables": ["countries", "billing.plans", "ref_*"], "code": ["services/api", "libs"] }
///
/// Folders are named from where the file lies. Small tables are those that a statement goes through in no time; code is where
/// the schema is used. Comments are allowed.
struct Configuration {
  static let fileName = ".plimsoll.json"

  /// By path as the project sees it.
  private(set) var folders: [String: FolderSettings] = [:]
  private(set) var smallTables = TableNames()
  /// Paths as the project sees them; nil where nothing is said.
  private(set) var code: [String]?

  init() {}

  /// The one that counts for a path, or the one the user names; nothing set where there is none.
  init(for path: String, named: String?, in project: Project) throws(Complaint) {
    let folder = project.folder(project.kind(of: path) == .file ? Path.parent(path) : path)
    if let named {
      guard let text = project.text(named) else { throw Complaint("cannot read the configuration '\(named)'") }
      try self.init(text, at: project.folder(Path.parent(named)))
    } else if let (home, text) = folder.nearest(Self.fileName, levels: 16) {
      try self.init(text, at: home)
    } else {
      self.init()
    }
  }

  private init(_ text: SourceText, at home: Folder) throws(Complaint) {
    let file = ConfigFile(text, as: .jsonWithComments)
    if let problem = file.problems.first { throw Self.complaint(problem.message, problem.span, in: text) }
    guard let root = file.root.table else { throw Self.complaint("an object is expected", file.root.span, in: text) }
    for entry in root.entries {
      try Self.expect(entry, among: ["folders", "smallTables", "code"], in: text)
      switch entry.key.text {
      case "folders": try readFolders(entry.value, text, home)
      case "code": code = try Self.paths(entry.value, text, home)
      default: smallTables = try Self.tables(entry.value, in: text)
      }
    }
  }

  private mutating func readFolders(_ value: ConfigValue, _ text: SourceText, _ home: Folder) throws(Complaint) {
    guard let table = value.table else {
      throw Self.complaint("'folders' holds an object: a folder's path, and what counts for it", value.span, in: text)
    }
    for folder in table.entries {
      let path = home.path(of: folder.key.text)
      guard home.project.kind(of: path) == .folder else {
        throw Self.complaint("there is no folder '\(path)'", folder.key.span, in: text)
      }
      folders[path] = try Self.settings(folder.value, in: text)
    }
  }

  private static func paths(_ value: ConfigValue, _ text: SourceText, _ home: Folder) throws(Complaint) -> [String] {
    guard let elements = value.array else {
      throw complaint("'code' holds a list of folders and files: \"src\", \"services/api\"", value.span, in: text)
    }
    var paths: [String] = []
    for element in elements {
      guard let name = element.string else { throw complaint("a string is expected", element.span, in: text) }
      let path = home.path(of: name)
      guard home.project.kind(of: path) != nil else {
        throw complaint("there is no file or folder '\(path)'", element.span, in: text)
      }
      paths.append(path)
    }
    return paths
  }

  private static func tables(_ value: ConfigValue, in text: SourceText) throws(Complaint) -> TableNames {
    guard let elements = value.array else {
      throw complaint("'smallTables' holds a list of names: \"countries\", \"billing.plans\", \"ref_*\"", value.span, in: text)
    }
    var tables = TableNames()
    for element in elements {
      guard let name = element.string else { throw complaint("a string is expected", element.span, in: text) }
      guard tables.add(name) else {
        throw complaint(
          "'\(name)' names no table: a name, with its schema before it if need be, and * for any letters", element.span,
          in: text)
      }
    }
    return tables
  }

  private static func settings(_ value: ConfigValue, in text: SourceText) throws(Complaint) -> FolderSettings {
    guard let table = value.table else { throw complaint("an object is expected", value.span, in: text) }
    var settings = FolderSettings()
    for entry in table.entries {
      try expect(entry, among: ["framework", "transactions", "dialect"], in: text)
      switch entry.key.text {
      case "framework": settings.framework = try choice(entry, among: allReaders.map(\.framework.id), in: text)
      case "transactions":
        settings.transactions = TransactionScope(
          rawValue: try choice(entry, among: TransactionScope.allCases.map(\.rawValue), in: text))
      default:
        settings.otherDialect = Dialect.named(try choice(entry, among: ["postgresql"] + Dialect.names, in: text))
      }
    }
    return settings
  }

  private static func choice(
    _ entry: ConfigTable.Entry, among known: [String], in text: SourceText
  ) throws(Complaint) -> String {
    guard let word = entry.value.string else { throw complaint("a string is expected", entry.value.span, in: text) }
    guard known.contains(word) else {
      throw complaint(
        "unknown \(entry.key.text) '\(word)'" + suggestion(word, among: known), entry.value.span, in: text)
    }
    return word
  }

  private static func expect(_ entry: ConfigTable.Entry, among known: [String], in text: SourceText) throws(Complaint) {
    guard known.contains(entry.key.text) else {
      throw complaint(
        "unknown key '\(entry.key.text)'" + suggestion(entry.key.text, among: known), entry.key.span, in: text)
    }
  }

  private static func suggestion(_ word: String, among known: [String]) -> String {
    if let closest = Suggestion.closest(to: word, among: known) { return "; did you mean '\(closest)'?" }
    return "; known are \(known.sorted().joined(separator: ", "))"
  }

  private static func complaint(_ message: String, _ span: Span, in text: SourceText) -> Complaint {
    Complaint("\(text.name):\(LineIndex(text).line(of: span.start)): \(message)")
  }
}
