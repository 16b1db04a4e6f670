import SourceText

/// Where files come from: the disk, or a test's memory. Paths use `/` and are relative to the folder the user stands in, or
/// absolute when the user wrote them so.
public protocol FileSource: Sendable {
  /// What a folder holds, sorted by name as bytes.
  func list(_ folder: String) -> Result<[DirectoryEntry], FileError>
  func read(_ path: String) -> Result<SourceText, FileError>
  func kind(of path: String) -> DirectoryEntry.Kind?
  /// The text of a file; nil where there is none.
  func text(_ path: String) -> Result<SourceText?, FileError>
  /// `work` of 0, 1, 2 … `count - 1`: several at once where that is to be had.
  func atOnce<Product: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Product) -> [Product]
}

extension FileSource {
  public func text(_ path: String) -> Result<SourceText?, FileError> {
    kind(of: path) == .file ? read(path).map { $0 } : .success(nil)
  }

  public func atOnce<Product: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Product) -> [Product] {
    (0..<count).map(work)
  }
}

public struct DirectoryEntry: Sendable, Hashable {
  public enum Kind: Sendable {
    case file
    case folder
    /// A link that leads back to a folder it lies in, a socket, a device.
    case other
  }
  public var name: String
  public var kind: Kind

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

public struct FileError: Error, Sendable, Hashable {
  public var path: String
  /// "permission denied", "no such file or directory"
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// Paths as text.
public enum Path {
  public static func join(_ folder: String, _ name: String) -> String {
    if name.utf8.first == UInt8(ascii: "/") || folder.isEmpty || folder == "." { return name }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
  }

  /// The folder a path lies in; of a lone name `.`, of `.` the folder above.
  public static func parent(_ path: String) -> String {
    let path = normalized(path)
    if path == "." { return ".." }
    if path == "/" { return "/" }
    if path == ".." || path.utf8.suffix(3).elementsEqual("/..".utf8) { return path + "/.." }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  public static func name(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Without `.`, double slashes and a slash at the end; `a/../b` becomes `b`.
  public static func normalized(_ path: String) -> String {
    if isNormal(path) { return path }
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part == "..", isAbsolute {
        continue
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if isAbsolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether there is nothing to normalize: no part that is empty or begins with a dot; `/` may stand before the first.
  private static func isNormal(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var isAtPart = true
      for index in (bytes.first == UInt8(ascii: "/") ? 1 : 0)..<bytes.count {
        let byte = bytes[index]
        if isAtPart, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
        isAtPart = byte == UInt8(ascii: "/")
      }
      return !isAtPart
    }
  }

  /// Whether a path is the folder itself or lies in it.
  public static func contains(_ folder: String, _ path: String) -> Bool {
    if folder == "." { return path.utf8.first != UInt8(ascii: "/") && !path.utf8.starts(with: "..".utf8) }
    guard path.utf8.starts(with: folder.utf8) else { return false }
    let rest = path.utf8.dropFirst(folder.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/") || folder.utf8.last == UInt8(ascii: "/")
  }

  /// What an absolute path is called from an absolute folder it lies in, `.` for the folder itself; nil where it lies elsewhere.
  public static func relative(_ path: String, to folder: String) -> String? {
    guard contains(folder, path) else { return nil }
    let rest = Substring(path.utf8.dropFirst(folder.utf8.count).drop { $0 == UInt8(ascii: "/") })
    return rest.isEmpty ? "." : String(rest)
  }
}
