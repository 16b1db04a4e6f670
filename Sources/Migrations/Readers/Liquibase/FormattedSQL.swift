import SourceText

/// A SQL file that begins with `--liquibase formatted sql`: changesets, and what stands above the first of them.
struct FormattedSQL {
  struct Changeset {
    var author: String
    var id: String
    /// The `--changeset` line.
    var line: Span
    /// The SQL: more than one where lines are to be ignored.
    var parts: [Span] = []
    /// What takes it back, line by line.
    var rollback: [Span] = []
    /// The first line that names a precondition, and what happens where it does not hold.
    var precondition: Span?
    var onFail: String?
  }
  struct Property {
    var name: String
    var value: String
    var databases: String?
  }
  private(set) var changesets: [Changeset] = []
  private(set) var properties: [Property] = []
  private(set) var problems: [(line: Span, message: String)] = []
  private let text: SourceText

  /// Whether the first line that is not empty says so.
  static func isHeader(_ text: SourceText) -> Bool {
    for line in text.lines() {
      let line = text.trimmed(Span(start: max(line.start, text.startOfText), end: max(line.end, text.startOfText)))
      if line.start == line.end { continue }
      guard text.has("--", at: line.start, before: line.end) else { return false }
      let words = text.trimmed(Span(start: line.start + 2, end: line.end))
      guard text.has("liquibase", at: words.start, before: words.end, ignoringCase: true) else { return false }
      let rest = text.trimmed(Span(start: words.start + 9, end: words.end))
      return text.has("formatted", at: rest.start, before: rest.end, ignoringCase: true)
    }
    return false
  }

  init(_ text: SourceText) {
    self.text = text
    var partStart: UInt32?
    var ignored = Ignored.no
    var isInRollback = false
    func close(at end: UInt32) {
      if let start = partStart, start < end, !changesets.isEmpty {
        changesets[changesets.count - 1].parts.append(Span(start: start, end: end))
      }
      partStart = nil
    }
    for line in text.lines() {
      let next = nextLine(behind: line)
      if isInRollback {
        let end = text.firstOffset(of: "*/", in: line)
        changesets[changesets.count - 1].rollback.append(Span(start: line.start, end: end ?? line.end))
        isInRollback = end == nil
        continue
      }
      if case .lines(let count) = ignored {
        ignored = count > 1 ? .lines(count - 1) : .no
        if ignored == .no { partStart = next }
        continue
      }
      guard let command = Command(line, text) else {
        if !changesets.isEmpty, isRollbackStart(line) { isInRollback = true }
        continue
      }
      if ignored == .toEnd {
        if command.word == .ignoreLines, command.argument(in: text) == "end" {
          ignored = .no
          partStart = next
        }
        continue
      }
      switch command.word {
      case .changeset:
        close(at: line.start)
        if let changeset = Self.changeset(command, text) {
          changesets.append(changeset)
          partStart = next
        } else {
          problems.append((line, "Liquibase refuses this line: it should read “--changeset author:id”"))
        }
      case .property: if let property = property(command) { properties.append(property) }
      case .rollback where !changesets.isEmpty: changesets[changesets.count - 1].rollback.append(command.rest)
      case .preconditions where !changesets.isEmpty:
        changesets[changesets.count - 1].precondition = line
        changesets[changesets.count - 1].onFail = Attributes(command.rest, text)["onFail"]
      case .precondition where !changesets.isEmpty:
        changesets[changesets.count - 1].precondition = changesets[changesets.count - 1].precondition ?? line
      case .ignoreLines:
        close(at: line.start)
        let argument = command.argument(in: text)
        ignored = argument == "start" ? .toEnd : .lines(Int(argument) ?? 0)
        if ignored == .lines(0) {
          ignored = .no
          partStart = next
        }
      default: break
      }
    }
    close(at: UInt32(text.count))
  }

  /// What an attribute of the changeset's line says.
  func attributes(of changeset: Changeset) -> Attributes { Attributes(changeset.line, text) }

  private enum Ignored: Equatable {
    case no
    case lines(Int)
    case toEnd
  }

