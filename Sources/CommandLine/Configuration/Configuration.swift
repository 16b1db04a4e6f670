import ConfigText
import Migrations
import Rules
import SourceText

/// `.plimsoll.json`: what a project says of itself. What each key means stands in `ConfigurationKeys.swift`.
struct Configuration {
  static let fileName = ".plimsoll.json"

  /// As the user calls it; nil where there is none.
  private(set) var file: String?
  var folders: [String: FolderSettings] = [:]
  var postgres: Int?
  /// Nil where nothing is said.
  var code: [String]?
  var exclude = PathPatterns()
  var rules: [String: RuleLevel] = [:]
  var overrides: [RulesOfPaths] = []
  var smallTables = TableNames()
  var failOn: Threshold?
  var baseline: String?

  /// Nothing is said.
  init() {}

  /// Reads one; `home` is the folder that its paths are named from. All that is wrong with it is told at once.
  init(_ text: SourceText, at home: Folder) throws(Complaint) {
    file = text.name
    let source = ConfigFile(text, as: .jsonWithComments)
    var reading = ConfigurationReading(text, home, source.problems)
    // Behind a place where reading had to stop nothing is known.
    if !source.endsEarly { reading.read(source.root, by: Self.keys, into: &self) }
    if let complaint = reading.complaint { throw complaint }
  }

  /// What it says of folders.
  var choices: FolderChoices { FolderChoices(settings: folders, excluded: exclude, home: Standpoint.folder) }
}

/// The rules' levels for some paths.
struct RulesOfPaths {
  var paths = PathPatterns()
  var rules: [String: RuleLevel] = [:]
}

/// The configurations of a run: each path has the one that lies nearest above it, or the one that the user names has them all.
struct Configurations {
  private let project: Project
  private let named: String?
  /// By the folder that was asked about, and by the file that was found for it.
  private var byFolder: [String: Configuration] = [:]
  private var byFile: [String: Configuration] = [:]

  /// Those that were read.
  var files: Dictionary<String, Configuration>.Keys { byFile.keys }

  init(_ project: Project, named: String?) {
    self.project = project
    self.named = named
  }

  mutating func configuration(for path: String) throws(Complaint) -> Configuration {
    let folder = project.folder(project.kind(of: path) == .file ? Path.parent(path) : path)
    let key = named == nil ? folder.path : ""
    if let known = byFolder[key] { return known }
    let configuration = try read(for: folder)
    byFolder[key] = configuration
    return configuration
  }

  private mutating func read(for folder: Folder) throws(Complaint) -> Configuration {
    guard let (home, text) = try file(for: folder) else { return Configuration() }
    if let known = byFile[text.name] { return known }
    let configuration = try Configuration(text, at: home)
    byFile[text.name] = configuration
    return configuration
  }

  private func file(for folder: Folder) throws(Complaint) -> (Folder, SourceText)? {
    guard let named else { return folder.nearest(Configuration.fileName, levels: 16).map { ($0.folder, $0.text) } }
    guard let text = project.text(named) else { throw Complaint("cannot read the configuration '\(named)'") }
    return (project.folder(Path.parent(named)), text)
  }
}
