/// Where bytes go: standard output, standard error or a file.
public final class Output: Sendable {
  private let descriptor: Int32
  private let closesAtEnd: Bool

  public static let standard = Output(descriptor: 1, closesAtEnd: false)
  public static let error = Output(descriptor: 2, closesAtEnd: false)

  /// A new file, or an old one made empty.
  public convenience init(creating path: String) throws(SystemError) {
    self.init(descriptor: try LibC.openForWriting(path), closesAtEnd: true)
  }

  private init(descriptor: Int32, closesAtEnd: Bool) {
    self.descriptor = descriptor
    self.closesAtEnd = closesAtEnd
  }

  deinit { if closesAtEnd { LibC.close(descriptor) } }

  public var isTerminal: Bool { LibC.isTerminal(descriptor) }

  /// Columns of the terminal; 80 where it does not say.
  public var width: Int { LibC.terminalWidth(descriptor) ?? 80 }

  /// Writes all of it, however many calls that takes.
  public func write(_ bytes: [UInt8]) throws(SystemError) {
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
