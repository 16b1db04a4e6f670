import Migrations

/// The files that git's index holds: what the next commit would be. Paths are git's own, from the top.
struct GitIndex: Sendable {
  enum Kind: Sendable { case file, link, submodule }

  struct Entry: Sendable {
    var kind: Kind
    /// What git calls its contents.
    var object: String
    /// It lies in the work tree too, unless that has been changed.
    var isCheckedOut: Bool
  }

  private(set) var entries: [String: Entry] = [:]
  /// The names in each folder; the top is the empty path.
  private(set) var names: [String: Set<String>] = ["": []]

  /// `listed` is what `git ls-files --stage -v -z` prints; `except` are files that are only announced.
  init(_ listed: [UInt8], except: Set<String>) {
    for line in listed.split(separator: 0) {
      // H 100644 0123abcd… 0<tab>path
      let head = line.prefix { $0 != UInt8(ascii: "\t") }
      let words = head.split(separator: UInt8(ascii: " "))
      guard words.count == 4, line.count > head.count + 1 else { continue }
      // Of a file that is in conflict, our side.
      guard words[3].elementsEqual("0".utf8) || words[3].elementsEqual("2".utf8) else { continue }
      let path = String(decoding: line.dropFirst(head.count + 1), as: UTF8.self)
      if except.contains(path) { continue }
      let kind: Kind =
        words[1].elementsEqual("120000".utf8) ? .link : words[1].elementsEqual("160000".utf8) ? .submodule : .file
      add(
        Entry(
          kind: kind, object: String(decoding: words[2], as: UTF8.self),
          isCheckedOut: words[0].elementsEqual("H".utf8) && words[3].elementsEqual("0".utf8)), at: path)
    }
  }

  private mutating func add(_ entry: Entry, at path: String) {
    entries[path] = entry
    var path = path
    while true {
      let name = Path.name(path)
      let folder = path.utf8.count > name.utf8.count ? String(path.dropLast(name.count + 1)) : ""
      guard names[folder, default: []].insert(name).inserted, !folder.isEmpty else { return }
      path = folder
    }
  }

  var links: [(path: String, object: String)] {
    entries.compactMap { $0.value.kind == .link ? ($0.key, $0.value.object) : nil }
  }
}
