import ApplicationCode
import Migrations
import Schema
import SourceText

/// Asks twice what the code lacks: before the migrations that are about to be deployed, and when all have run.
struct CodeJudgement {
  private var needs: [CodeNeed]
  private let postgres: Int
  private let firstPending: Int?

  /// Nil where there is no code.
  init?(_ subject: Subject) {
    guard let code = subject.code else { return nil }
    postgres = subject.postgres
    firstPending = subject.pending.min()
    let changes = subject.changes
    needs = code.now.requirements.map { requirement in
      let file = Path.normalized(requirement.place.file.name)
      let isChanged = changes.map { $0.added.contains(file) || $0.edited.contains(file) } ?? false
      return CodeNeed(requirement, isChanged ? .changed : .standing)
    }
    needs += code.before?.requirements.map { CodeNeed($0, .former) } ?? []
    // What only tests need breaks nobody's production.
    needs.removeAll(where: \.requirement.isTest)
    guard !needs.isEmpty else { return nil }
  }

  mutating func begins(migration: Int, in names: Names) {
    guard migration == firstPending else { return }
    let judge = NeedJudge(names, postgres: postgres)
    for index in needs.indices {
      needs[index].lackedBefore =
        if case .lacking(let misses) = judge.verdict(on: needs[index].requirement) { misses } else { [] }
    }
  }

  func ends(in names: Names) -> [CodeNeed] {
    var needs = needs
    let judge = NeedJudge(names, postgres: postgres)
    for index in needs.indices {
      switch judge.verdict(on: needs[index].requirement) {
      case .met: needs[index].isMet = true
      case .lacking(let misses): needs[index].lacks = misses
      case .unknown: break
      }
    }
    return needs
  }
}
