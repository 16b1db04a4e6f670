/// What the names of workflows, jobs and environments tell of what is deployed.
enum JobNames {
  private static let others: Set = [
    "docs", "doc", "documentation", "website", "site", "storybook", "landing", "blog", "marketing", "pages", "helmchart",
    "charts",
    "npm", "pypi", "sdk", "cli", "extension", "mobile", "ios", "android", "desktop",
  ]
  private static let passing: Set = [
    "preview", "previews", "review", "ephemeral", "pr", "sandbox", "demo", "teardown", "cleanup", "destroy", "rollback", "stop",
    "benchmark", "perf", "test", "tests", "e2e", "ci", "lint", "check", "checks",
  ]

  /// It deploys something else than the application, or nothing that lasts.
  static func isAside(_ names: [String]) -> Bool {
    let words = names.flatMap(MigrationCommands.words)
    if words.contains(where: others.contains) || words.contains(where: neverLasting.contains) { return true }
    return words.contains(where: passing.contains) && !words.contains(where: lasting.contains)
  }

  private static let neverLasting: Set = ["preview", "previews", "review", "ephemeral", "teardown", "destroy", "rollback"]
  private static let lasting: Set = ["production", "prod", "deploy", "deployment", "release", "cd"]
  /// What a workflow is called that does everything.
  private static let general: Set = ["ci", "check", "checks", "lint", "test", "tests"]

  /// A job of a workflow: one that is called for its tests may deploy in its last job.
  static func isAside(job: [String], of workflow: [String]) -> Bool {
    isAside(job + workflow.flatMap(MigrationCommands.words).filter { !general.contains($0) })
  }

  private static let databases: Set = [
    "postgres", "postgresql", "pgvector", "postgis", "timescaledb", "supabase", "mysql", "mariadb", "cockroach", "db",
    "database", "pg",
  ]

  /// A database image, or the name of a service that is one.
  static func isDatabase(_ name: String) -> Bool {
    MigrationCommands.words(of: name).contains(where: databases.contains)
  }

  /// A database address on the very machine.
  static func isLocalAddress(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ":")), text.utf8.count < 400 else { return false }
    let isURL = ["postgres://", "postgresql://", "postgresql+", "postgis://", "psql://"].contains {
      text.utf8.starts(with: $0.utf8)
    }
    guard isURL else { return false }
    let host = text.split(separator: "@").last ?? ""
    return ["localhost", "127.0.0.1", "postgres:", "db:", "database:", "host.docker.internal"].contains {
      host.utf8.starts(with: $0.utf8)
    }
  }
}
