import Migrations
import SourceText

/// Whether a file speaks with PostgreSQL, as its name and what it names tell.
struct DatabaseOfFile {
  /// It speaks with another database.
  private(set) var isOther = false
  /// It may.
  private(set) var isDoubtful = false

  init(_ file: CodeFile) {
    let text = file.text
    if Dialect.named(inPath: file.path) != nil {
      isOther = true
      return
    }
    guard Self.others.contains(where: { text.contains($0, ignoringCase: true) }) else { return }
    let isOurs = Self.ours.contains { text.contains($0, ignoringCase: true) }
    if isOurs {
      isDoubtful = true
    } else {
      isOther = Self.isImported(in: text)
      isDoubtful = true
    }
  }

  private static let others: [StaticString] = [
    "sqlite", "mysql", "mariadb", "clickhouse", "bigquery", "snowflake", "duckdb", "cassandra", "gocql", "sqlserver", "mssql",
    "oracle", "spanner", "redshift", "salesforce", "wpdb", "libsql", "cosmos", "influx", "athena", "pymssql", "hana",
    "rusqlite",
    "questdb", "druid", "trino", "presto", "databricks", "SqlClient", "osquery",
  ]
  private static let ours: [StaticString] = [
    "postgres", "psycopg", "pgx", "asyncpg", "lib/pq", "npgsql", "pg_", "slonik", "prisma",
  ]

  private static let importing: [StaticString] = [
    "import ", "from ", "use ", "using ", "require", "\"github.com/", "\"modernc.org/", "$wpdb", "const ",
  ]

  /// A line that imports something names another database.
  private static func isImported(in text: SourceText) -> Bool {
    for line in text.lines() {
      let line = text.trimmed(line)
      guard importing.contains(where: { text.has($0, at: line.start, before: line.end) }) || text.contains("$wpdb", in: line)
      else { continue }
      if others.contains(where: { text.contains($0, in: line, ignoringCase: true) }) { return true }
    }
    return false
  }
}