  private func nextLine(behind line: Span) -> UInt32 {
    var at = Int(line.end)
    while at < text.count, text.base[at] != 0x0A { at += 1 }
    return UInt32(min(at + 1, text.count))
  }

  private func isRollbackStart(_ line: Span) -> Bool {
    let line = text.trimmed(line)
    guard text.has("/*", at: line.start, before: line.end) else { return false }
    let words = text[Span(start: line.start + 2, end: line.end)].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    return words == ["liquibase", "rollback"]
  }

  private static func changeset(_ command: Command, _ text: SourceText) -> Changeset? {
    var rest = Substring(text[command.rest])
    func word(until isEnd: (Character) -> Bool) -> String {
      if rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
        defer { rest = rest[rest.index(after: end)...] }
        return String(rest[rest.index(after: rest.startIndex)..<end])
      }
      let end = rest.firstIndex(where: isEnd) ?? rest.endIndex
      defer { rest = rest[end...] }
      return String(rest[..<end])
    }
    let author = word { $0 == ":" }
    guard rest.first == ":", !author.isEmpty else { return nil }
    rest = rest.dropFirst()
    let id = word(until: \.isWhitespace)
    guard !id.isEmpty else { return nil }
    return Changeset(author: author, id: id, line: command.line)
  }

  private func property(_ command: Command) -> Property? {
    let attributes = Attributes(command.rest, text)
    guard let name = attributes["name"] else { return nil }
    return Property(name: name, value: attributes["value"] ?? "", databases: attributes["dbms"])
  }
}

extension FormattedSQL {
  /// `name:value` pairs in a line, looked for as Liquibase looks for them: anywhere, in any case.
  struct Attributes {
    private let line: String

    init(_ span: Span, _ text: SourceText) { line = text[span] }

    subscript(name: String) -> String? {
      let bytes = Array(line.utf8)
      let lower = Array(line.lowercased().utf8)
      let needle = Array((name + ":").lowercased().utf8)
      guard bytes.count == lower.count else { return nil }
      var from = 0
      var found: Range<Int>?
      // The last that stands alone counts.
      while let next = lower.firstRange(of: needle, from: from) {
        if next.lowerBound == 0 || bytes[next.lowerBound - 1] == 0x20 || bytes[next.lowerBound - 1] == 0x09 { found = next }
        from = next.upperBound
      }
      guard let found else { return nil }
      let rest = String(decoding: bytes[found.upperBound...].drop { $0 == 0x20 }, as: UTF8.self)
      if rest.first == "\"" { return String(rest.dropFirst().prefix { $0 != "\"" }) }
      return String(rest.prefix { !$0.isWhitespace })
    }

    func flag(_ name: String) -> Bool? { self[name].map { $0.lowercased() == "true" } }
  }

  /// A line that begins with `--` and a word Liquibase knows.
  private struct Command {
    enum Word { case changeset, property, rollback, preconditions, precondition, ignoreLines }
    var word: Word
    var line: Span
    /// What follows the word.
    var rest: Span

    init?(_ line: Span, _ text: SourceText) {
      let trimmed = text.trimmed(line)
      guard text.has("--", at: trimmed.start, before: trimmed.end) else { return nil }
      let words = text.trimmed(Span(start: trimmed.start + 2, end: trimmed.end))
      self.line = line
      func says(_ word: StaticString) -> Bool { text.has(word, at: words.start, before: words.end, ignoringCase: true) }
      func behind(_ length: UInt32) -> Span { text.trimmed(Span(start: words.start + length, end: words.end)) }
      if says("changeset ") || says("changeset\t") {
        (word, rest) = (.changeset, behind(9))
      } else if says("property ") || says("property\t") {
        (word, rest) = (.property, behind(8))
      } else if says("rollback ") {
        (word, rest) = (.rollback, behind(8))
      } else if says("preconditions") {
        (word, rest) = (.preconditions, behind(13))
      } else if says("precondition-") {
        (word, rest) = (.precondition, behind(13))
      } else if says("ignoreLines:") {
        (word, rest) = (.ignoreLines, behind(12))
      } else {
        return nil
      }
    }

    func argument(in text: SourceText) -> String { text[rest].lowercased() }
  }
}
