import ProgramSyntax
import SourceText

/// The program files in and around a folder in which somebody may call the runner himself.
struct Programs {
  private let project: Project
  private let paths: [String]

  /// More files than these are not looked through.
  private static let limit = 3000

  static let rust = [".rs"]
  static let javaScript = [".ts", ".js", ".mts", ".mjs", ".cts", ".cjs"]

  /// Those with one of these endings in the folder and all below it. With `hints` only those whose name, or whose folder's name,
  /// holds one of these words.
  init(below folder: Folder, endings: [String], hints: [String] = []) {
    project = folder.project
    var paths: [String] = []
    Self.collect(folder, endings, hints, into: &paths)
    self.paths = paths
  }

  private static func collect(_ folder: Folder, _ endings: [String], _ hints: [String], into paths: inout [String]) {
    let takesAll = hints.isEmpty || hints.contains(where: folder.name.lowercased().contains)
    for file in folder.files where endings.contains(where: { file.hasSuffix($0) }) {
      if takesAll || hints.contains(where: file.lowercased().contains) { paths.append(folder.path(of: file)) }
    }
    for name in folder.folders where !Discovery.skippedFolders.contains(name) && paths.count < limit {
      collect(folder.folder(name), endings, hints, into: &paths)
    }
  }

  /// The first place where these tokens stand behind each other; `mark` is a word that must occur for that, so that most files
  /// need not be read word by word.
  func first(_ pattern: String, mark: StaticString) -> (file: String, line: Int)? {
    for program in all(with: mark) {
      if let index = program.first(pattern) { return (program.text.name, program.line(of: index)) }
    }
    return nil
  }

  /// Those in which a word occurs.
  func all(with mark: StaticString) -> some Sequence<ProgramText> {
    paths.lazy.compactMap { path in
      guard let language = ProgramLanguage(ofFile: path), let text = project.text(path), text.contains(mark) else {
        return nil
      }
      return ProgramText(text, language)
    }
  }
}
