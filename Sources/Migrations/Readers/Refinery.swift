import ConfigText
import SourceText

/// refinery: `V<n>__x.sql` and `U<n>__x.sql`, also in folders below, and Rust programs named so; each file in one transaction,
/// or all pending ones when the program or the command line asks for that.
struct Refinery: MigrationReader {
  let framework = Framework("refinery")
  let ledger = Ledger(
    late: .refused("stops: a migration is missing in what has been applied"),
    edited: .refused("stops: an applied migration is different than the one on the file system"))

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Run refinery without grouping (set_grouped, --grouped), and put the ALTER TYPE … ADD VALUE into a migration "
          + "of its own; or deploy the two one after the other.",
        runAlone:
          "refinery runs every migration in a transaction: run the statement by psql, outside of the migrations.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "refinery runs every migration in a transaction: run the statement by psql, outside of the migrations.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let names = folder.files.compactMap(Name.init)
    guard !names.isEmpty else { return nil }
    if let config = folder.nearest("refinery.toml", levels: 3) {
      return Recognition(.certain, "\(config.text.name) configures it")
    }
    if let dependency = Self.dependency(around: folder) { return Recognition(.certain, "\(dependency.place) depends on it") }
    guard let program = names.first(where: \.isProgram) else { return nil }
    return Recognition(.certain, "\(program.file) is a migration in Rust")
  }

  private static func dependency(around folder: Folder) -> CargoDependency? {
    CargoDependency.find("refinery", around: folder) ?? CargoDependency.find("refinery-core", around: folder)
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let dependency = Self.dependency(around: folder)
    let grouping = Self.grouping(around: folder, crate: dependency?.crate)
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: grouping == nil ? .file : .run,
      scopeReason: grouping.map { "refinery runs all pending files in one transaction: \($0)" }
        ?? "refinery runs each file in one transaction", driver: .plain)
    set.otherDialect = Self.otherDialect(dependency, around: folder)
    var names: [Name] = []
    Self.collect(folder, into: &names, &set)
    for name in names.sorted(by: { ($0.version, $0.file) < ($1.version, $1.file) }) {
      var migration = Migration(id: String(name.version), file: name.file)
      if !name.isProgram, let text = folder.project.text(name.file) {
        migration.up = [Section(grouping == nil ? .own : .shared, oneMessage: Script(text))]
      }
      set.migrations.append(migration)
    }
    set.remarkDuplicateVersions()
    set.remarkPrograms(names.filter(\.isProgram).map(\.file))
    return set
  }

  private static func collect(_ folder: Folder, into names: inout [Name], _ set: inout MigrationSet) {
    for file in folder.files where file.hasASCIISuffix(".sql") || file.hasASCIISuffix(".rs") {
      let path = folder.path(of: file)
      guard var name = Name(file) else {
        if file.hasASCIISuffix(".sql") {
          set.remarks.append(
            Remark(.note, "refinery runs only files named “V<number>__<name>” or “U<number>__<name>”", file: path))
        }
        continue
      }
      name.file = path
      if name.isBroken {
        set.remarks.append(Remark(.problem, "refinery refuses a version that is no whole number", file: path))
      } else {
        names.append(name)
      }
    }
    for below in folder.folders { collect(folder.folder(below), into: &names, &set) }
  }

  /// Where somebody asks for one transaction round all pending files.
  private static func grouping(around folder: Folder, crate: Folder?) -> String? {
    let operational = OperationalFiles(around: folder)
    for flag in ["--grouped", "-g"] {
      let line = operational.lines(containing: "refinery").first { line in
        line.text.split(separator: " ").contains { $0 == flag } && line.text.contains("migrate")
      }
      if let line { return "\(flag) in \(line.file):\(line.line)" }
    }
    guard let crate else { return nil }
    let call = Programs(below: crate, endings: Programs.rust).first("set_grouped(true)", mark: "set_grouped")
    return call.map { "set_grouped(true) in \($0.file):\($0.line)" }
  }

  private static func otherDialect(_ dependency: CargoDependency?, around folder: Folder) -> (Dialect, String)? {
    if let (_, file) = folder.nearestConfig("refinery.toml", as: .toml, levels: 3), let value = file["main"]["db_type"],
      let word = value.string
    {
      return Dialect.named(word).map { ($0, "“db_type = \"\(word)\"” in \(file.place(of: value))") }
    }
    return dependency?.otherDialect(features: [
      ("rusqlite", "sqlite"), ("rusqlite-bundled", "sqlite"), ("mysql", "mysql"), ("mysql_async", "mysql"),
      ("tiberius", "mssql"), ("tiberius-config", "mssql"),
    ]).map { ($0.dialect, $0.evidence) }
  }

  /// `V12__users.sql`
  private struct Name {
    var file: String
    var version: UInt64
    var isProgram: Bool
    /// `V1.2__x.sql`: of the right shape, but refused.
    var isBroken = false

    init?(_ file: String) {
      guard file.utf8.first == UInt8(ascii: "V") || file.utf8.first == UInt8(ascii: "U") else { return nil }
      let rest = String(file.dropFirst())
      guard let number = rest.leadingNumber, let (_, behind) = rest.leadingDigits else { return nil }
      isProgram = file.hasASCIISuffix(".rs")
      guard isProgram || file.hasASCIISuffix(".sql") else { return nil }
      var tail = Substring(behind)
      if tail.first == "." {
        tail = tail.dropFirst().drop { $0.isASCII && $0.isNumber }
        isBroken = true
      }
      guard tail.hasPrefix("__") else { return nil }
      self.file = file
      version = number
    }
  }
}
