import ApplicationCode
import Migrations
import Platform
import Rules
import SourceText

/// Which code is read beside the migrations.
enum CodeChoice {
  /// What the configuration names; else that of the folder that is checked, or of the project around the migrations.
  case around
  case paths([String])
  case none
}

/// The code that several sets of migrations have around them.
struct CodeOfProject {
  /// What the code needs, and what it needed before it was changed.
  let now: Application
  let before: Application?
  /// The sets that a file of code may belong to: those that lie nearest to it.
  private let owners: [String: [Int]]

  init?(
    _ roots: [String], of sets: [MigrationSet], excluding isExcluded: @escaping (String) -> Bool, changes: FileChanges?,
    in source: any FileSource
  ) {
    guard !roots.isEmpty else { return nil }
    let migrations = Set(sets.lazy.flatMap(\.migrations).map { Path.normalized($0.file) })
    let here = roots.lazy.compactMap(Self.here).first
    now = Application(in: roots, excluding: { migrations.contains($0) || isExcluded($0) }, here: here, from: source)
    before = changes.map { changes in
      let texts = changes.oldTexts.sorted { $0.key < $1.key }.filter { path, _ in
        let isHere = !path.hasPrefix("/") && !path.hasPrefix("../")
        let fromAbove = isHere ? here.map { Path.join($0, path) } : nil
        return !migrations.contains(path) && !isExcluded(path)
          && roots.contains { root in
            Application.mayHoldCode(path, below: root)
              || fromAbove.map { Application.mayHoldCode($0, below: root) } ?? false
          }
      }
      return Application(texts.map(\.value), roots: roots, from: source)
    }
    let folders = sets.map { Self.parts($0.root) }
    var owners: [String: [Int]] = [:]
    for file in (now.requirements + (before?.requirements ?? [])).lazy.map(\.place.file.name) where owners[file] == nil {
      let path = Self.parts(file)
      let shared = folders.map { folder in zip(folder, path).prefix { $0 == $1 }.count }
      let most = shared.max() ?? 0
      owners[file] = shared.indices.filter { shared[$0] == most }
    }
    self.owners = owners
  }

  /// What the folder the user stands in is called from a folder above it: of `../..` it is `../../services/api`.
  private static func here(from root: String) -> String? {
    let steps = parts(root)
    guard !steps.isEmpty, steps.allSatisfy({ $0 == ".." }), let folder = ThisProcess.folder else { return nil }
    let names = parts(folder).suffix(steps.count)
    return names.count == steps.count ? (steps + names).joined(separator: "/") : nil
  }

  /// The top of the project that a path lies in, if anything tells where that is.
  static func top(above path: String, in project: Project) -> String? {
    let folders = project.folder(path).ancestors(limit: 16)
    let marks = [".git", ".plimsoll.json"]
    return folders.last { folder in marks.contains { project.kind(of: folder.path(of: $0)) != nil } }?.path
  }

  // MARK: Whose code is it

  /// What one of the sets is asked about.
  func part(of set: Int) -> CodeOfSet {
    CodeOfSet(
      now: now.filtered { owners[$0.place.file.name]!.contains(set) },
      before: before?.filtered { owners[$0.place.file.name]!.contains(set) })
  }

  private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}
