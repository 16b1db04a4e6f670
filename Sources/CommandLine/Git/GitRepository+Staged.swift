import Migrations
import SourceText

extension GitRepository {
  /// What the next commit would change, and the files as it would hold them.
  func staged(over disk: any FileSource) throws(Complaint) -> (changes: FileChanges, files: StagedFiles) {
    let head = commit("HEAD")
    // Before the first commit there is nothing, which git knows as the empty tree.
    let base = head ?? ask(["hash-object", "-t", "tree", "--stdin"]).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    guard let base, let listed = ask(["ls-files", "--stage", "-v", "-z", "--full-name", "--", ":/"]),
      let unstaged = ask(["diff"] + Self.asNames + ["--ignore-submodules=all", "--"]),
      let changed = ask(["diff-index", "--cached", "--ignore-submodules=all"] + Self.asNames + [base, "--"])
    else { throw Complaint("--staged: git cannot tell what is in its index") }
    let otherwise = Self.statuses(unstaged)
    // `git add --intent-to-add` announces a file, and holds nothing of it.
    let announced = Set(otherwise.lazy.filter { $0.status == "A" }.map(\.path))
    let index = GitIndex(listed, except: announced)
    let differing = Self.statuses(changed).filter { !announced.contains($0.path) }
    var changes = FileChanges(reference: "HEAD")
    sort(differing, into: &changes)
    changes.oldTexts = texts(of: differing, at: base)
    return (changes, files(index, read: Set((otherwise + differing).map(\.path)), over: disk))
  }

  /// `read` are those that have to be read from git.
  private func files(_ index: GitIndex, read: Set<String>, over disk: any FileSource) -> StagedFiles {
    let wanted = read.sorted().compactMap { path in
      index.entries[path].flatMap { $0.kind == .file ? (path: path, object: $0.object) : nil }
    }
    let links = index.links
    let all = wanted + links
    let contents = contents(of: all.map(\.object), names: all.map { paths.inProject($0.path) })
    var texts: [String: SourceText] = [:]
    for (file, text) in zip(wanted, contents) { texts[file.path] = text }
    var targets: [String: String] = [:]
    for (link, text) in zip(links, contents.dropFirst(wanted.count)) {
      targets[link.path] = text.map { $0[$0.wholeSpan] }
    }
    return StagedFiles(self, index, texts: texts, targets: targets, over: disk)
  }
}
