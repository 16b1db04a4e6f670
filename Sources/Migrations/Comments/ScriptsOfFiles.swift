import SQLSyntax
import SourceText

extension MigrationSet {
  /// The SQL that stands in each of some files, by the file. Every file is asked about once.
  public func scripts(of isWanted: (SourceText) -> Bool) -> [ObjectIdentifier: [Script]] {
    var seen: Set<ObjectIdentifier> = []
    var verdicts: [ObjectIdentifier: Bool] = [:]
    var found: [ObjectIdentifier: [Script]] = [:]
    var last: Script?
    for migration in migrations {
      for message in migration.up.lazy.flatMap(\.messages) {
        for statement in message.statements where statement.script !== last {
          let script = statement.script
          last = script
          guard seen.insert(ObjectIdentifier(script)).inserted else { continue }
          let file = ObjectIdentifier(script.file)
          let wanted = verdicts[file] ?? isWanted(script.file)
          verdicts[file] = wanted
          if wanted { found[file, default: []].append(script) }
        }
      }
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
