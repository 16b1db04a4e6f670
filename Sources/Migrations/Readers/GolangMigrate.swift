import SQLSyntax
import SourceText

/// golang-migrate: `<n>_<title>.up.sql`, sent as one message each, with no BEGIN around it.
///
/// With `x-multi-statement=true` in the database URL the driver cuts the file at every `;`, whatever it stands in.
struct GolangMigrate: MigrationReader {
  let framework = Framework("golang-migrate")
  let ledger = Ledger(late: .skipped, edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "Put the statement into a migration of its own, alone in its file.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard let first = folder.files.first(where: { UpDownName($0)?.isUp == true }) else { return nil }
    return Recognition(.likely, "files are named as golang-migrate names them: \(first)")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let multi = OperationalFiles(around: folder).first(containing: "x-multi-statement=true")
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: multi == nil ? .message : .statement,
      scopeReason: multi.map { "x-multi-statement=true in \($0.file):\($0.line): each statement commits by itself" }
        ?? "golang-migrate sends each file as one message, which is one transaction",
      driver: .plain)
    set.isRunnerDoubtful = Self.isUnknownToItsProgram(folder)
    let (names, remarks) = UpDownName.pairs(in: folder)
    set.remarks = remarks
    for pair in names {
      var migration = Migration(id: String(pair.version), file: folder.path(of: pair.up ?? pair.down ?? ""))
      if let up = pair.up, let text = folder.text(up) {
        migration.up = [multi == nil ? Section(.none, oneMessage: Script(text)) : cut(Script(text), &set)]
      }
      if let down = pair.down, let text = folder.text(down) { migration.down = [Section(.none, oneMessage: Script(text))] }
      set.migrations.append(migration)
    }
    set.remarkPrograms(beside: folder)
    return set
  }

  /// Other runners name their files so as well. A program in Go that has this one in it says so in its `go.mod`, and who runs it
  /// from outside says so in a script.
  private static func isUnknownToItsProgram(_ folder: Folder) -> Bool {
    guard let module = folder.nearest("go.mod"), !module.text.contains("golang-migrate") else { return false }
    let files = OperationalFiles(around: folder)
    let words: [StaticString] = ["golang-migrate", "migrate/migrate", "migrate -path", "migrate -source", "migrate -database"]
    return !words.contains { files.first(containing: $0) != nil }
  }

  /// Cuts at every `;` as the driver does; a statement that holds one inside is broken by that.
  private func cut(_ script: Script, _ set: inout MigrationSet) -> Section {
    for statement in script.statements {
      let span = statement.span
      guard let offset = script.file.firstOffset(of: ";", in: span) else { continue }
      set.remarks.append(
        Remark(
          .problem, "x-multi-statement=true cuts this statement in two at the ; inside it", file: script.file.name,
          line: script.file.line(of: offset)))
    }
    return Section(.none, statementsOf: script)
  }
}

/// `0001_users.up.sql`: version, title, direction.
struct UpDownName {
  var version: UInt64
  var name: String
  var isUp: Bool

  init?(_ name: String) {
    guard let (digits, rest) = name.leadingDigits, rest.first == UInt8(ascii: "_"), let version = UInt64(Substring(digits))
    else { return nil }
    if name.hasASCIISuffix(".up.sql") {
      isUp = true
    } else if name.hasASCIISuffix(".down.sql") {
      isUp = false
    } else {
      return nil
    }
    self.version = version
    self.name = name
  }

  struct Pair {
    var version: UInt64
    var up: String?
    var down: String?
  }

  /// The pairs of a folder by rising version, and what is wrong with them.
  static func pairs(in folder: Folder) -> ([Pair], [Remark]) {
    var byVersion: [UInt64: Pair] = [:]
    var remarks: [Remark] = []
    for file in folder.files {
      guard let name = UpDownName(file) else { continue }
      var pair = byVersion[name.version] ?? Pair(version: name.version)
      if let other = name.isUp ? pair.up : pair.down {
        remarks.append(
          Remark(
            .problem, "has the same version as \(folder.path(of: other)): \(name.version)", file: folder.path(of: file),
            defect: GraphDefect(
              "golang-migrate stops with “duplicate migration file”",
              remedy: "Give the later one a version of its own, behind all others.", others: [folder.path(of: other)])))
      } else if name.isUp {
        pair.up = file
      } else {
        pair.down = file
      }
      byVersion[name.version] = pair
    }
    return (byVersion.values.sorted { $0.version < $1.version }, remarks)
  }
}
