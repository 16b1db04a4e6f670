import SourceText

extension MigrationSet {
  /// Two migrations of one version: the runner refuses, or runs one of them only.
  mutating func remarkDuplicateVersions() {
    var first: [String: String] = [:]
    for migration in migrations where !migration.isRepeatable {
      if let other = first[migration.id] {
        remarks.append(
          Remark(.problem, "\(migration.file) has the same version as \(other): \(migration.id)", file: migration.file))
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
