import Migrations
import SourceText

/// What has been released stays as it is, and what is new comes after it: said with `--since`.
struct ReleasedHistory {
  private let set: MigrationSet
  private let changes: FileChanges
  private let pending: Set<Int>

  /// Nil where nobody said what has been released.
  init?(_ subject: Subject) {
    guard let changes = subject.changes else { return nil }
    set = subject.set
    self.changes = changes
    pending = subject.pending
  }

  func report(_ findings: inout Findings) {
    for index in pending.sorted() { if let finding = late(index) { findings.report(finding) } }
    var told: Set<String> = []
    for index in set.migrations.indices where !pending.contains(index) {
      let file = Path.normalized(set.migrations[index].file)
      guard changes.edited.contains(file), told.insert(file).inserted, let finding = edited(index, file) else { continue }
      findings.report(finding)
    }
  }

  // MARK: New ones before released ones

  private func late(_ index: Int) -> Finding? {
    let migration = set.migrations[index]
    let isCounted = { (other: Int) in !pending.contains(other) && !set.migrations[other].isRepeatable }
    guard !migration.isRepeatable, let last = set.migrations.indices.last(where: isCounted), last > index,
      let place = place(of: index)
    else { return nil }
    let other = set.migrations[last]
    let reason = "\(migration.id) is new since \(changes.reference) and comes before \(other.id), which has been released"
    let (severity, consequence): (Severity, String)
    switch set.ledger.late {
    case .refused(let words): (severity, consequence) = (.error, "\(set.framework.name) \(words)")
    case .skipped:
      (severity, consequence) = (.error, "\(set.framework.name) never runs it where \(other.id) has run, and says nothing")
    case .runs:
      (severity, consequence) = (
        .note, "\(set.framework.name) runs it after \(other.id) where that has run, and before it on a new database"
      )
    case .unknown: (severity, consequence) = (.warning, "where \(other.id) has run it may never run, or run after it")
    case .hasNoPlace: return nil
    }
    var finding = Finding(
      MigrationOutOfOrder.info, severity, .likely, "\(reason): \(consequence)",
      help: "Give it a version behind \(other.id).", migration: migration.id, at: place, statement: place)
    if let released = self.place(of: last) {
      finding.related = [Finding.Related("the last one that has been released", at: released)]
    }
    return finding
  }

  // MARK: Released ones that are not what they were

  private func edited(_ index: Int, _ file: String) -> Finding? {
    let migration = set.migrations[index]
    guard !migration.isRepeatable, let place = place(of: index), let old = changes.oldTexts[file],
      !(set.ledger.edited.looksAtWords ? place.file.hasTheWords(of: old) : place.file.bytes.elementsEqual(old.bytes))
    else { return nil }
    let (severity, consequence): (Severity, String)
    switch set.ledger.edited {
    case .refused(let words): (severity, consequence) = (.error, "\(set.framework.name) \(words)")
    case .unnoticed, .unknown:
      (severity, consequence) = (.warning, "databases on which it has run never get the change, new ones do")
    }
    return Finding(
      MigrationOutOfOrder.info, severity, .likely,
      "\(migration.id) has been released and is not what it was at \(changes.reference): \(consequence)",
      help: "Put it back as it was, and write the change into a migration of its own.", migration: migration.id, at: place,
      statement: place)
  }

  /// Its first line that says something.
  private func place(of index: Int) -> Place? {
    let migration = set.migrations[index]
    let messages = migration.up.lazy.flatMap(\.messages)
    if let statement = messages.flatMap(\.statements).first(where: {
      Path.normalized($0.script.file.name) == Path.normalized(migration.file)
    }) {
      return Place(statement.script.file, statement.span)
    }
    guard let files = set.files, case .success(let text?) = files.text(migration.file) else { return nil }
    let end = text.bytes.firstIndex(of: 0x0A) ?? text.count
    return Place(text, Span(start: 0, end: UInt32(end)))
  }
}

extension Ledger.Edited {
  /// Nobody minds other blanks and comments.
  fileprivate var looksAtWords: Bool { if case .refused = self { false } else { true } }
}
