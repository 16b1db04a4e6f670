import SourceText

extension MigrationSet {
  /// Two migrations of one version: the runner refuses, or runs one of them only.
  mutating func remarkDuplicateVersions() {
    var first: [String: String] = [:]
    for migration in migrations where !migration.isRepeatable {
      if let other = first[migration.id] {
        remarks.append(
          Remark(
            .problem, "has the same version as \(other): \(migration.id)", file: migration.file,
            defect: .sameVersion(framework, as: other)))
      } else {
        first[migration.id] = migration.file
      }
    }
  }
}

extension SourceText {
  func hasLineEnd(in span: Span) -> Bool {
    guard span.start < span.end else { return false }
    return bytes[Int(span.start)..<Int(span.end)].contains(0x0A)
  }
}

extension MigrationSet {
  /// A number left out, where the runner refuses that.
  mutating func remarkGaps(of versions: [(number: Int, file: String)], startingAt first: Int) {
    var expected = first
    for version in versions.sorted(by: { $0.number < $1.number }) {
      if version.number > expected {
        let missing = version.number - 1 == expected ? "\(expected) is" : "\(expected) to \(version.number - 1) are"
        remarks.append(
          Remark(
            .problem, "\(missing) missing before it: \(framework.name) allows no gaps", file: version.file,
            defect: GraphDefect(
              "it stops before it runs anything", remedy: "Number the migrations without a gap.", isAboutFile: false)))
      }
      expected = max(expected, version.number + 1)
    }
  }
}

extension MigrationSet {
  /// A program stands among the files of the migrations, in their order, and is none of them.
  mutating func runsUnreadProgram(named name: String) {
    let next = migrations.firstIndex { !$0.isRepeatable && naturalOrder(name, Path.name($0.file)) }
    if let next { migrations[next].beginsWithUnreadProgram(in: scope) }
  }

  /// Programs whose names stand in the order of the SQL files beside them: something runs them there, and nobody reads them.
  mutating func remarkPrograms(beside folder: Folder) {
    guard migrations.contains(where: { Path.name($0.file).leadingDigits != nil }) else { return }
    let programs = folder.files.filter(Self.isNumberedProgram)
    guard let first = programs.first else { return }
    for program in programs { runsUnreadProgram(named: program) }
    let message =
      programs.count == 1
      ? "a program stands among the migrations, and is not read"
      : "\(programs.count) programs stand among the migrations, and are not read"
    remarks.append(Remark(.notAnalysed, message, file: folder.path(of: first)))
  }

  private static func isNumberedProgram(_ file: String) -> Bool {
    guard file.leadingDigits != nil, let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")),
      programEndings.contains(String(file[file.utf8.index(after: dot)...]))
    else { return false }
    return !["_test.go", ".d.ts", ".test.ts", ".spec.ts", ".test.js", ".spec.js"].contains { file.hasSuffix($0) }
  }

  private static let programEndings: Set<String> = [
    "go", "ts", "js", "mts", "mjs", "cts", "cjs", "py", "rb", "php", "sh", "bash", "java", "kt", "cs", "exs", "rs", "pl",
  ]

  /// Migrations that are programs: one line for all of them, so that nobody believes they were checked.
  mutating func remarkPrograms(_ programs: [String]) {
    guard let first = programs.first else { return }
    let all = Set(programs)
    for index in migrations.indices where all.contains(migrations[index].file) {
      migrations[index].beginsWithUnreadProgram(in: scope)
    }
    let isOne = programs.count == 1
    let which =
      programs.count == migrations.count
      ? "\(programs.count) \(isOne ? "migration" : "migrations") of \(framework.name)"
      : "\(programs.count) of \(migrations.count) migrations"
    let message = "\(which) \(isOne ? "is a program and is" : "are programs and are") not analysed yet"
    remarks.append(Remark(.notAnalysed, message, file: programs.count == 1 ? first : root))
  }
}
