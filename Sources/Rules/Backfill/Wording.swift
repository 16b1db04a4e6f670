import Migrations

extension Subject {
  /// SQL as one writes it into a migration of this runner.
  func asWritten(_ sql: String) -> String {
    switch set.framework.id {
    case "alembic": "op.execute(\"\(Self.escaped(sql))\")"
    case "django": "migrations.RunSQL(\"\(Self.escaped(sql))\")"
    default: sql
    }
  }

  private static func escaped(_ sql: String) -> String {
    String(sql.flatMap { $0 == "\"" ? ["\\", "\""] : [$0] })
  }
}
