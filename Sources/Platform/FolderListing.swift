/// What lies directly in one folder.
public enum FolderListing {
  public struct Entry: Sendable {
    public var name: String
    /// What the name leads to; nil for a link that leads nowhere, or back to a folder it lies in.
    public var kind: FileKind?
  }

  /// In the order of their names, byte by byte.
  public static func entries(of folder: String) throws(SystemError) -> [Entry] {
    try LibC.entries(of: folder).map { Entry(name: $0.name, kind: $0.kind ?? kindOfLink($0.name, in: folder)) }
  }

  private static func kindOfLink(_ name: String, in folder: String) -> FileKind? {
    let path = folder == "." ? name : folder + "/" + name
    guard let status = try? LibC.status(of: path) else { return nil }
    guard status.kind == .folder else { return status.kind }
    var above = folder
    for _ in 0..<64 {
      guard let identity = try? LibC.status(of: above).identity else { break }
      if identity == status.identity { return nil }
      guard let root = try? LibC.status(of: "/").identity, identity != root else { break }
      above += "/.."
    }
    return .folder
  }
}
