import SourceText

public enum FileKind: Sendable {
  case file, folder
  /// A pipe, a device, a socket: read to its end.
  case stream
}

/// The same for all paths that lead to one file.
struct FileIdentity: Hashable {
  var device: UInt64
  var number: UInt64
}

public enum Files {
  /// What a path leads to, symbolic links followed.
  public static func kind(of path: String) throws(SystemError) -> FileKind { try LibC.status(of: path).kind }

  /// The bytes of a file, read straight to where they stay.
  public static func read(_ path: String) throws(SystemError) -> SourceText {
    let descriptor = try LibC.openForReading(path)
    defer { LibC.close(descriptor) }
    return try read(descriptor, name: path, LibC.status(of: descriptor))
  }

  /// The bytes of a file; nil where there is none: nothing at all, a folder, a pipe.
  public static func readIfFile(_ path: String) throws(SystemError) -> SourceText? {
    let descriptor: Int32
    do throws(SystemError) { descriptor = try LibC.openForReading(path, waits: false) } catch {
      if LibC.isNoFile(error.code) { return nil }
      throw error
    }
    defer { LibC.close(descriptor) }
    let status = try LibC.status(of: descriptor)
    return status.kind == .file ? try read(descriptor, name: path, status) : nil
  }

  public static func readStandardInput(name: String) throws(SystemError) -> SourceText {
    try read(0, name: name, LibC.status(of: 0))
  }

  private static func read(_ descriptor: Int32, name: String, _ status: LibC.Status) throws(SystemError) -> SourceText {
    switch status.kind {
    case .folder: throw .isFolder
    case .file where status.size >= sizeLimit: throw .tooLarge
    // Files that the system makes up as they are read tell a size of 0.
    case .file where status.size > 0: return try readWhole(descriptor, name: name, size: status.size)
    default: return try readStream(descriptor, name: name)
    }
  }

  /// Positions are four bytes.
  private static let sizeLimit = Int(UInt32.max)

  private static func readWhole(_ descriptor: Int32, name: String, size: Int) throws(SystemError) -> SourceText {
    var failure: SystemError?
    let text = SourceText(name: name, capacity: size) { room in
      var count = 0
      do throws(SystemError) {
        while count < size {
          let came = try LibC.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
          if came == 0 { break }
          count += came
        }
      } catch { failure = error }
      return count
    }
    if let failure { throw failure }
    return text
  }

  private static func readStream(_ descriptor: Int32, name: String) throws(SystemError) -> SourceText {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var failure: SystemError?
      let came = room.withUnsafeMutableBytes { room in
        do throws(SystemError) { return try LibC.read(descriptor, into: room) } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if came == 0 { break }
      bytes.append(contentsOf: room[..<came])
      if bytes.count >= sizeLimit { throw .tooLarge }
    }
    return SourceText(name: name, bytes: bytes)
  }
}
