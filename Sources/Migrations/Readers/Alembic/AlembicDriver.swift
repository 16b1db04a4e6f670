import ConfigText
import SourceText

/// Which driver runs the revisions, as far as the project tells, and which database.
enum AlembicDriver {
  /// psycopg 3 opens a transaction again after a COMMIT; psycopg2 and asyncpg leave what follows to itself.
  static func driver(_ url: String?, near folder: Folder) -> Driver {
    if let scheme = url.flatMap(scheme), let plus = scheme.firstIndex(of: "+") {
      let name = scheme[scheme.index(after: plus)...]
      return Driver(reopensAfterCommit: name == "psycopg" || name == "psycopg_async" || name == "pg8000")
    }
    for above in folder.ancestors(limit: 5) {
      var asksForNewer = false
      for file in ["pyproject.toml", "requirements.txt", "requirements/base.txt", "Pipfile", "setup.cfg", "setup.py"]
      where above.hasFile(file) {
        guard let text = above.text(file) else { continue }
        if text.contains("psycopg2") || text.contains("asyncpg") { return .plain }
        if text.contains("psycopg") { asksForNewer = true }
      }
      if asksForNewer { return Driver(reopensAfterCommit: true) }
    }
    return .plain
  }

  /// A database that is not PostgreSQL, where the URL is written down and says so.
  static func otherDialect(_ url: String?) -> Dialect? {
    guard let scheme = url.flatMap(scheme) else { return nil }
    let name = scheme.prefix { $0 != "+" }
    // SQLite is what people write where the real one comes from elsewhere.
    return name == "sqlite" ? nil : Dialect.named(String(name))
  }

  private static func scheme(_ url: String) -> String? {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return nil }
    return String(url[..<colon])
  }
}
