import ConfigText
import PythonSyntax
import SourceText

/// Alembic, also by way of Flask-Migrate: Python revisions in the order of their graph, by default all pending ones in one
/// transaction. What `upgrade()` sends is worked out without running it.
struct Alembic: MigrationReader {
  let framework = Framework("alembic", name: "Alembic")
  let ledger = Ledger(late: .hasNoPlace, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    let inBlock = "Put the ALTER TYPE … ADD VALUE into “with op.get_context().autocommit_block():”"
    var remedies = Remedies(
      commitBetween: scope == .run
        ? inBlock + "; or set transaction_per_migration=True in env.py and put it into a revision of its own."
        : inBlock + "; or put it into a revision of its own before this one.",
      runAlone: "Put the statement into “with op.get_context().autocommit_block():”.",
      endTransaction: scope == .run ? Remedies.inEarlierDeploy : Remedies.inMigrationOfItsOwn,
      surviveError:
        "Put what may fail into “with op.get_bind().begin_nested():”, inside of the try: the error then undoes no more than "
        + "that. Or ask the catalog first, or let the error end the migration.")
    if scope == .run {
      remedies.backfillApart =
        "Move the backfill into a revision of its own and deploy it after this one: revisions that are upgraded together share a "
        + "transaction, unless env.py sets transaction_per_migration=True."
    }
    remedies.deployedApart = "Deploy the two one after the other, or set transaction_per_migration=True in env.py."
    return remedies
  }

  var spelling: Spelling {
    var spelling = Spelling.sql
    spelling.statement = "op.execute(\"{sql}\")"
    spelling.isInString = true
    spelling.renameColumn =
      "If it is the same column under another name, write op.alter_column(\"{table}\", \"{from}\", new_column_name=\"{to}\"); "
      + "otherwise copy the values before the drop: {copy}"
    spelling.changeType =
      "Write op.alter_column(\"{table}\", \"{column}\", type_=…, postgresql_using=\"{column}::{type}\") with an expression that makes "
      + "the new values of the old ones; or add the column under another name, copy, drop, and rename."
    return spelling
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.hasFile("env.py") || folder.hasFolder("versions") else { return nil }
    let isNamed = folder.hasFile("env.py") && folder.text("env.py")?.contains("alembic") == true
    let configuration = isNamed ? AlembicConfiguration(of: folder) : nil
    if let mention = configuration?.mention {
      return Recognition(.certain, "\(mention) leads to it")
    }
    var versions = folder.folder("versions")
    if folder.hasFile("env.py"), let inner = versions.folders.first(where: { $0.hasPrefix("postgres") }) {
      versions = versions.folder(inner)
    }
    for file in versions.files.lazy.filter({ $0.hasASCIISuffix(".py") }).prefix(8) {
      guard let text = versions.text(file), text.contains("down_revision"),
        Revision(PythonTree.parse(text), file: file) != nil
      else { continue }
      return Recognition(.certain, "\(file) is a revision")
    }
    return nil
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let configuration = AlembicConfiguration(of: folder)
    let modules = PythonProject(folder.project, roots: configuration.importRoots)
    var environment = AlembicEnvironment()
    if let text = folder.text("env.py") { environment = AlembicEnvironment(text, modules: modules) }
    FlaskMigrate.adjust(&environment, for: folder)
    let url = environment.url ?? configuration.url
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: environment.scope,
      scopeReason: environment.reason,
      // SQLAlchemy itself begins again where it was not Alembic that began.
      driver: environment.isExternal ? Driver(reopensAfterCommit: true) : AlembicDriver.driver(url, near: folder))
    set.remarks = environment.remarks
    set.otherDialect = AlembicDriver.otherDialect(url).map { ($0, "sqlalchemy.url names it") }
    set.folders = configuration.versionFolders.map(\.path)

