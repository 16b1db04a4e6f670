import SourceText

/// Which files a changelog leads to, without a look at their changesets.
struct ChangelogReach {
  /// In the order they are met, the changelog itself first.
  private(set) var changelogs: [String] = []
  private(set) var folders: Set<String> = []

  private let project: Project
  private let files: ChangelogFiles

  static func from(_ root: String, in project: Project) -> ChangelogReach {
    project.remembered("files from \(root)") {
      var reach = ChangelogReach(project, ChangelogFiles(around: project.folder(Path.parent(root))))
      var seen: Set<String> = []
      reach.follow(root, &seen)
      return reach
    }
  }

  private init(_ project: Project, _ files: ChangelogFiles) {
    self.project = project
    self.files = files
  }

  private mutating func follow(_ path: String, _ seen: inout Set<String>) {
    guard seen.insert(path).inserted else { return }
    changelogs.append(path)
    folders.insert(Path.parent(path))
    guard let root = Changelog.read(path, in: project)?.root else { return }
    for node in root.children + root.all("modifyChangeSets").flatMap(\.children) {
      let isRelative = node.child("relativeToChangelogFile")?.value?.text == "true"
      if node.name == "include", let written = node.child("file")?.value?.text {
        if let file = files.file(written, isRelative: isRelative, to: path) { follow(file, &seen) }
      } else if node.name == "includeAll", let written = node.child("path")?.value?.text {
        guard let folder = files.folder(written, isRelative: isRelative, to: path) else { continue }
        for file in files.all(below: folder, depths: 0...(.max), endingWith: "") where Changelog.Format(file) != nil {
          follow(file, &seen)
        }
      }
    }
  }
}
