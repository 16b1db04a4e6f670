import ConfigText
import ProgramSyntax
import SourceText

/// node-pg-migrate: SQL files with `-- Up Migration` and `-- Down Migration`, and programs; all pending ones in one transaction
/// unless the command line says `--no-single-transaction`. A program may break the transaction in two.
struct NodePgMigrate: MigrationReader {
  let framework = Framework("node-pg-migrate")
  let ledger = Ledger(late: .refused("stops: a migration that has not run precedes one that has"), edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own, in JavaScript with pgm.noTransaction(); or run "
          + "node-pg-migrate with --no-single-transaction.",
        runAlone:
          "Write the migration in JavaScript, with pgm.noTransaction() and the statement in a call of its own.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one; or write this one in JavaScript "
        + "with pgm.noTransaction().",
      runAlone:
        "Write the migration in JavaScript, with pgm.noTransaction() and the statement in a call of its own.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let files = Self.files(in: folder)
    guard !files.isEmpty else { return nil }
    for file in folder.sqlFiles where file.name.leadingDigits != nil {
      guard let text = folder.text(file), let mark = Parts(text).firstMark, Self.isMark(mark, in: text)
      else { continue }
      return Recognition(.certain, "\(file.name) has “\(text[text.trimmed(mark)])”")
    }
    if let program = files.prefix(8).first(where: { Self.imports($0, in: folder) }) {
      return Recognition(.certain, "\(program) imports it")
    }
    guard let dependency = NodeDependency.find("node-pg-migrate", around: folder) else { return nil }
    let isCertain = folder.name.lowercased().contains("migrat") || files.contains { Self.speaksToIt($0, in: folder) }
    return isCertain ? Recognition(.certain, "\(dependency.place) depends on it") : nil
  }

  /// Nothing stands behind the words. To the runner the mark is one also in a sentence, "-- Down migrations are not available",
  /// which others write as well.
  private static func isMark(_ line: Span, in text: SourceText) -> Bool {
    text[text.trimmed(line)].lowercased().hasSuffix("migration")
  }

  private static func imports(_ file: String, in folder: Folder) -> Bool {
    guard !file.hasASCIISuffix(".sql"), let text = folder.text(file), text.contains("node-pg-migrate") else { return false }
    return ProgramText(text, .javaScript).first("\"node-pg-migrate\"") != nil
  }

  /// `pgm` is what it hands to a migration.
  private static func speaksToIt(_ file: String, in folder: Folder) -> Bool {
    !file.hasASCIISuffix(".sql") && folder.text(file)?.contains("pgm.") == true
  }

  private static func files(in folder: Folder) -> [String] {
    folder.files.filter { file in
      guard file.leadingDigits != nil, !file.hasASCIISuffix(".d.ts") else { return false }
      return file.hasASCIISuffix(".sql") || Programs.javaScript.contains { file.hasSuffix($0) }
    }
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let perFile = Self.transactionPerFile(around: folder)
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: perFile == nil ? .run : .file,
      scopeReason: perFile.map { "each file runs in one transaction: \($0)" }
        ?? "node-pg-migrate runs all pending files in one transaction", driver: .plain)
    let wrapping: Wrapping = perFile == nil ? .shared : .own
    let files = Self.files(in: folder).filter { !$0.hasASCIISuffix(".down.sql") }
    var programs: [String] = []
    for file in files.sorted(by: Self.isBefore) {
      guard let text = folder.text(file) else { continue }
      let stem = file.withoutASCIISuffix(".up.sql") ?? file.withoutASCIISuffix(".sql")
      var migration = Migration(id: stem ?? String(file[..<file.lastIndex(of: ".")!]), file: text.name)
      if let stem {
        let parts = Parts(text)
        migration.up = [Section(wrapping, oneMessage: Script(text, in: parts.up))]
        if let down = parts.down { migration.down = [Section(wrapping, oneMessage: Script(text, in: down))] }
        if parts.upHoldsDown {
          set.remarks.append(
            Remark(
              .problem, "“-- Down Migration” without “-- Up Migration”: the whole file is run, the part that takes it back too",
              file: text.name, line: parts.firstMark.map { text.line(of: $0.start) }))
        }
        if let down = folder.text(stem + ".down.sql") { migration.down = [Section(wrapping, oneMessage: Script(down))] }
      } else {
        programs.append(text.name)
        // It commits what is open before it runs.
        if ProgramText(text, .javaScript).first("noTransaction()") != nil {
          migration.up = [Section(.none, [], reason: "“pgm.noTransaction()”")]
          set.remarks.append(
            Remark(
              .note, "“pgm.noTransaction()” ends the transaction of the migrations before it; those behind it share another",
              file: text.name))
        }
      }
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    set.remarkPrograms(programs)
    return set
  }

