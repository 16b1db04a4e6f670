import Migrations
import SQLSyntax
import Schema
import SourceText

/// What is filled by something else than the migrations: what comments say of it, and the scripts that do it.
///
/// A rule asks when it is about to report; nothing is read before. One set is judged by one thread.
final class Backfills: @unchecked Sendable {
  private let set: MigrationSet
  private lazy var scripts = set.files.map { DataScripts(around: set, in: $0) }
  private lazy var scriptsOfFiles = set.scripts(of: CommentedFile.addressesUs)
  private var instructions: [ObjectIdentifier: Instructions] = [:]

  init(_ set: MigrationSet) { self.set = set }

  /// A comment that says which script fills a column: `-- plimsoll: backfilled-by scripts/fill.py`.
  struct Declaration {
    enum Verdict {
      /// The script is there, and may well do so; the place where it does, if it can be read.
      case holds(Place?)
      case isMissing
      case writesNot
    }
    /// The script, as it is written.
    var script: String
    /// The comment.
    var place: Place
    var verdict: Verdict

    /// It is to be believed.
    var holds: Bool { if case .holds = verdict { true } else { false } }

    /// Why it is not, as the end of a message: "scripts/fill.py, which is said to fill it, does not exist".
    func complaint(_ column: String) -> String? {
      switch verdict {
      case .holds: nil
      case .isMissing: "\(script), which is said to fill it, does not exist"
      case .writesNot: "\(script), which is said to fill it, never writes \(column)"
      }
    }
  }

  /// What is said of a column at a statement, in the comment above it, on its lines, or at the head of its file. Of several the one
  /// that holds, else the first; nil where nothing is said.
  func declared(at event: Event, table: ObjectName, column: String) -> Declaration? {
    let statement = event.step.statement
    return declared(at: Place(statement.script.file, statement.span), table: table, column: column)
  }

  /// The same, of a statement at a place.
  func declared(at place: Place, table: ObjectName, column: String) -> Declaration? {
    let file = place.file
    let known = instructions[ObjectIdentifier(file)] ?? Instructions("backfilled-by", in: file, scripts: scripts(in: file))
    instructions[ObjectIdentifier(file)] = known
    let all = known.about(place.span).map { instruction in
      Declaration(
        script: instruction.argument, place: instruction.place, verdict: verdict(on: instruction, table, column))
    }
    return all.first(where: \.holds) ?? all.first
  }

  private func scripts(in file: SourceText) -> [Script] { scriptsOfFiles[ObjectIdentifier(file)] ?? [] }

  private func verdict(on instruction: Instruction, _ table: ObjectName, _ column: String) -> Declaration.Verdict {
    guard let scripts else { return .holds(nil) }
    let answer = scripts.answer(
      of: instruction.argument, namedIn: instruction.place.file.name, writing: column, of: (table.schema, table.name))
    return switch answer {
    case .writes(let place): .holds(place)
    case .cannotBeRead: .holds(nil)
    case .isMissing: .isMissing
    case .writesNot: .writesNot
    }
  }

  /// Where scripts beside the migrations write a column, one place a script. Nothing says when they run.
  func scripts(writing table: ObjectName, _ column: String) -> [Place] {
    scripts?.places(writing: column, of: (table.schema, table.name)) ?? []
  }
}
