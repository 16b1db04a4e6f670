import ConfigText
import SQLSyntax
import SourceText

/// One set of Flyway's migrations being put together.
struct FlywayReading {
  private let configuration: FlywayConfiguration?
  private let folder: Folder
  private let files: FlywayFiles
  private let locations: [Folder]
  private let placeholders: Placeholders?

  private let group: Settings.Setting?
  private let mixed: Settings.Setting?
  /// `executeInTransaction=false` for all.
  private let bare: Settings.Setting?

  init(_ configuration: FlywayConfiguration?, _ folder: Folder, locations: [Folder]) {
    self.configuration = configuration
    self.folder = folder
    self.locations = locations
    files = FlywayFiles(in: locations, configuration?.naming ?? FlywayNaming())
    placeholders = configuration.map(\.placeholders) ?? Placeholders()
    mixed = configuration?.flag("mixed")
    let executes = configuration?["executeInTransaction"]
    bare = executes?.flag == false ? executes : nil
    // Without transactions there is nothing to group.
    group = bare == nil ? configuration?.flag("group") : nil
  }

  func set(_ framework: Framework, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: root, evidence: recognition.evidence, scope: bare != nil ? .statement : group != nil ? .run : .file,
      scopeReason: scopeReason, driver: Driver(reopensAfterCommit: true))
    set.otherDialect = configuration?.otherDialect
    set.folders = files.folders + (configuration?.locationsOfProfiles.flatMap { $0.folders.map(\.path) } ?? [])
    let baseline = files.migrations.filter { $0.name.kind == .baseline }.max { $0.name.version < $1.name.version }
    for file in order(after: baseline) {
      if let migration = migration(file, &set.remarks) { set.migrations.append(migration) }
    }
    if group != nil { checkGroup(&set) }
    addUndo(&set)
    remark(baseline, &set.remarks)
    remarkDuplicates(&set)
    remarkOthers(&set.remarks)
    remarkSettings(&set.remarks)
    return set
  }

  /// The folder all locations lie in.
  private var root: String {
    guard locations.count > 1 else { return locations.first?.path ?? folder.path }
    return locations[0].ancestors(limit: 16).first { above in
      locations.allSatisfy { Path.contains(above.path, $0.path) }
    }?.path ?? folder.path
  }

  private var scopeReason: String {
    if let bare { return "each statement commits by itself: \(bare.mention)" }
    if let group { return "Flyway runs all pending files in one transaction: \(group.mention)" }
    return "Flyway runs each file in one transaction"
  }

  // MARK: Order

  /// The baseline, what is newer than it, and the repeatable ones; programs stand in their places and hold nothing.
  private func order(after baseline: FlywayFiles.File?) -> [FlywayFiles.File] {
    let all = files.migrations + files.programs
    let versioned = all.filter { file in
      file.name.kind == .versioned && baseline.map { $0.name.version < file.name.version } ?? true
    }
    let repeatable = all.filter { $0.name.kind == .repeatable }
    return (baseline.map { [$0] } ?? [])
      + versioned.sorted { ($0.name.version, $0.path) < ($1.name.version, $1.path) }
      + repeatable.sorted { ($0.name.description, $0.path) < ($1.name.description, $1.path) }
  }

  // MARK: One file

  private func migration(_ file: FlywayFiles.File, _ remarks: inout [Remark]) -> Migration? {
    var migration = Migration(
      id: file.name.kind == .repeatable ? file.name.description : file.name.version.text, file: file.path)
    migration.isRepeatable = file.name.kind == .repeatable
    if migration.isRepeatable { migration.rerun = "Flyway runs it again whenever it changes" }
    if files.programs.contains(where: { $0.path == file.path }) {
      migration.beginsWithUnreadProgram(in: group != nil ? .run : .file)
      return migration
    }
    guard let text = file.folder.text(file.file) else { return nil }
    let own = FlywayScriptConfiguration(file)
    let statements = script(text, own).statements
    migration.up = [section(statements, own, migration.file, &remarks)]
    if let condition = own?.shouldExecute {
      remarks.append(Remark(.note, "it runs only if \(condition.mention)", file: migration.file))
    }
    return migration
  }

  private func script(_ text: SourceText, _ own: FlywayScriptConfiguration?) -> Script {
    guard let placeholders, own?.placeholderReplacement?.flag != false,
      !placeholders.values.isEmpty || !placeholders.isLegible, placeholders.occur(in: text.bytes)
    else { return Script(text) }
    return placeholders.filled(MappedText(text, in: text.wholeSpan)).script(of: text)
  }

  private func section(
    _ statements: [ScriptStatement], _ own: FlywayScriptConfiguration?, _ file: String, _ remarks: inout [Remark]
  ) -> Section {
    let messages = statements.map { Message($0) }
    let wrapped: Wrapping = group == nil ? .own : .shared
    if let said = own?.executeInTransaction {
      return said.flag == false ? Section(.none, messages, reason: said.mention) : Section(wrapped, messages)
    }
    if bare != nil { return Section(.none, messages) }
    guard
      let (first, words) = statements.lazy.compactMap({ statement in statement.barredFromTransactions.map { (statement, $0) } })
        .first
    else { return Section(wrapped, messages) }
    if mixed == nil, let other = statements.first(where: { $0.barredFromTransactions == nil }) {
      remarks.append(
        Remark(
          .problem,
          "Flyway refuses it: \(words) cannot run in a transaction, \(other.statement.tag.description) in line "
            + "\(other.script.file.line(of: other.span.start)) can, and flyway.mixed is not set",
          file: file, line: first.script.file.line(of: first.span.start)))
    }
    return Section(
      .none, messages, reason: "\(words) cannot run in a transaction" + (mixed.map { "; \($0.mention)" } ?? ""))
  }

  /// All of a group run in one transaction, or none of them does.
  private func checkGroup(_ set: inout MigrationSet) {
    guard let bare = set.migrations.first(where: { $0.up.contains { $0.wrapping == .none } }) else { return }
    guard let mixed else {
      set.remarks.append(
        Remark(
          .problem,
          "Flyway refuses the group: this file runs without a transaction, others do not, and flyway.mixed is not set",
          file: bare.file))
      return
    }
    set.scope = .statement
    set.scopeReason =
      "each statement commits by itself: \(Path.name(bare.file)) takes the whole group out of its transaction, \(mixed.mention)"
    for index in set.migrations.indices {
      for section in set.migrations[index].up.indices { set.migrations[index].up[section].wrapping = .none }
    }
  }

  private func addUndo(_ set: inout MigrationSet) {
    for file in files.migrations where file.name.kind == .undo {
      guard let text = file.folder.text(file.file) else { continue }
      let own = FlywayScriptConfiguration(file)
      let statements = script(text, own).statements
      guard let index = set.migrations.firstIndex(where: { !$0.isRepeatable && $0.id == file.name.version.text }) else {
        set.remarks.append(Remark(.note, "there is no migration of version \(file.name.version.text) to undo", file: file.path))
        continue
      }
      set.migrations[index].down.append(section(statements, own, file.path, &set.remarks))
    }
  }

  // MARK: Remarks

  private func remark(_ baseline: FlywayFiles.File?, _ remarks: inout [Remark]) {
    guard let baseline else { return }
    let older = (files.migrations + files.programs).filter { file in
      file.name.kind == .versioned && !(baseline.name.version < file.name.version)
    }
    guard !older.isEmpty else { return }
    remarks.append(
      Remark(
        .note,
        "a new database starts with it: \(counted(older.count, "migration")) up to version \(baseline.name.version.text) run on older databases only and are left out here",
        file: baseline.path))
  }

  private func remarkDuplicates(_ set: inout MigrationSet) {
    var first: [FlywayVersion: String] = [:]
    for file in (files.migrations + files.programs) where file.name.kind == .versioned {
      if let other = first[file.name.version] {
        set.remarks.append(
          Remark(
            .problem, "has the same version as \(other): \(file.name.version.text)", file: file.path,
            defect: .sameVersion(set.framework, as: other)))
      } else {
        first[file.name.version] = file.path
      }
    }
    var described: [String: String] = [:]
    for file in files.migrations where file.name.kind == .repeatable {
      if let other = described[file.name.description] {
        set.remarks.append(
          Remark(
            .problem, "has the same description as \(other)", file: file.path,
            defect: GraphDefect(
              "Flyway stops with “Found more than one repeatable migration with description”",
              remedy: "Give one of them another description.", others: [other])))
      } else {
        described[file.name.description] = file.path
      }
    }
  }

  private func remarkOthers(_ remarks: inout [Remark]) {
    if let first = files.programs.first {
      remarks.append(
        Remark(
          .notAnalysed,
          files.programs.count == 1 ? "this migration is a program" : "\(files.programs.count) migrations are programs",
          file: first.path))
    }
    if let first = files.callbacks.first {
      remarks.append(
        Remark(
          .notAnalysed,
          files.callbacks.count == 1
            ? "a callback, run around the migrations" : "\(files.callbacks.count) callbacks, run around the migrations",
          file: first.path))
    }
    for (path, why) in files.others.prefix(3) {
      remarks.append(Remark(.note, "Flyway passes over it: \(why)", file: path))
    }
    if files.others.count > 3 {
      remarks.append(
        Remark(.note, "Flyway passes over \(counted(files.others.count - 3, "more file"))", file: files.others[3].path))
    }
  }

  private func remarkSettings(_ remarks: inout [Remark]) {
    if let setting = configuration?.flag("outOfOrder") {
      remarks.append(
        Remark(
          .note, "\(setting.key)=true: a file added with a lower version than the last applied one still runs, after it",
          file: setting.file, line: setting.line))
    }
    if let setting = configuration?["target"], !["latest", "current", "next"].contains(setting.text) {
      remarks.append(
        Remark(.note, "\(setting.key)=\(setting.text): newer versions do not run", file: setting.file, line: setting.line))
    }
    if let setting = configuration?["enabled"], setting.flag == false {
      remarks.append(
        Remark(
          .note, "\(setting.key)=false: the application does not run Flyway itself", file: setting.file, line: setting.line))
    }
  }

  private func counted(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}

/// `V2__x.sql.conf`: what holds for one script.
struct FlywayScriptConfiguration {
  private let settings: Settings

  init?(_ file: FlywayFiles.File) {
    let name = file.file + ".conf"
    guard file.folder.hasFile(name), let text = file.folder.text(name) else { return nil }
    var settings = Settings()
    settings.add(ConfigFile(text, as: .properties).root, of: text)
    self.settings = settings
  }

  var executeInTransaction: Settings.Setting? { settings["executeInTransaction"] }
  var placeholderReplacement: Settings.Setting? { settings["placeholderReplacement"] }
  var shouldExecute: Settings.Setting? { settings["shouldExecute"] }
}
