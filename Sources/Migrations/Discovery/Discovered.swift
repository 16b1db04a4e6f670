/// What a project holds: its migration sets, and what was set aside or could not be read.
public struct Discovered {
  public var sets: [MigrationSet] = []
  public var remarks: [Remark] = []
  /// Folders of migrations that are not the project's own.
  public var leftOut: [LeftOut] = []
  /// Folders that belong to a set already found.
  var taken: Set<String> = []
  /// SQL of which nothing says that it is migrations: taken for them where there is nothing better.
  var doubtful: [(folder: Folder, reader: any MigrationReader, recognition: Recognition)] = []
  /// Folders of which the configuration says something, that were come by.
  var met: Set<String> = []

  public init() {}

  /// A folder that looks like migrations and is not judged.
  public struct LeftOut: Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable {
      case test = "in tests or test data"
      case example = "in examples or documentation"
      case ignored = "in folders that git ignores"
      case old = "in folders named for what is no more"
      case elsewhere = "in another repository"
      case loose = "loose, and nothing says that they are migrations"
    }
    public var reason: Reason
    public var folder: String
  }

  /// One line for each reason.
  public var leftOutRemarks: [Remark] {
    LeftOut.Reason.allCases.compactMap { reason in
      let folders = leftOut.filter { $0.reason == reason }.map(\.folder)
      // Where there are migrations, nobody takes loose SQL for some.
      guard let first = folders.first, reason != .loose || sets.isEmpty else { return nil }
      return Remark(.setAside, Self.sentence(reason, folders.count), file: first)
    }
  }

  private static func sentence(_ reason: LeftOut.Reason, _ count: Int) -> String {
    let what = reason == .loose ? "these SQL files" : "these migrations"
    let others = count == 1 ? "" : ", and those of \(count - 1) other \(count == 2 ? "folder" : "folders"),"
    return "\(what)\(others) lie \(reason.rawValue): name \(count == 1 ? "the" : "a") folder to have it checked"
  }

  /// What lies among the migrations of a runner is for them to use.
  mutating func removePartsOfOthers() {
    guard sets.contains(where: { $0.framework == .plain }) else { return }
    var folders: Set<String> = []
    for set in sets where set.framework != .plain {
      for migration in set.migrations { folders.insert(Path.parent(migration.file)) }
    }
    sets.removeAll { set in
      guard set.framework == .plain else { return false }
      var folder = set.root
      while folder != ".", folder != "/", !folder.hasSuffix("..") {
        folder = Path.parent(folder)
        if folders.contains(folder) { return folder != "." }
      }
      return false
    }
  }
}