  /// By the number in front, then by name. Seventeen digits are a date, which is the same order among themselves only.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    let (l, r) = (milliseconds(left), milliseconds(right))
    return l == r ? naturalOrder(left, right) : l < r
  }

  /// `20200513070724505` is a moment and counts as the milliseconds since 1970.
  private static func milliseconds(_ name: String) -> UInt64 {
    guard let (digits, _) = name.leadingDigits, let number = name.leadingNumber else { return 0 }
    guard digits.count == 17 else { return number }
    func part(_ from: UInt64, _ size: UInt64) -> Int { Int(number / from % size) }
    let (year, month, day) = (Int(number / 10_000_000_000_000), part(100_000_000_000, 100), part(1_000_000_000, 100))
    // Days since 1970, years taken to begin in March.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    let seconds = ((days * 24 + part(10_000_000, 100)) * 60 + part(100_000, 100)) * 60 + part(1000, 100)
    return UInt64(max(0, seconds * 1000 + part(1, 1000)))
  }

  /// What makes each file a transaction of its own: the option, or a program that calls the runner without asking for one
  /// transaction.
  private static func transactionPerFile(around folder: Folder) -> String? {
    if let use = OperationalFiles(around: folder).first(containing: "--no-single-transaction") {
      return "--no-single-transaction in \(use.file):\(use.line)"
    }
    guard let package = folder.ancestors().first(where: { $0.hasFile("package.json") }) else { return nil }
    let scripts = package.config("package.json", as: .json)?["scripts"]?.table?.entries ?? []
    if scripts.contains(where: { $0.value.string?.contains("node-pg-migrate") == true }) { return nil }
    for program in Programs(below: package, endings: Programs.javaScript, hints: ["migrat", "db", "database"]).all(
      with: "node-pg-migrate")
    {
      guard !Path.contains(folder.path, program.text.name), program.first("\"node-pg-migrate\"") != nil,
        let call = program.first("direction:") ?? program.first("migrationsTable:")
      else { continue }
      if program.first("singleTransaction: true") != nil { return nil }
      if let setting = program.first("singleTransaction: false") {
        return "“singleTransaction: false” in \(program.text.name):\(program.line(of: setting))"
      }
      return "\(program.text.name):\(program.line(of: call)) calls its runner without “singleTransaction”"
    }
    return nil
  }

  /// What of a SQL file is run, and what takes it back.
  private struct Parts {
    var up: Span
    var down: Span?
    var firstMark: Span?
    /// Only the way back is marked: then the whole file is the way there.
    var upHoldsDown = false

    init(_ text: SourceText) {
      let mayBeMarked = text.contains("migration", ignoringCase: true)
      let up = mayBeMarked ? Self.mark("up", in: text) : nil
      let down = mayBeMarked ? Self.mark("down", in: text) : nil
      let end = UInt32(text.count)
      func part(_ start: UInt32, upTo other: Span?) -> Span {
        Span(start: start, end: other.map { $0.start > start ? $0.start : end } ?? end)
      }
      self.up = up.map { part($0.start, upTo: down) } ?? text.wholeSpan
      self.down = down.map { part($0.start, upTo: up) }
      firstMark = [up, down].compactMap { $0 }.min { $0.start < $1.start }
      upHoldsDown = up == nil && down != nil
    }

    /// The first line `-- Up Migration`; more dashes and blanks do not matter, nor does case.
    private static func mark(_ word: StaticString, in text: SourceText) -> Span? {
      text.lines().first { line in
        let content = text.trimmed(line)
        guard text.has("--", at: content.start, before: content.end) else { return false }
        var at = content.start
        while at < content.end, [0x2D, 0x20, 0x09].contains(text.base[Int(at)]) { at += 1 }
        guard text.has(word, at: at, before: content.end, ignoringCase: true) else { return false }
        at += UInt32(word.utf8CodeUnitCount)
        let gap = at
        while at < content.end, [0x20, 0x09].contains(text.base[Int(at)]) { at += 1 }
        return at > gap && text.has("migration", at: at, before: content.end, ignoringCase: true)
      }
    }
  }
}
