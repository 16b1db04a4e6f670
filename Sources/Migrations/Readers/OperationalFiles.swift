import SourceText

/// Files in which people write down how a migration is run: makefiles, compose files, workflows, scripts.
struct OperationalFiles {
  private let folder: Folder

  /// Those beside a folder and beside the folders it lies in.
  init(around folder: Folder) { self.folder = folder }

  /// The first of them that holds these bytes, and the line where.
  func first(containing needle: StaticString) -> (file: String, line: Int)? {
    for above in folder.ancestors() {
      for path in Self.files(in: above) {
        guard let text = folder.project.text(path), let offset = text.firstOffset(of: needle) else { continue }
        return (path, text.line(of: offset))
      }
    }
    return nil
  }

  /// Every line that holds these bytes.
  func lines(containing needle: StaticString) -> [(file: String, line: Int, text: String)] {
    folder.ancestors().flatMap { above in
      Self.files(in: above).flatMap { path -> [(file: String, line: Int, text: String)] in
        guard let text = folder.project.text(path), text.contains(needle) else { return [] }
        return text.lines().enumerated().compactMap { index, line in
          text.contains(needle, in: line) ? (path, index + 1, text[line]) : nil
        }
      }
    }
  }

  private static func files(in folder: Folder) -> [String] {
    var found = folder.files.filter(isOperational).map { folder.path(of: $0) }
    let workflows = folder.folder(".github/workflows")
    if folder.hasFolder(".github/workflows") {
      found += workflows.files.filter { $0.hasASCIISuffix(".yml") || $0.hasASCIISuffix(".yaml") }.map { workflows.path(of: $0) }
    }
    return found
  }

  private static func isOperational(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower == "makefile" || lower == "justfile" || lower == "procfile" || lower.hasPrefix("dockerfile")
      || lower.hasPrefix("docker-compose") || lower.hasPrefix("compose.") || lower.hasPrefix("taskfile")
      || lower.hasPrefix(".env") || lower == ".gitlab-ci.yml" || lower.hasASCIISuffix(".sh") || lower == "package.json"
  }
}
