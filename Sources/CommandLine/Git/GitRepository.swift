import Migrations
import Platform
import SourceText

/// The git repository around a folder, read through `git` itself.
struct GitRepository: Sendable {
  let paths: GitPaths
  /// The words that lead git to it.
  private let way: [String]

  /// `option` is what needs it.
  init(around folder: String, for option: Option) throws(Complaint) {
    // Whoever says where the repository is means the folder that he stands in, as git does when it calls its hooks.
    let isSaid = ThisProcess.environment("GIT_DIR").map { !$0.isEmpty } ?? false
    let ended: Program.Ended
    do throws(SystemError) {
      ended = try Program.run(
        Self.words(isSaid ? [] : ["-C", folder], ["rev-parse", "--show-cdup", "--show-toplevel"]))
    } catch {
      throw Complaint("\(option.name) asks git, and git cannot be run: \(error.message)")
    }
    guard ended.status == 0 else { throw Complaint("\(option.name) needs a git repository, and '\(folder)' is in none") }
    let lines = Self.lines(ended.output)
    guard lines.count > 1 else {
      throw Complaint("\(option.name) needs the files of a git repository, and '\(folder)' has none")
    }
    let top = Path.normalized(Path.join(isSaid ? "." : folder, lines[0].isEmpty ? "." : lines[0]))
    way = isSaid ? [] : ["-C", top]
    let isAbove = top.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") } && top != "." && top != "/"
    let prefix = isAbove ? try? Program.run(Self.words([], ["rev-parse", "--show-prefix"])) : nil
    paths = GitPaths(
      top: top, absoluteTop: Path.normalized(lines[1]), here: prefix.flatMap { Self.lines($0.output).first } ?? "")
  }

  /// What has changed since a point of the history: since the branch at hand left it, up to the files as they lie there.
  func changes(since reference: String) throws(Complaint) -> FileChanges {
    guard let commit = commit(reference) else { throw Complaint("--since: git knows no commit '\(reference)'") }
    let base = ask(["merge-base", commit, "HEAD"]).flatMap { Self.lines($0).first } ?? commit
    guard let listed = ask(["diff"] + Self.asNames + [base, "--"]),
      let untracked = ask(["ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/"])
    else { throw Complaint("--since: git cannot tell what has changed since '\(reference)'") }
    var changes = FileChanges(reference: reference)
    let differing = Self.statuses(listed)
    sort(differing, into: &changes)
    for path in Self.fields(untracked) where !path.isEmpty { changes.added.insert(paths.inProject(path)) }
    changes.oldTexts = texts(of: differing, at: base)
    return changes
  }

  func commit(_ reference: String) -> String? {
    ask(["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"]).flatMap { Self.lines($0).first }
  }

  // MARK: What git lists

  static let asNames = ["--name-status", "-z", "--no-renames", "--no-ext-diff"]

  func sort(_ differing: [Difference], into changes: inout FileChanges) {
    for (status, path) in differing {
      switch status {
      case "A": changes.added.insert(paths.inProject(path))
      case "D": changes.removed.insert(paths.inProject(path))
      default: changes.edited.insert(paths.inProject(path))
      }
    }
  }

  /// A letter for what has come of the file, and its path from the top.
  typealias Difference = (status: String, path: String)

  /// What git lists `asNames`.
  static func statuses(_ listed: [UInt8]) -> [Difference] {
    var found: [Difference] = []
    var fields = fields(listed)[...]
    while let status = fields.popFirst(), !status.isEmpty, let path = fields.popFirst() { found.append((status, path)) }
    return found
  }

  static func fields(_ output: [UInt8]) -> [String] {
    output.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func lines(_ output: [UInt8]) -> [String] {
    output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Asking

  func ask(_ arguments: [String], input: [UInt8] = []) -> [UInt8]? {
    guard let ended = try? Program.run(Self.words(way, arguments), input: input), ended.status == 0 else { return nil }
    return ended.output
  }

  /// Whoever asks changes nothing, and gets paths from the top.
  private static func words(_ way: [String], _ arguments: [String]) -> [String] {
    ["git", "--no-optional-locks"] + way + ["-c", "diff.relative=false"] + arguments
  }

  // MARK: Contents

  /// Those that were there before, as they were.
  func texts(of differing: [Difference], at commit: String) -> [String: SourceText] {
    // A name with a line break in it cannot be asked for in this way.
    let asked = differing.filter { $0.status != "A" && !$0.path.utf8.contains(0x0A) }.map(\.path)
    let names = asked.map { paths.inProject($0) }
    let texts = contents(of: asked.map { "\(commit):\($0)" }, names: names)
    return Dictionary(zip(names, texts).lazy.compactMap { name, text in text.map { (name, $0) } }, uniquingKeysWith: { $1 })
  }

  /// What files of git's hold, each called as `names` say; nil where there is none.
  func contents(of objects: [String], names: [String]) -> [SourceText?] {
    var texts: [SourceText?] = []
    guard !objects.isEmpty,
      let output = ask(["cat-file", "--batch"], input: Array(objects.map { $0 + "\n" }.joined().utf8))
    else { return names.map { _ in nil } }
    var rest = output[...]
    for name in names {
      guard let end = rest.firstIndex(of: 0x0A) else { break }
      let head = rest[..<end].split(separator: UInt8(ascii: " "))
      rest = rest[(end + 1)...]
      guard head.count == 3, let size = Int(String(decoding: head[2], as: UTF8.self)), rest.count > size else {
        texts.append(nil)
        continue
      }
      texts.append(head[1].elementsEqual("blob".utf8) ? SourceText(name: name, bytes: rest.prefix(size)) : nil)
      rest = rest.dropFirst(size + 1)
    }
    return texts + names.dropFirst(texts.count).map { _ in nil }
  }
}
