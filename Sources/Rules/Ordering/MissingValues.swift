import ApplicationCode
import Migrations
import Schema
import SourceText

/// Columns that are there, that the code takes for filled, and that no migration has filled.
struct MissingValues {
  private let subject: Subject
  private let names: Names

  /// What came long ago has been filled by somebody, or the code would not run.
  private static let recent = 10

  init(_ subject: Subject, _ names: Names) {
    self.subject = subject
    self.names = names
  }

  func finding(_ need: CodeNeed, _ findings: inout Findings) -> Finding? {
    guard need.isMet, need.requirement.confidence == .strong, case .column(let wanted) = need.requirement.need,
      wanted.nulls == .breakIt, let id = names.relation(wanted.table), let relation = names.catalog[id],
      let column = relation.column(wanted.column), !column.isNotNull, let contents = column.contents,
      case .added = contents.change, names.catalog.nulls(in: column.name, of: id, at: contents.moment) == .some,
      isRecent(contents.moment.migration)
    else { return nil }
    let name = "\(names.display(relation.name)).\(column.name)"
    let addition = contents.moment.place
    var related = [Finding.Related("it is added here, with no value for the rows that are there", at: addition)]
    var link = "no migration fills it"
    if let declaration = subject.backfills.declared(at: addition, table: relation.name, column: column.name) {
      guard let complaint = declaration.complaint(column.name) else { return nil }
      link += "; \(complaint)"
    } else if let script = subject.backfills.scripts(writing: relation.name, column.name).first {
      link += "; \(Path.name(script.file.name)) does, but nothing says that it has run before this code does"
      related.append(Finding.Related("a script writes \(column.name) here", at: script))
    }
    let fill = subject.set.spelling.statement("UPDATE \(names.display(relation.name)) SET \(column.name) = …")
    var finding = Finding(
      CodeNeedsMissingSchema.info, .warning, .likely,
      "\(need.requirement.speaker) takes \(name) for filled, but rows that were there before \(findings.whereabouts(of: addition)) hold NULL: \(link)",
      help:
        "The order that works: migration → backfill → code. Fill the rows (\(fill)) before this code goes out, or let the field be optional.",
      migration: subject.set.migrations[contents.moment.migration].id, at: need.requirement.place,
      statement: need.requirement.place, related: related)
    finding.needs = [need.requirement.place]
    return finding
  }

  private func isRecent(_ migration: Int) -> Bool {
    subject.changes == nil
      ? migration >= subject.set.migrations.count - Self.recent : subject.pending.contains(migration)
  }
}
