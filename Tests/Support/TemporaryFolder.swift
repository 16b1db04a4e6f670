import Foundation

/// A folder of a test's own, gone when the test is over.
public final class TemporaryFolder {
  public let path: String

  public init() {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("plimsoll-" + UUID().uuidString)
    try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it; its path.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = path + "/" + name
    if let slash = name.lastIndex(of: "/") { makeFolder(String(name[..<slash])) }
    precondition(FileManager.default.createFile(atPath: file, contents: Data(bytes)))
    return file
  }

  @discardableResult
  public func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  @discardableResult
  public func makeFolder(_ name: String) -> String {
    let folder = path + "/" + name
    try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  public func link(_ name: String, to target: String) {
    try! FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  public func read(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path + "/" + name)!, as: UTF8.self)
  }
}
