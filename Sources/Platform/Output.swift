/// Where bytes go as they come: standard output, standard error, a pipe, a device or a file.
public final class Output: Sendable {
  private let descriptor: Int32
  private let closesAtEnd: Bool

  public static let standard = Output(1)
  public static let error = Output(2)

  /// A new file, or an old one made empty.
  public convenience init(creating path: String) throws(SystemError) {
    self.init(try LibC.openForWriting(path, creates: true), closesAtEnd: true)
  }

  /// A pipe or a device. Those that stand for what the process already has are taken as it has them: opened anew they would be
  /// written from their beginning.
  public convenience init(opening path: String) throws(SystemError) {
    if let descriptor = Self.ownDescriptor(path) {
      self.init(descriptor)
    } else {
      self.init(try LibC.openForWriting(path), closesAtEnd: true)
    }
  }

  init(_ descriptor: Int32, closesAtEnd: Bool = false) {
    self.descriptor = descriptor
    self.closesAtEnd = closesAtEnd
  }

  deinit { if closesAtEnd { LibC.close(descriptor) } }

  /// Whether a path stands for something that the process has open.
  public static func isOwn(_ path: String) -> Bool { ownDescriptor(path) != nil }

  private static func ownDescriptor(_ path: String) -> Int32? {
    switch path {
    case "-", "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) { return Int32(path.dropFirst(folder.count)) }
      return nil
    }
  }

  public var isTerminal: Bool { LibC.isTerminal(descriptor) }

  /// Columns of the terminal; 80 where it does not say.
  public var width: Int { LibC.terminalWidth(descriptor) ?? 80 }

  /// Writes all of it, however many calls that takes.
  public func write(_ bytes: [UInt8]) throws(SystemError) {
    let isColored = bytes.contains(0x1B) && isTerminal
    if isColored { LibC.restoreColorsAtSignal(of: descriptor) }
    defer { if isColored { LibC.restoreColorsAtSignal(of: nil) } }
    var written = 0
    while written < bytes.count {
      var failure: SystemError?
      written += bytes.withUnsafeBytes { bytes in
        do throws(SystemError) {
          return try LibC.write(UnsafeRawBufferPointer(rebasing: bytes[written...]), to: descriptor)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
    }
  }
}