    let revisions = self.revisions(configuration, &set)
    let graph = RevisionGraph(revisions)
    remark(graph, revisions, &set)
    let history = AlembicHistory()
    for index in graph.order {
      set.migrations.append(
        AlembicRevisionReading(revisions[index], environment, modules, history).migration(&set.remarks))
    }
    return set
  }

  private func revisions(_ configuration: AlembicConfiguration, _ set: inout MigrationSet) -> [Revision] {
    var revisions: [Revision] = []
    var open = Array(configuration.versionFolders.reversed())
    if let only = configuration.versionFolders.first, open.count == 1,
      !only.files.contains(where: { $0.hasASCIISuffix(".py") && $0 != "__init__.py" })
    {
      // A folder for each database.
      open = only.folders.filter { Dialect.inFolderName($0) == nil && !$0.hasPrefix("__") }.reversed().map { only.folder($0) }
    }
    while let folder = open.popLast() {
      for file in folder.files where file.hasASCIISuffix(".py") && file != "__init__.py" {
        guard let text = folder.text(file) else { continue }
        let tree = PythonTree.parse(text)
        if let problem = tree.problems.first {
          set.remarks.append(
            Remark(
              .problem, "cannot be read as Python: \(problem.message)", file: text.name, line: text.line(of: problem.span.start)
            ))
        }
        if let revision = Revision(tree, file: text.name) {
          revisions.append(revision)
        } else if tree.problems.isEmpty, text.contains("down_revision") {
          set.remarks.append(Remark(.notAnalysed, "its revision is not a string that is written down", file: text.name))
        }
      }
      if configuration.isRecursive {
        open += folder.folders.filter { !$0.hasPrefix("__") }.reversed().map { folder.folder($0) }
      }
    }
    return revisions
  }

  /// What a graph has wrong, and its heads.
  private func remark(_ graph: RevisionGraph, _ revisions: [Revision], _ set: inout MigrationSet) {
    for (index, first) in graph.duplicates {
      set.remarks.append(
        Remark(
          .problem, "has the same revision as \(revisions[first].file): \(revisions[index].id)", file: revisions[index].file,
          defect: GraphDefect(
            "Alembic warns “Revision \(revisions[index].id) is present more than once” and runs one of the two",
            remedy: "Give one of them a revision of its own.", isRefused: false, others: [revisions[first].file])))
    }
    for (index, name) in graph.missing {
      set.remarks.append(
        Remark(
          .problem, "follows \(name), which is not there", file: revisions[index].file,
          defect: GraphDefect(
            "every command of Alembic stops with “KeyError: '\(name)'”",
            remedy: "Bring the revision back, or let down_revision name the one that it should follow.")))
    }
    if let first = graph.cycle.first {
      let others = graph.cycle.dropFirst().map { revisions[$0].id }
      set.remarks.append(
        Remark(
          .problem, others.isEmpty ? "follows itself" : "follows itself by way of \(others.joined(separator: ", "))",
          file: revisions[first].file,
          defect: GraphDefect(
            "Alembic stops with “Cycle is detected in revisions”",
            remedy: "Let one of them follow what comes before all of them.",
            others: graph.cycle.dropFirst().map { revisions[$0].file })))
    }
    if graph.heads.count > 1 {
      let names = graph.heads.map { revisions[$0].id }.joined(separator: ", ")
      guard graph.isForked else {
        set.remarks.append(
          Remark(
            .note, "\(graph.heads.count) heads: \(names). “alembic upgrade head” refuses that, “upgrade heads” runs them all",
            file: set.root))
        return
      }
      let files = graph.heads.map { revisions[$0].file }
      set.remarks.append(
        Remark(
          .note, "\(graph.heads.count) heads: \(names) (“upgrade heads” runs them all)", file: files[files.count - 1],
          defect: GraphDefect(
            "“alembic upgrade head” stops with “Multiple head revisions are present”",
            remedy: "Join them with “alembic merge heads”, or let one follow the other.", isAboutFile: false,
            others: files.dropLast())))
    }
  }
}
