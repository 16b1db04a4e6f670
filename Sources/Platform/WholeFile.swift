/// A file that gets its name when all of it is there. Until then a file of that name stays as it is, whatever happens: a full
/// disk, an error, a signal.
public final class WholeFile {
  /// Where symbolic links lead.
  private let target: String
  private let permissions: UInt32?
  private var descriptor: Int32?
  private var passingName = ""
  private var slot: Int?

  /// Nil where the path leads to a pipe or a device: to be written to directly.
  public init?(_ path: String) throws(SystemError) {
    target = LibC.followingLinks(path)
    let folder = Self.folder(of: target)
    if let status = try Self.status(of: target) {
      switch status.kind {
      case .folder: throw .isFolder
      case .stream: return nil
      case .file:
        try LibC.expectWritable(target)
        permissions = status.permissions
      }
    } else {
      permissions = nil
    }
    guard !target.hasSuffix("/") else { throw .isFolder }
    // Said before any work is done.
    _ = try LibC.status(of: folder)
    try LibC.expectWritable(folder)
  }

  deinit {
    if let descriptor { LibC.close(descriptor) }
    if !passingName.isEmpty { discard() }
  }

  public func write(_ bytes: [UInt8]) throws(SystemError) {
    let descriptor = try opened()
    try Output(descriptor).write(bytes)
  }

  /// Gives the file its name.
  public func finish() throws(SystemError) {
    let descriptor = try opened()
    self.descriptor = nil
    try LibC.closeWritten(descriptor)
    try LibC.rename(passingName, to: target)
    LibC.forget(slot)
    passingName = ""
  }

  private func opened() throws(SystemError) -> Int32 {
    if let descriptor { return descriptor }
    return try create()
  }

  private func discard() {
    LibC.remove(passingName)
    LibC.forget(slot)
    passingName = ""
  }

  private func create() throws(SystemError) -> Int32 {
    let folder = Self.folder(of: target)
    var attempt = 0
    while true {
      let name = (folder.hasSuffix("/") ? folder : folder + "/") + ".plimsoll-\(LibC.processNumber)-\(attempt).tmp"
      let slot = LibC.removeAtSignal(name)
      do throws(SystemError) {
        let descriptor = try LibC.createNew(name)
        self.slot = slot
        self.descriptor = descriptor
        passingName = name
        if let permissions { LibC.setPermissions(permissions, of: descriptor) }
        return descriptor
      } catch {
        LibC.forget(slot)
        guard error.isTaken, attempt < 1000 else { throw error }
        attempt += 1
      }
    }
  }

  private static func status(of path: String) throws(SystemError) -> LibC.Status? {
    do throws(SystemError) { return try LibC.status(of: path) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
