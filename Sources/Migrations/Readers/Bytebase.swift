import SQLSyntax
import SourceText

/// Bytebase: `<version>##x.sql` and `<version>_x.sql`, each a task in one transaction, statement by statement. What cannot stand in
/// a transaction is pulled out and run behind it.
struct Bytebase: MigrationReader {
  let framework = Framework("bytebase", name: "Bytebase")

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write “-- txn-mode = off” among "
        + "the comments at the head of this one.",
      runAlone:
        "Write “-- txn-mode = off” among the comments at the head of the file.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let files = folder.sqlFiles.filter { Self.version(of: $0.name) != nil }
    guard !files.isEmpty else { return nil }
    if let file = files.first(where: { $0.name.hasBytes("##") }) {
      return Recognition(.certain, "\(file.name) is named as Bytebase names it")
    }
    if folder.path != ".",
      let use = OperationalFiles(around: folder).lines(containing: "*.sql").first(where: { use in
        use.text.contains("\(folder.name)/*.sql")
          && folder.project.text(use.file)?.contains("bytebase", ignoringCase: true) == true
      })
    {
      return Recognition(.certain, "\(use.file):\(use.line) hands it to Bytebase")
    }
    for file in files {
      if let text = folder.text(file), let mark = Self.mark(in: text) {
        return Recognition(.certain, "\(file.name) has “\(text[text.trimmed(mark.line)])”")
      }
    }
    return nil
  }

  /// `1.2.3`, `v12`, `20240101`: the numbers a name begins with.
  private static func version(of file: String) -> [UInt64]? {
    guard file.hasASCIISuffix(".sql"), beginsWithVersion(file) else { return nil }
    var rest = Substring(file)
    if file.utf8.first.map({ $0 | 0x20 == UInt8(ascii: "v") }) == true { rest = rest.dropFirst() }
    var numbers: [UInt64] = []
    while true {
      let digits = rest.utf8.prefix { (0x30...0x39).contains($0) }
      guard let number = UInt64(Substring(digits)) else { break }
      numbers.append(number)
      rest = rest[digits.endIndex...]
      guard rest.utf8.first == UInt8(ascii: ".") else { break }
      rest = rest.dropFirst()
    }
    return numbers.isEmpty ? nil : numbers
  }

  private static func beginsWithVersion(_ file: String) -> Bool {
    var file = file
    return file.withUTF8 { bytes in
      let start = bytes.first.map { $0 | 0x20 == UInt8(ascii: "v") } == true ? 1 : 0
      return start < bytes.count && (0x30...0x39).contains(bytes[start])
    }
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .file,
      scopeReason: "Bytebase runs each file in one transaction", driver: .plain)
    var found: [(version: [UInt64], file: SQLFile)] = []
    for file in folder.sqlFiles {
      if let version = Self.version(of: file.name) {
        found.append((version, file))
      } else {
        set.remarks.append(Remark(.note, "Bytebase runs only files whose names begin with a version", file: file.path))
      }
    }
    for (version, file) in found.sorted(by: {
      $0.version == $1.version ? $0.file.name < $1.file.name : $0.version.lexicographicallyPrecedes($1.version)
    }) {
      guard let text = folder.text(file) else { continue }
      let id = version.map(String.init).joined(separator: ".")
      set.migrations.append(Migration(id: id, file: text.name, up: Self.sections(text, &set)))
    }
    set.remarkDuplicateVersions()
    return set
  }

  private static func sections(_ text: SourceText, _ set: inout MigrationSet) -> [Section] {
    let script = Script(text)
    if let mark = mark(in: text), mark.isOff {
      return [Section(.none, statementsOf: script, reason: "“\(text[text.trimmed(mark.line)])”")]
    }
    let statements = script.statements
    if statements.count == 1, statements[0].root.kind == .doStatement {
      return [Section(.none, statementsOf: script, reason: "Bytebase runs a DO block that stands alone without a transaction")]
    }
    let pulledOut = statements.filter(\.isPulledOut)
    guard !pulledOut.isEmpty else { return [Section(.own, statementsOf: script)] }
    return [
      Section(.own, statements.filter { !$0.isPulledOut }.map { Message($0) }),
      Section(
        .none, pulledOut.map { Message($0) }, reason: "Bytebase runs it behind the transaction, in which it cannot stand"),
    ]
  }

  /// `-- txn-mode = off` among the comments a file begins with.
  private static func mark(in text: SourceText) -> (line: Span, isOff: Bool)? {
    for line in text.lines() {
      let content = text.trimmed(Span(start: max(line.start, text.startOfText), end: max(line.end, text.startOfText)))
      if content.count == 0 { continue }
      guard text.has("--", at: content.start, before: content.end) else { return nil }
      guard text.contains("txn", in: content, ignoringCase: true) else { continue }
      let parts = text[Span(start: content.start + 2, end: content.end)].lowercased().split(separator: "=")
        .map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2, parts[0] == "txn-mode" || parts[0] == "txn_mode", parts[1] == "on" || parts[1] == "off" else {
        continue
      }
      return (line, parts[1] == "off")
    }
    return nil
  }
}

extension ScriptStatement {
  /// CREATE and DROP INDEX CONCURRENTLY, VACUUM and DROP DATABASE.
  fileprivate var isPulledOut: Bool {
    let words = leadingWords(5)
    switch words.first {
    case "vacuum": return true
    case "drop":
      return words.count > 1
        && (words[1] == "database" || (words[1] == "index" && words.count > 2 && words[2] == "concurrently"))
    case "create":
      let rest = words.dropFirst().drop { $0 == "unique" }
      return Array(rest.prefix(2)) == ["index", "concurrently"]
    default: return false
    }
  }

  private func leadingWords(_ count: Int) -> [String] {
    let lexed = script.tree.lexed
    let first = Int(statement.firstToken)
    return (first..<min(first + count, Int(statement.endToken))).map { lexed.text[lexed.span(of: $0)].lowercased() }
  }
}
