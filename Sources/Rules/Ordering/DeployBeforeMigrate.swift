import Deployment
import Migrations
import SourceText

/// The pipeline starts new code before the schema is there that it needs, or does not migrate at all.
struct DeployBeforeMigrate: Rule {
  static let info = RuleInfo(
    id: "deploy-before-migrate", family: .ordering, severity: .error,
    summary: "the pipeline starts new code before it migrates, or never migrates",
    hazard: """
      From the moment new code serves until the migrations have run, each of its queries that needs the new schema fails: 42703 for a column, \
      42P01 for a table. A migration that every replica runs as it starts is run by several at once, and one that runs while the code is \
      built stays behind when the build or the deploy fails.
      """,
    remedy:
      "Run the migrations once, in a step of their own right before the step that starts the new code, and let that step wait for it.",
    example: (bad: "github-deploy-then-migrate", good: "github-migrate-then-deploy"),
    unproved: "pipelines are not run. What stands in their files is followed, as their makers document it.")

  private let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  mutating func begins(_ findings: inout Findings) {
    guard let pipelines = subject.pipelines, let newest = subject.set.migrations.last(where: { !$0.isRepeatable }) else {
      return
    }
    for flaw in pipelines.flaws(for: subject.set) { report(flaw, newest.id, &findings) }
  }

  private func report(_ flaw: DeployFlaw, _ migration: String, _ findings: inout Findings) {
    let words = Words(flaw, subject.set)
    findings.report(
      Finding(
        Self.info, words.severity, .likely, words.message, help: words.help, migration: migration, at: words.event.place,
        statement: words.event.place, related: words.related))
  }
}

/// What is said of a flaw.
private struct Words {
  let severity: Severity
  let message: String
  let help: String
  let event: DeployEvent
  var related: [Finding.Related] = []

  init(_ flaw: DeployFlaw, _ set: MigrationSet) {
    let runner = set.framework.name
    switch flaw {
    case .codeFirst(let proof):
      severity = .error
      event = proof.first
      message =
        "\(proof.process) starts the new code with \(Self.name(proof.first)) before \(Self.name(proof.second)) runs the migrations: "
        + "until then each query that needs the new schema fails"
      help =
        "Run \(proof.second.name) in a step before \(proof.first.name), and let the deploy wait for it. What takes away something that the old "
        + "code still uses goes into a later deploy."
      related = [Finding.Related("the migrations run only here\(Self.comma(proof.second.way))", at: proof.second.place)]
    case .noMigration(let start, let process):
      severity = .warning
      event = start
      message =
        "\(Self.name(start)) in \(process) puts new code into service, and no step of any pipeline runs the migrations of \(runner) in \(set.root): unless somebody "
        + "runs them by hand before each deploy, the new code meets the old schema"
      help = "Add a step before this one that runs the migrations once\(Self.example(set)), and let the deploy wait for it."
    case .longBuild(let migration, let build, let start):
      severity = .note
      event = build
      message =
        "\(build.name) runs between \(Self.name(migration)) and \(Self.name(start)): all that time the old code runs on the new schema"
      help = "Build first, then migrate, right before the new code starts."
      related = [
        Finding.Related("the migrations run here\(Self.comma(migration.way))", at: migration.place),
        Finding.Related("the new code starts here\(Self.comma(start.way))", at: start.place),
      ]
    case .everyReplica(let migration, let replicas):
      severity = replicas == nil ? .note : .warning
      event = migration
      let who = replicas.map { "each of \($0) replicas" } ?? "every replica"
      let condition = replicas == nil ? "if several start at once, " : ""
      message =
        "\(who) runs \(Self.name(migration)) as it starts, and \(Self.runner(migration, set)) takes no lock: \(condition)two of them run the same migration "
        + "side by side, and one fails or both write"
      help =
        "Run the migrations once, in a step of its own before the replicas start: a release command, a job, a service that the others wait "
        + "for."
    case .inBuild(let migration, let process):
      severity = .warning
      event = migration
      message =
        "\(Self.name(migration)) runs while \(process) builds the code: the schema changes before the deploy, and stays changed if the build or the "
        + "deploy fails; a preview's build changes it, too, if it is given the same database"
      help =
        "Take it out of the build, and run it in a step behind the build and before the new code starts: a release or pre-deploy command."
    }
    for hop in event.route where !related.contains(where: { $0.place == hop.place }) && hop.place != event.place {
      related.append(Finding.Related("through \(hop.name)", at: hop.place))
    }
  }

  /// The command, and how it was reached.
  private static func name(_ event: DeployEvent) -> String {
    event.route.isEmpty ? event.name : "\(event.name) (\(event.way))"
  }

  private static func comma(_ way: String) -> String { way.isEmpty ? "" : ", " + way }

  private static func runner(_ migration: DeployEvent, _ set: MigrationSet) -> String { set.framework.name }

  /// The runner's own command, as far as one line tells it.
  private static func example(_ set: MigrationSet) -> String {
    Pipelines.command(of: set.framework).map { ", as \($0)" } ?? ""
  }
}
