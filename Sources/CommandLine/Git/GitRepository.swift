import Migrations
import Platform
import SourceText

/// The git repository around a folder, read through `git` itself.
struct GitRepository {
  /// As paths are written: relative to where the user stands, or absolute.
  let top: String
  /// What the folder the user stands in is called from the top, with a slash behind it. Paths in there are named from that folder.
  private let here: String

  init(around folder: String) throws(Complaint) {
    let words = ["git", "-C", folder, "rev-parse", "--show-cdup"]
    let ended: Program.Ended
    do throws(SystemError) { ended = try Program.run(words) } catch {
      throw Complaint("--since asks git, and git cannot be run: \(error.message)")
    }
    guard ended.status == 0 else { throw Complaint("--since needs a git repository, and '\(folder)' is in none") }
    top = Path.normalized(Path.join(folder, Self.line(ended.output) ?? "."))
    let isAbove = top.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") } && top != "." && top != "/"
    let prefix = isAbove ? try? Program.run(["git", "rev-parse", "--show-prefix"]) : nil
    here = prefix.flatMap { Self.line($0.output) } ?? ""
  }

  /// What has changed since a point of the history: since the branch at hand left it, up to the files as they lie there.
  func changes(since reference: String) throws(Complaint) -> FileChanges {
    guard
      let commit = ask(["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"]).flatMap(Self.line)
    else { throw Complaint("--since: git knows no commit '\(reference)'") }
    let base = ask(["merge-base", commit, "HEAD"]).flatMap(Self.line) ?? commit
    guard let listed = ask(["diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", base, "--"]),
      let untracked = ask(["ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/"])
    else { throw Complaint("--since: git cannot tell what has changed since '\(reference)'") }
    var changes = FileChanges(reference: reference)
    var former: [String] = []
    var fields = listed.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }[...]
    while let status = fields.popFirst(), !status.isEmpty, let path = fields.popFirst() {
      if status != "A" { former.append(path) }
      switch status {
      case "A": changes.added.insert(inProject(path))
      case "D": changes.removed.insert(inProject(path))
      default: changes.edited.insert(inProject(path))
      }
    }
    for path in untracked.split(separator: 0) { changes.added.insert(inProject(String(decoding: path, as: UTF8.self))) }
    changes.oldTexts = texts(of: former, at: base)
    return changes
  }

  private func inProject(_ path: String) -> String {
    if !here.isEmpty, path.hasPrefix(here) { return Path.normalized(String(path.dropFirst(here.count))) }
    return Path.normalized(Path.join(top, path))
  }

  private func ask(_ arguments: [String], input: [UInt8] = []) -> [UInt8]? {
    guard let ended = try? Program.run(["git", "-C", top] + arguments, input: input),
      ended.status == 0
    else { return nil }
    return ended.output
  }

  private static func line(_ output: [UInt8]) -> String? {
    let line = output.prefix { $0 != 0x0A }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  /// Files as they were; `paths` are git's own.
  private func texts(of paths: [String], at commit: String) -> [String: SourceText] {
    // A name with a line break in it cannot be asked for in this way.
    let asked = paths.filter { !$0.utf8.contains(0x0A) }
    let input = asked.map { "\(commit):\($0)\n" }.joined()
    guard !asked.isEmpty, let output = ask(["cat-file", "--batch"], input: Array(input.utf8)) else { return [:] }
    var texts: [String: SourceText] = [:]
    var rest = output[...]
    for path in asked {
      guard let end = rest.firstIndex(of: 0x0A) else { break }
      let head = rest[..<end].split(separator: UInt8(ascii: " "))
      rest = rest[(end + 1)...]
      guard head.count == 3, let size = Int(String(decoding: head[2], as: UTF8.self)), rest.count > size else { continue }
      if head[1].elementsEqual("blob".utf8) {
        let name = inProject(path)
        texts[name] = SourceText(name: name, bytes: rest.prefix(size))
      }
      rest = rest.dropFirst(size + 1)
    }
    return texts
  }
}
