import ConfigText
import SourceText

/// What alembic.ini or pyproject.toml says of a script folder: the one with env.py.
struct AlembicConfiguration {
  /// Where revisions lie.
  var versionFolders: [Folder]
  /// In folders below them, too.
  var isRecursive = false
  /// What names the folder: "alembic.ini:2".
  var mention: String?
  /// `sqlalchemy.url`, as it is written.
  var url: String?
  /// Folders that Python looks in for modules.
  var importRoots: [Folder]

  init(of folder: Folder) {
    versionFolders = [folder.folder("versions")]
    importRoots = []
    for above in folder.ancestors(limit: 5) {
      importRoots.append(above)
      guard mention == nil else { continue }
      readIni(in: above, for: folder)
      if mention == nil { readProject(in: above, for: folder) }
    }
    importRoots += importRoots.filter { $0.hasFolder("src") }.map { $0.folder("src") }
    if mention == nil, folder.hasFile("alembic.ini") { mention = folder.path(of: "alembic.ini") }
  }

  /// Each section of alembic.ini may name a script folder of its own.
  private mutating func readIni(in home: Folder, for folder: Folder) {
    for name in home.files where name.hasASCIISuffix(".ini") && name.contains("alembic") {
      guard let file = home.config(name, as: .ini(.configParser(variables: ["here": home.path]))),
        let sections = file.root.table?.entries
      else { continue }
      for section in sections {
        guard let location = section.value["script_location"] else {
          // Flask-Migrate leaves it out.
          if section.key.text == "alembic", home.path == folder.path { take(section.value, home, file.text.name) }
          continue
        }
        guard let written = location.string, Self.folder(written, from: home)?.path == folder.path else { continue }
        importPrepended(section.value, home)
        return take(section.value, home, file.place(of: location))
      }
    }
  }

  private mutating func readProject(in home: Folder, for folder: Folder) {
    guard let file = home.config("pyproject.toml", as: .toml), let tool = file["tool"]["alembic"],
      let location = tool["script_location"], let written = location.string,
      Self.folder(written, from: home)?.path == folder.path
    else { return }
    importPrepended(tool, home)
    take(tool, home, file.place(of: location))
  }

  private mutating func take(_ section: ConfigValue, _ home: Folder, _ mention: String) {
    self.mention = mention
    url = section["sqlalchemy.url"].string
    isRecursive = section["recursive_version_locations"].scalarText?.lowercased() == "true"
    var locations: [String] = []
    if let list = section["version_locations"]?.array {
      locations = list.compactMap(\.string)
    } else if let text = section["version_locations"].string {
      locations = Self.split(text, separator: (section["path_separator"] ?? section["version_path_separator"]).string)
    }
    let folders = locations.compactMap { Self.folder($0, from: home) }
    if !folders.isEmpty { versionFolders = folders }
  }

  private mutating func importPrepended(_ section: ConfigValue, _ home: Folder) {
    guard let text = section["prepend_sys_path"].string ?? section["prepend_sys_path"]?.array?.first?.string else { return }
    let paths = Self.split(text, separator: section["path_separator"].string ?? "os")
    importRoots = paths.compactMap { Self.folder($0, from: home) } + importRoots
  }

  private static func split(_ text: String, separator: String?) -> [String] {
    let parts =
      switch separator?.trimmedASCII {
      case "os", ":": text.split(separator: ":")
      case ";": text.split(separator: ";")
      case "newline": text.split(separator: "\n")
      default: text.split { $0 == " " || $0 == "," || $0 == "\n" }
      }
    return parts.map(\.trimmedASCII).filter { !$0.isEmpty }
  }

  /// `%(here)s/alembic`, `alembic`, `package:alembic`.
  private static func folder(_ written: String, from home: Folder) -> Folder? {
    var path = written.trimmedASCII
    for here in ["%(here)s", "%%(here)s"] where path.hasPrefix(here) {
      path = String(path.dropFirst(here.count))
      while path.hasPrefix("/") { path.removeFirst() }
    }
    if let colon = path.firstIndex(of: ":") {
      let package = path[..<colon].split(separator: ".").joined(separator: "/")
      path = package + "/" + path[path.index(after: colon)...]
    }
    return home.folder(path.isEmpty ? "." : path)
  }
}

extension ConfigValue? {
  fileprivate var array: [ConfigValue]? { self?.array }
}
