/// Why the operating system refused something.
public struct SystemError: Error, Hashable, Sendable {
  let code: Int32

  /// One lower-case sentence without a full stop, as `no such file or directory`.
  public var message: String {
    let text = LibC.describe(code)
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  public var isMissing: Bool { code == LibC.noSuchFile }

  /// There is one of that name already.
  var isTaken: Bool { code == LibC.fileExists }

  /// Whoever read our output has gone: no reason to complain.
  public var isClosedPipe: Bool { code == LibC.brokenPipe }

  static let tooLarge = SystemError(code: LibC.fileTooLarge)
  static let isFolder = SystemError(code: LibC.isDirectory)
}
