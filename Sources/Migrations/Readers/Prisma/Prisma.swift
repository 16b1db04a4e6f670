import ConfigText
import ProgramSyntax
import SourceText

/// Prisma Migrate: folders `<14 digits>_<name>` with `migration.sql`. Up to 7.3 a file goes out as one message; from 7.4 on
/// statement by statement; Prisma 8 has another layout and one transaction for the whole run.
struct Prisma: MigrationReader {
  let framework = Framework("prisma", name: "Prisma")
  let ledger = Ledger(late: .runs, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Put the ALTER TYPE … ADD VALUE into a migration of its own, and deploy it before the one that uses the "
          + "label: Prisma 8 applies all that is pending in one transaction.",
        runAlone:
          "Prisma 8 applies every migration in a transaction: run the statement by psql, outside of the migrations.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Split the migration in two (prisma migrate dev --create-only makes an empty one): the ALTER TYPE … ADD VALUE "
        + "first, what uses the label in the next.",
      runAlone:
        "Put the statement into a migration of its own, alone in its file.")
  }

  var spelling: Spelling {
    var spelling = Spelling.sql
    spelling.renameColumn =
      "Prisma writes a renamed field as DROP and ADD. Edit the migration before it is applied: ALTER TABLE {table} RENAME COLUMN "
      + "{from} TO {to}; or, if it is another one, copy the values before the DROP: {copy}"
    return spelling
  }

  /// The first version that cuts a file into statements.
  private static let splitting = SemanticVersion(7, 4)

  func recognise(_ folder: Folder) -> Recognition? {
    if let next = PrismaNext(folder), let first = next.names.first {
      return Recognition(.certain, "\(first)/ops.json is as Prisma 8 writes it")
    }
    if folder.hasFile("migration_lock.toml") { return Recognition(.certain, "migration_lock.toml stands among the migrations") }
    guard let first = Self.migrations(in: folder).first else { return nil }
    if folder.folder(first).hasFile("snapshot.json") { return nil }
    if let schema = Self.schema(around: folder) { return Recognition(.certain, "\(schema) stands beside it") }
    guard NodeDependency.find(["prisma", "@prisma/client"], around: folder) != nil else { return nil }
    return Recognition(.likely, "\(first)/migration.sql is named as Prisma names it")
  }

  private static func migrations(in folder: Folder) -> [String] {
    folder.folders(holding: "migration.sql")
  }

  /// `schema.prisma` beside the folder, or the folder of several such files.
  private static func schema(around folder: Folder) -> String? {
    let parent = folder.parent
    for name in ["schema.prisma", "schema/schema.prisma", "schema/base.prisma"] where parent.hasFile(name) {
      return parent.path(of: name)
    }
    return folder.hasFile("schema.prisma") ? folder.path(of: "schema.prisma") : nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    if let next = PrismaNext(folder) {
      var set = MigrationSet(
        framework, root: folder.path, evidence: recognition.evidence, scope: .run,
        scopeReason: "Prisma 8 runs all that one execution applies in one transaction", driver: .plain)
      next.read(into: &set)
      return set
    }
    let manner = Manner(around: folder)
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: manner.splits ? .statement : .message,
      scopeReason: manner.reason, driver: .plain)
    set.otherDialect = Self.otherDialect(of: folder)
    if manner.splits {
      set.remarks.append(
        Remark(
          .note,
          "Prisma sends a file that its own SQL reader does not understand as one message, and `migrate dev` before 7.8 "
            + "sends every file so to the shadow database",
          file: folder.path))
    } else if let doubt = manner.doubt {
      set.remarks.append(Remark(.note, doubt, file: folder.path))
    }
    var programs: [String] = []
    var isBehindProgram = false
    for name in folder.folders {
      let own = folder.folder(name)
      guard let text = own.text("migration.sql") else {
        if own.files.contains(where: { ProgramLanguage(ofFile: $0) != nil }) {
          programs.append(own.path)
          isBehindProgram = true
          continue
        }
        set.remarks.append(
          Remark(
            .problem, "Prisma refuses all migrations for this folder, which has no migration.sql", file: own.path,
            defect: GraphDefect(
              "P3015", remedy: "Bring the file back, or remove the folder.", isAboutFile: false)))
        continue
      }
      var migration = Migration(id: name, file: text.name)
      let script = Script(text)
      migration.up = [manner.splits ? Section(.none, statementsOf: script) : Section(.none, oneMessage: script)]
      if let down = own.text("down.sql") { migration.down = [Section(.none, oneMessage: Script(down))] }
      if isBehindProgram { migration.beginsWithUnreadProgram(in: set.scope) }
      isBehindProgram = false
      set.migrations.append(migration)
    }
    if let first = programs.first {
      let which = programs.count == 1 ? "it holds a program" : "\(programs.count) folders hold programs"
      set.remarks.append(
        Remark(
          .notAnalysed, "\(which) and no migration.sql: something else than Prisma runs such a migration",
          file: programs.count == 1 ? first : folder.path))
    }
    for file in folder.sqlFiles {
      set.remarks.append(Remark(.note, "Prisma runs only “migration.sql” in folders", file: file.path))
    }
    return set
  }

  /// How the installed version sends a file.
  private struct Manner {
    var splits = false
    var reason: String
    /// Why it cannot be known, where it cannot.
    var doubt: String?

    init(around folder: Folder) {
      let whole = "Prisma sends each file as one message, which is one transaction"
      guard let dependency = NodeDependency.find(["prisma", "@prisma/client"], around: folder) else {
        reason = whole
        doubt = "which version of Prisma runs is not known: before 7.4 is assumed, from 7.4 on each statement commits by itself"
        return
      }
      let installed =
        NodeDependency.installed("prisma", of: dependency, decidingAt: Prisma.splitting)
        ?? NodeDependency.installed("@prisma/client", of: dependency, decidingAt: Prisma.splitting)
      guard let installed else {
        reason = whole
        doubt =
          "\(dependency.place) asks for “\(dependency.range)” and no lock file says which version that is: before 7.4 is assumed, from 7.4 on each statement commits by itself"
        return
      }
      splits = installed.version >= Prisma.splitting
      reason =
        splits
        ? "Prisma \(installed.mention) sends each statement by itself, as from 7.4 on"
        : "Prisma \(installed.mention) sends each file as one message, which is one transaction"
    }
  }

  /// The database `migration_lock.toml` or the schema names.
  private static func otherDialect(of folder: Folder) -> (Dialect, String)? {
    if let lock = folder.config("migration_lock.toml", as: .toml), let value = lock["provider"], let word = value.string {
      return Dialect.named(word).map { ($0, "“provider = \"\(word)\"” in \(lock.place(of: value))") }
    }
    guard let path = schema(around: folder), let text = folder.project.text(path) else { return nil }
    let schema = ProgramText(text, .javaScript)
    guard let start = schema.tokens.firstIndex(where: { schema.string($0) == "datasource" }) else { return nil }
    for index in schema.tokens.indices.dropFirst(start).dropLast(2) where schema.string(schema.tokens[index]) == "provider" {
      let word = schema.string(schema.tokens[index + 2])
      return Dialect.named(word).map { ($0, "“provider = \"\(word)\"” in \(path):\(schema.line(of: index))") }
    }
    return nil
  }
}
