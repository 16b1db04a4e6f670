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
    if words.contains(where: others.contains) { return true }
    return words.contains(where: passing.contains)
      && !words.contains { ["production", "prod", "deploy", "release", "cd"].contains($0) }
      || words.contains { ["preview", "previews", "review", "ephemeral", "teardown", "destroy", "rollback"].contains($0) }
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
