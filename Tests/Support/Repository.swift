import Foundation

/// The repository the tests stand in.
public enum Repository {
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  public static func bytes(of path: String) -> [UInt8] { Array(FileManager.default.contents(atPath: root + "/" + path)!) }

  public static func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

  /// All files below a folder whose names end so, as paths from the root, in order.
  public static func files(in folder: String, ending suffix: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root + "/" + folder)!.compactMap { $0 as? String }
    return all.filter { $0.hasSuffix(suffix) }.map { folder + "/" + $0 }.sorted()
  }

  public static func names(in folder: String) -> [String] {
    try! FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
  }
}
