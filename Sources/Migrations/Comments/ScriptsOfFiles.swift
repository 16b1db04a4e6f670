import SQLSyntax
import SourceText

extension MigrationSet {
  /// The SQL that stands in each of some files, by the file. Every file is asked about once.
  public func scripts(of isWanted: (SourceText) -> Bool) -> [ObjectIdentifier: [Script]] {
    var verdicts: [ObjectIdentifier: Bool] = [:]
    var seen: Set<ObjectIdentifier> = []
    var found: [ObjectIdentifier: [Script]] = [:]
    for statement in migrations.lazy.flatMap(\.up).flatMap(\.messages).flatMap(\.statements) {
      let script = statement.script
      guard seen.insert(ObjectIdentifier(script.tree)).inserted else { continue }
      let file = ObjectIdentifier(script.file)
      let wanted = verdicts[file] ?? isWanted(script.file)
      verdicts[file] = wanted
      if wanted { found[file, default: []].append(script) }
    }
    return found
  }

  /// The paths of all files that what it sends stands in.
  public var allFiles: Set<String> {
    var files = Set(migrations.map { Path.normalized($0.file) })
    for message in migrations.lazy.flatMap(\.up).flatMap(\.messages) {
      if let file = message.statements.first?.script.file.name { files.insert(Path.normalized(file)) }
    }
    return files
  }
}
