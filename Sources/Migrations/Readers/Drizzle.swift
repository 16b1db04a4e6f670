import ConfigText
import ProgramSyntax
import SourceText

/// Drizzle: the files `meta/_journal.json` lists, in its order, or since version 1 folders with `migration.sql` and `snapshot.json`.
/// All pending ones run in one transaction, in parts cut at `--> statement-breakpoint`.
struct Drizzle: MigrationReader {
  let framework = Framework("drizzle", name: "Drizzle")
  let ledger = Ledger(late: .skipped, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own, and deploy it before the one that uses the "
          + "label: Drizzle runs all pending files in one transaction.",
        runAlone:
          "Drizzle runs every migration in a transaction: run the statement by psql, outside of the migrations.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Part the ALTER TYPE … ADD VALUE from what uses the label by a line “--> statement-breakpoint”.",
      runAlone:
        "Part the statement from its neighbours by a line “--> statement-breakpoint”.")
  }

  var spelling: Spelling {
    var spelling = Spelling.sql
    spelling.renameColumn =
      "Let drizzle-kit generate it anew and answer that the column is renamed, which gives ALTER TABLE {table} RENAME COLUMN {from} TO "
      + "{to}; or, if it is another one, copy the values before the DROP: {copy}"
    return spelling
  }

  private static let breakpoint: StaticString = "--> statement-breakpoint"

  func recognise(_ folder: Folder) -> Recognition? {
    if folder.hasFile("meta/_journal.json") { return Recognition(.certain, "meta/_journal.json lists the migrations") }
    guard let first = Self.migrations(in: folder).first else { return nil }
    return Recognition(.certain, "\(first)/snapshot.json stands beside its migration.sql")
  }

  /// Folders of version 1.
  private static func migrations(in folder: Folder) -> [String] {
    folder.folders(holding: "migration.sql", "snapshot.json")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let migrator = Migrator(around: folder)
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: migrator.isWrapped ? .run : .message,
      scopeReason: migrator.reason, driver: .plain)
    if let doubt = migrator.doubt { set.remarks.append(Remark(.note, doubt, file: folder.path)) }
    if let journal = folder.project.config(folder.path(of: "meta/_journal.json"), as: .json) {
      read(journal, of: folder, migrator, into: &set)
    } else {
      for name in folder.folders {
        let own = folder.folder(name)
        guard let text = own.text("migration.sql") else { continue }
        set.migrations.append(Migration(id: name, file: text.name, up: [migrator.section(text)]))
        set.otherDialect = set.otherDialect ?? dialect(named: own.config("snapshot.json", as: .json))
      }
    }
    set.otherDialect = set.otherDialect ?? configuredDialect(around: folder)
    return set
  }

  private func read(_ journal: ConfigFile, of folder: Folder, _ migrator: Migrator, into set: inout MigrationSet) {
    set.otherDialect = dialect(named: journal)
    var listed: Set<String> = []
    var latest: (when: Int, tag: String)?
    for entry in journal["entries"].array ?? [] {
      guard let tag = entry["tag"].string else { continue }
      let line = journal.text.line(of: entry.span.start)
      let file = tag + ".sql"
      listed.insert(file)
      if let when = entry["when"].int {
        if let latest, when <= latest.when {
          set.remarks.append(
            Remark(
              .note,
              "\(tag) has an earlier “when” than \(latest.tag) before it: Drizzle passes over it in a database that has that one",
              file: journal.text.name, line: line,
              defect: GraphDefect(
                "what it would have done is missing there, and no error says so",
                remedy: "Generate it anew, so that its “when” is the latest.", isRefused: false, isAboutFile: false,
                others: [folder.path(of: file)])))
        }
        if when > latest?.when ?? .min { latest = (when, tag) }
      }
      guard folder.hasFile(file), let text = folder.text(file) else {
        set.remarks.append(
          Remark(
            .problem, "the journal names \(tag), but \(folder.path(of: file)) is not there", file: journal.text.name,
            line: line,
            defect: GraphDefect(
              "Drizzle stops with “No file … found in … folder”", remedy: "Bring the file back, or take the entry out.",
              isAboutFile: false)))
        continue
      }
      set.migrations.append(Migration(id: tag, file: text.name, up: [migrator.section(text)]))
    }
    for problem in journal.problems {
      set.remarks.append(
        Remark(.problem, problem.message, file: journal.text.name, line: journal.text.line(of: problem.span.start)))
    }
    remark(folder.files.filter { $0.hasASCIISuffix(".sql") && !listed.contains($0) }, besideJournalOf: folder, &set)
  }

  private func remark(_ files: [String], besideJournalOf folder: Folder, _ set: inout MigrationSet) {
    guard let first = files.first else { return }
    let message =
      files.count == 1
      ? "is not in the journal: Drizzle never runs it"
      : "and \(files.count - 1) more are not in the journal: Drizzle never runs them"
    set.remarks.append(
      Remark(
        .note, message, file: folder.path(of: first),
        defect: GraphDefect(
          nil,
          remedy: "Make custom ones with “drizzle-kit generate --custom”; or keep them in another folder.", isRefused: false,
          others: files.dropFirst().prefix(12).map { folder.path(of: $0) })))
  }

  private func dialect(named file: ConfigFile?) -> (Dialect, String)? {
    guard let file, let value = file["dialect"], let word = value.string else { return nil }
    return Dialect.named(word).map { ($0, "“dialect: \(word)” in \(file.place(of: value))") }
  }

  /// What `drizzle.config.ts` says, if its word for the database can be seen.
  private func configuredDialect(around folder: Folder) -> (Dialect, String)? {
    for above in folder.ancestors(limit: 4) {
      for file in above.files where file.hasPrefix("drizzle") && file.contains(".config.") {
        guard let language = ProgramLanguage(ofFile: file), let text = above.text(file) else { continue }
        let program = ProgramText(text, language)
        guard let (word, index) = program.string(ofProperty: "dialect") else { continue }
        return Dialect.named(word).map { ($0, "“dialect: \(word)” in \(text.name):\(program.line(of: index))") }
      }
    }
    return nil
  }

  /// Who runs the migrations: drizzle-kit or one of the drivers' migrators, of which two know no transactions.
  private struct Migrator {
    var isWrapped = true
    var reason = "Drizzle runs all pending files in one transaction"
    var doubt: String?

    init(around folder: Folder) {
      let package = folder.ancestors(limit: 6).first { $0.hasFile("package.json") } ?? folder.parent
      let programs = Programs(
        below: package, endings: Programs.javaScript, hints: ["migrat", "db", "database", "drizzle", "neon", "proxy"])
      for (driver, why) in [
        ("neon-http", "its neon-http driver has no transactions"),
        ("pg-proxy", "what its pg-proxy driver hands on is for the program to run"),
      ] {
        guard let use = programs.first("\"drizzle-orm/\(driver)/migrator\"", mark: "/migrator") else { continue }
        if let other = Self.otherMigrator(in: programs, around: folder) {
          doubt =
            "\(use.file):\(use.line) uses the \(driver) migrator, which has no transaction; \(other) is assumed to run them"
          return
        }
        isWrapped = false
        reason = "Drizzle runs each part in a transaction of its own: \(why) (\(use.file):\(use.line))"
        if driver == "pg-proxy" {
          doubt =
            "pg-proxy hands the statements to the program at \(use.file):\(use.line): that it adds no transaction is assumed"
        }
        return
      }
    }

    private static func otherMigrator(in programs: Programs, around folder: Folder) -> String? {
      for driver in ["node-postgres", "postgres-js", "neon-serverless", "vercel-postgres", "pglite", "aws-data-api/pg"] {
        if let use = programs.first("\"drizzle-orm/\(driver)/migrator\"", mark: "/migrator") {
          return "\(driver) at \(use.file):\(use.line)"
        }
      }
      return OperationalFiles(around: folder).first(containing: "drizzle-kit migrate").map {
        "drizzle-kit at \($0.file):\($0.line)"
      }
    }

    /// Each part is read by itself: what it lacks at its end, the next does not make up for.
    func section(_ text: SourceText) -> Section {
      var messages: [Message] = []
      for part in text.parts(cutAt: Drizzle.breakpoint) {
        let statements = Script(text, in: part).statements
        if !statements.isEmpty { messages.append(Message(statements)) }
      }
      return Section(isWrapped ? .shared : .none, messages)
    }
  }
}

extension SourceText {
  /// What stands between the places of a mark, wherever it occurs.
  func parts(cutAt mark: StaticString) -> [Span] {
    var parts: [Span] = []
    var start: UInt32 = 0
    while let found = firstOffset(of: mark, in: Span(start: start, end: UInt32(count))) {
      parts.append(Span(start: start, end: found))
      start = found + UInt32(mark.utf8CodeUnitCount)
    }
    parts.append(Span(start: start, end: UInt32(count)))
    return parts
  }
}
