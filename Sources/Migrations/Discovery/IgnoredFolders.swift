import SourceText

/// What the `.gitignore` files say on the way down through a repository.
struct IgnoredFolders {
  /// From the top down. Paths are absolute, without the slash before them.
  private var rules: [IgnoreRules] = []

  /// Those of the folders above count up to the top of the repository, unless they ignore the very folder that was named.
  init(above folder: Folder, _ choices: FolderChoices) {
    let ancestors = folder.ancestors(limit: 24)
    guard let top = ancestors.last, top.project.kind(of: top.path(of: ".git")) != nil else { return }
    for above in ancestors.dropFirst().reversed() { add(above, choices) }
    if ancestors.contains(where: { ignores($0, choices) }) { rules = [] }
  }

  mutating func add(_ folder: Folder, _ choices: FolderChoices) {
    guard folder.hasFile(".gitignore"), let text = folder.text(".gitignore") else { return }
    rules.append(IgnoreRules(text, home: Self.name(folder, choices)))
  }

  func ignores(_ folder: Folder, _ choices: FolderChoices) -> Bool {
    guard !rules.isEmpty else { return false }
    let name = Self.name(folder, choices)
    for rules in rules.reversed() {
      if let verdict = rules.ignores(name, isFolder: true) { return verdict }
    }
    return false
  }

  private static func name(_ folder: Folder, _ choices: FolderChoices) -> String {
    String(choices.absolute(folder.path).dropFirst())
  }
}
