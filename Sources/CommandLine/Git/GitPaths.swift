import Migrations

/// How a file is called from the top of its repository, and from where the user stands.
struct GitPaths: Sendable {
  /// As paths are written: relative to where the user stands, or absolute.
  let top: String
  let absoluteTop: String
  /// What the folder the user stands in is called from the top, with a slash behind it. Paths in there are named from that folder.
  let here: String

  func inProject(_ path: String) -> String {
    if !here.isEmpty, path.hasPrefix(here) { return Path.normalized(String(path.dropFirst(here.count))) }
    return Path.normalized(Path.join(top, path))
  }

  /// The path from the top, empty for the top itself; nil for what lies outside.
  func inRepository(_ path: String) -> String? {
    let path = Path.normalized(path)
    if path.hasPrefix("/") {
      guard let top = [absoluteTop, top].first(where: { $0.hasPrefix("/") && Path.contains($0, path) }) else { return nil }
      return Self.below(top, path)
    }
    guard top == "." || !here.isEmpty else { return Path.contains(top, path) ? Self.below(top, path) : nil }
    let inside = Path.normalized(here + path)
    if inside == ".." || inside.hasPrefix("../") { return nil }
    return inside == "." ? "" : inside
  }

  private static func below(_ folder: String, _ path: String) -> String {
    String(path.dropFirst(folder.count).drop { $0 == "/" })
  }
}
