import Migrations
import Rules
import SourceText

/// Which findings of a set were asked for: those that touch the files that the user named, and what is about to be deployed.
struct Interest {
  /// Nil where the user named a folder.
  private let files: Set<String>?
  private let choices: FolderChoices
  private let news: News?

  init(_ files: Set<String>?, in subject: Subject, _ choices: FolderChoices) {
    self.files = files
    self.choices = choices
    news = subject.changes.map { News($0, subject) }
  }

  func covers(_ finding: Finding) -> Bool {
    guard !choices.excludes(finding.place.file.name), files == nil || finding.places.contains(where: { isNamed($0.file.name) })
    else { return false }
    return news?.touches(finding) ?? true
  }

  /// Somewhere nobody looked.
  func covers(_ place: Place) -> Bool { isNamed(place.file.name) && news?.holds(place) ?? true }

  func covers(_ file: String) -> Bool { isNamed(file) && news?.holds(file) ?? true }

  /// What cannot be vouched for counts, whatever is new.
  func covers(_ remark: Remark) -> Bool {
    isNamed(remark.file) && (remark.kind == .problem || news?.holds(remark.file) ?? true)
  }

  private func isNamed(_ file: String) -> Bool {
    (files?.contains(Path.normalized(file)) ?? true) && !choices.excludes(file)
  }
}

/// What is new in a set and around it: all else has been released, and is there only to be built upon.
private struct News {
  private let changes: FileChanges
  /// Of files that hold several migrations: where the new ones are.
  private var newParts: [String: [Span]] = [:]
  private let removesMigrations: Bool
  private let hasPending: Bool

  init(_ changes: FileChanges, _ subject: Subject) {
    self.changes = changes
    let set = subject.set
    hasPending = !subject.pending.isEmpty
    removesMigrations = changes.removed.contains { Path.contains(set.root, $0) }
    var counts: [String: Int] = [:]
    for migration in set.migrations { counts[Path.normalized(migration.file), default: 0] += 1 }
    for (file, count) in counts where count > 1 && changes.edited.contains(file) { newParts[file] = [] }
    guard !newParts.isEmpty else { return }
    for index in subject.pending {
      let file = Path.normalized(set.migrations[index].file)
      for statement in set.migrations[index].up.lazy.flatMap(\.messages).flatMap(\.statements)
      where Path.normalized(statement.script.file.name) == file {
        newParts[file]?.append(statement.span)
      }
    }
  }

  func holds(_ file: String) -> Bool {
    let file = Path.normalized(file)
    return changes.added.contains(file) || changes.edited.contains(file)
  }

  func holds(_ place: Place) -> Bool {
    guard let parts = newParts[Path.normalized(place.file.name)] else { return holds(place.file.name) }
    return parts.contains { $0.start <= place.span.start && place.span.start < max($0.end, $0.start + 1) }
  }

  func touches(_ finding: Finding) -> Bool {
    switch finding.rule.id {
    // What has been released and is not what it was is found in what has been released.
    case "migration-out-of-order" where finding.places.contains { holds($0.file.name) }: return true
    // What is no more has no place that could be new.
    case "migration-graph-broken", "migration-out-of-order", "code-needs-missing-schema":
      if removesMigrations { return true }
    // Whatever goes out goes through the pipeline, old as it may be.
    case "deploy-before-migrate": if hasPending || !changes.removed.isEmpty { return true }
    default: break
    }
    return finding.places.contains { holds($0) }
  }
}

extension Finding {
  fileprivate var places: [Place] { [place] + related.map(\.place) }
}
