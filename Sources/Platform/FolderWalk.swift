/// Finds files in a folder and the folders below it.
public struct FolderWalk: Sendable {
  /// In the order of their names, byte by byte, folder by folder.
  public private(set) var files: [String] = []
  /// Folders, and links that lead nowhere, which could not be looked into.
  public private(set) var failures: [(path: String, error: SystemError)] = []
  private var visited: Set<FileIdentity> = []

  /// Walks the folder. Names that begin with a dot are passed over; links are followed, but no folder is entered twice.
  public init(_ folder: String, where isWanted: (String) -> Bool) {
    walk(folder, isWanted)
  }

  private mutating func walk(_ folder: String, _ isWanted: (String) -> Bool) {
    var open = [folder]
    while let path = open.popLast() {
      do throws(SystemError) {
        let status = try LibC.status(of: path)
        switch status.kind {
        case .folder:
          guard visited.insert(status.identity).inserted else { continue }
          let names = try LibC.names(in: path).filter { !$0.hasPrefix(".") }.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
          }
          open.append(contentsOf: names.reversed().map { Self.join(path, $0) })
        case .file: if isWanted(path) { files.append(path) }
        case .stream: break
        }
      } catch {
        // A dangling link to something nobody asked for is nobody's business.
        if !error.isMissing || isWanted(path) { failures.append((path, error)) }
      }
    }
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
