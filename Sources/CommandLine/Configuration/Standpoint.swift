import Migrations
import Platform

/// The folder the user stands in: paths are named from there.
enum Standpoint {
  static let folder = ThisProcess.folder ?? "/"

  static func absolute(_ path: String) -> String { Path.normalized(Path.join(folder, path)) }

  /// What the project calls a path: what lies in the folder the user stands in is named from there, however one got to it.
  static func name(of path: String) -> String {
    guard path.utf8.starts(with: "..".utf8) else { return path }
    return Path.relative(absolute(path), to: folder) ?? path
  }
}
