import ConfigText
import SourceText

/// A file in which Liquibase would look for changesets.
struct Changelog {
  enum Format {
    case xml
    case yaml
    case json
    case sql

    init?(_ file: String) {
      let lower = file.lowercased()
      if lower.hasSuffix(".xml") {
        self = .xml
      } else if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") {
        self = .yaml
      } else if lower.hasSuffix(".json") {
        self = .json
      } else if lower.hasSuffix(".sql") {
        self = .sql
      } else {
        return nil
      }
    }
  }

  enum Content {
    case structured(ChangelogNode, problems: [ConfigProblem])
    case formatted
    /// SQL without the header: one changeset.
    case raw
  }

  let text: SourceText
  let content: Content

  /// Nil for what is no changelog.
  static func read(_ path: String, in project: Project) -> Changelog? {
    project.remembered("the changelog \(path)") {
      guard let format = Format(path), let text = project.text(path) else { return nil }
      if format == .sql { return Changelog(text: text, content: FormattedSQL.isHeader(text) ? .formatted : .raw) }
      guard text.contains("databaseChangeLog"), let (root, problems) = ChangelogNode.changelog(text, format) else { return nil }
      return Changelog(text: text, content: .structured(root, problems: problems))
    }
  }

  /// Its own elements, where it is no SQL.
  var root: ChangelogNode? { if case .structured(let root, _) = content { root } else { nil } }
}

/// Finds the files that changelogs name: beside the changelog, or on Liquibase's search path, which is not written down.
struct ChangelogFiles {
  let project: Project
  /// The folders a path may start at, the likeliest first.
  let bases: [Folder]

  /// Those around a folder: of the root changelog, or of what names it.
  init(around folder: Folder) {
    project = folder.project
    let above = folder.ancestors(limit: 16)
    bases = above + above.flatMap(FlywayConfiguration.resourceFolders(below:))
  }

  func file(_ written: String, isRelative: Bool, to changelog: String) -> String? {
    path(written, isRelative: isRelative, to: changelog) { project.kind(of: $0) == .file }
  }

  func folder(_ written: String, isRelative: Bool, to changelog: String) -> String? {
    path(written, isRelative: isRelative, to: changelog) { project.kind(of: $0) == .folder }
  }

  private func path(_ written: String, isRelative: Bool, to changelog: String, where exists: (String) -> Bool) -> String? {
    var name = String(written.map { $0 == "\\" ? "/" : $0 })
    for prefix in ["classpath:", "file:"] where name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
    while name.hasPrefix("/") { name = String(name.dropFirst()) }
    while name.count > 1, name.hasSuffix("/") { name = String(name.dropLast()) }
    let beside = Path.normalized(Path.join(Path.parent(changelog), name))
    if isRelative { return exists(beside) ? beside : nil }
    return bases.lazy.map { $0.path(of: name) }.first(where: exists)
  }

  /// The files below a folder in the order of their paths.
  func all(below folder: String, depths: ClosedRange<Int>, endingWith suffix: String) -> [String] {
    var found: [String] = []
    func collect(_ folder: Folder, _ depth: Int) {
      if depths.contains(depth) { found += folder.files.map { folder.path(of: $0) } }
      guard depth < depths.upperBound, depth < 64 else { return }
      for name in folder.folders { collect(folder.folder(name), depth + 1) }
    }
    // Files right in the folder are one level down.
    collect(project.folder(folder), 1)
    return found.filter { suffix.isEmpty || $0.lowercased().hasSuffix(suffix.lowercased()) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}

/// `dbms="postgresql, !h2"`.
func isForPostgres(_ databases: String?) -> Bool {
  let names = (databases ?? "").split(separator: ",").map { $0.trimmedASCII.lowercased() }.filter { !$0.isEmpty }
  if names.isEmpty || names.contains("all") { return true }
  if names.contains("!postgresql") || names.contains("none") { return false }
  return names.contains("postgresql") || names.allSatisfy { $0.hasPrefix("!") }
}
