import ConfigText
import SourceText

/// graphile-migrate: `committed/<n>-x.sql`, chained by hashes, each in one transaction; `current.sql` is the one being written.
struct GraphileMigrate: MigrationReader {
  let framework = Framework("graphile-migrate")
  let ledger = Ledger(
    late: .refused("stops: the chain of hashes is broken"), edited: .refused("stops: the chain of hashes is broken"))

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Commit the ALTER TYPE … ADD VALUE as a migration of its own before this one (graphile-migrate commit).",
      runAlone:
        "Put the statement alone into a migration whose first line is “--! no-transaction”.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let committed = Self.committed(in: folder)
    guard !committed.isEmpty || folder.hasFile("current.sql") else { return nil }
    if let config = Self.config(around: folder) { return Recognition(.certain, "\(config) configures it") }
    guard let first = committed.first, let text = folder.text("committed/\(first)"),
      text.has("--! ", at: 0, before: UInt32(text.count))
    else { return nil }
    return Recognition(.certain, "committed/\(first) begins with “\(text[text.lines().first { _ in true }!])”")
  }

  private static func config(around folder: Folder) -> String? {
    for above in folder.ancestors(limit: 3) {
      for name in [".gmrc", ".gmrc.js", ".gmrc.cjs"] where above.hasFile(name) { return above.path(of: name) }
    }
    return nil
  }

  /// `000012.sql` and `000012-users.sql`, by what stands before the dash.
  private static func committed(in folder: Folder) -> [String] {
    guard folder.hasFolder("committed") else { return [] }
    func key(_ name: String) -> Substring.UTF8View { name.leadingDigits!.digits }
    return folder.folder("committed").files.filter { isNamedSo($0) }.sorted {
      key($0).elementsEqual(key($1)) ? $0 < $1 : key($0).lexicographicallyPrecedes(key($1))
    }
  }

  private static func isNamedSo(_ file: String) -> Bool {
    guard let (_, rest) = file.leadingDigits, let tail = String(Substring(rest)).withoutASCIISuffix(".sql") else {
      return false
    }
    return tail.isEmpty || tail.utf8.first == UInt8(ascii: "-")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "graphile-migrate runs each file in one transaction", driver: .plain)
    readCommitted(folder, into: &set)
    readCurrent(folder, into: &set)
    for above in folder.ancestors(limit: 3) {
      guard let file = above.config(".gmrc", as: .jsonWithComments) else { continue }
      for event in ["beforeAllMigrations", "afterAllMigrations"] {
        guard let value = file[event], value.array?.isEmpty != true else { continue }
        set.remarks.append(
          Remark(
            .notAnalysed, "\(event) runs more than the migrations", file: file.text.name,
            line: file.text.line(of: value.span.start)))
      }
    }
    return set
  }

  private func readCommitted(_ folder: Folder, into set: inout MigrationSet) {
    var previous: (hash: String?, file: String)?
    for file in Self.committed(in: folder) {
      guard let text = folder.text("committed/\(file)") else { continue }
      let header = Header(text)
      let problem: String? =
        header.hash == nil
        ? "has no “--! Hash:” in its first lines: graphile-migrate refuses it"
        : header.previous == nil
          ? "has no “--! Previous:” in its first lines: graphile-migrate refuses it"
          : previous == nil && header.previous != "-"
            ? "follows \(header.previous!), which is not there"
            : previous != nil && previous?.hash != header.previous
              ? "does not follow \(previous!.file), whose hash is another than its “--! Previous:” says" : nil
      if let problem { set.remarks.append(Remark(.problem, problem, file: text.name)) }
      previous = (header.hash, text.name)
      let body = Span(start: header.end, end: UInt32(text.count))
      let id = String(Substring(file.leadingDigits!.digits))
      set.migrations.append(
        Migration(id: id, file: text.name, up: [section(Script(text, in: body).statements, text, header.end, &set)]))
    }
    set.remarkDuplicateVersions()
  }

  /// The migration that is being written: `current.sql`, or the files of `current/`, with what they include.
  private func readCurrent(_ folder: Folder, into set: inout MigrationSet) {
    var files: [String] = []
    if folder.hasFile("current.sql") { files = ["current.sql"] }
    if folder.hasFolder("current") {
      if !files.isEmpty {
        set.remarks.append(
          Remark(
            .problem, "stands beside the folder current: graphile-migrate refuses both at once",
            file: folder.path(of: "current.sql")))
      }
      files += folder.folder("current").files.filter(Self.isNamedSo).sorted {
        ($0.leadingNumber ?? 0, $0) < ($1.leadingNumber ?? 0, $1)
      }
      .map { "current/\($0)" }
    }
    var statements: [ScriptStatement] = []
    var first: SourceText?
    for file in files {
      guard let text = folder.text(file) else { continue }
      first = first ?? text
      var includes = Includes(of: folder)
      statements += includes.statements(of: text)
      set.remarks += includes.remarks
    }
    guard let first, !statements.isEmpty else { return }
    set.migrations.append(Migration(id: "current", file: first.name, up: [section(statements, first, Header(first).end, &set)]))
    set.remarks.append(
      Remark(
        .note, "is not committed: `graphile-migrate migrate` does not run it yet; it is taken for the next migration",
        file: first.name))
  }

  private func section(_ statements: [ScriptStatement], _ text: SourceText, _ bodyStart: UInt32, _ set: inout MigrationSet)
    -> Section
  {
    let messages = statements.isEmpty ? [] : [Message(statements)]
    let body = text.trimmed(Span(start: bodyStart, end: UInt32(text.count)))
    let firstLine = text.lines(in: body).first { _ in true }
    for mark in text.directives("no-transaction", markedBy: "--!") {
      if mark.line.start == firstLine?.start { return Section(.none, messages, reason: "“--! no-transaction”") }
      set.remarks.append(
        Remark(
          .note, "graphile-migrate does not see this mark: it must be the first line", file: text.name,
          line: text.line(of: mark.line.start)))
    }
    return Section(.own, messages)
  }

  /// The lines `--! Key: value` a file begins with.
  private struct Header {
    var previous: String?
    var hash: String?
    /// Where they end.
    var end: UInt32

    init(_ text: SourceText) {
      end = text.startOfText
      for line in text.lines(in: Span(start: end, end: UInt32(text.count))) {
        guard text.has("--! ", at: line.start, before: line.end), (0x41...0x5A).contains(text.base[Int(line.start) + 4]) else {
          return
        }
        let words = text[Span(start: line.start + 4, end: line.end)].split(separator: ":", maxSplits: 1)
        let value = words.count > 1 ? words[1].drop { $0 == " " } : ""
        if words[0] == "Previous" { previous = String(value) }
        if words[0] == "Hash" { hash = String(value) }
        end = line.end
      }
    }
  }

  /// `--!include x.sql` brings in a file of `fixtures`.
  private struct Includes {
    private let folder: Folder
    private(set) var remarks: [Remark] = []
    private var open: [String] = []

    init(of folder: Folder) { self.folder = folder }

    mutating func statements(of text: SourceText) -> [ScriptStatement] {
      var found: [ScriptStatement] = []
      var start: UInt32 = 0
      open.append(text.name)
      for include in text.directives("include", markedBy: "--!") where text[include.command].hasSuffix(".sql") {
        found += Script(text, in: Span(start: start, end: include.line.start)).statements
        start = include.line.end
        let name = text[include.command]
        let path = folder.path(of: "fixtures/\(name)")
        let line = text.line(of: include.line.start)
        if open.contains(path) {
          remarks.append(
            Remark(.problem, "includes itself: \((open + [path]).joined(separator: " → "))", file: text.name, line: line))
        } else if let included = folder.project.text(path) {
          found += statements(of: included)
        } else {
          remarks.append(Remark(.problem, "includes \(name), but \(path) is not there", file: text.name, line: line))
        }
      }
      found += Script(text, in: Span(start: start, end: UInt32(text.count))).statements
      open.removeLast()
      return found
    }
  }
}

extension SourceText {
  /// Lines `--! word …`: what stands behind the word is the command.
  fileprivate func directives(_ word: StaticString, markedBy mark: StaticString) -> [Directive] {
    lines().compactMap { line in
      guard has(mark, at: line.start, before: line.end) else { return nil }
      let words = trimmed(Span(start: line.start + UInt32(mark.utf8CodeUnitCount), end: line.end))
      guard has(word, at: words.start, before: words.end) else { return nil }
      return Directive(line: line, command: trimmed(Span(start: words.start + UInt32(word.utf8CodeUnitCount), end: words.end)))
    }
  }
}
