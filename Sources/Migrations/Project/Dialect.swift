import SQLSyntax
import SourceText

/// A database that is not PostgreSQL. Its migrations are set aside, never read as PostgreSQL's.
public struct Dialect: Hashable, Sendable {
  private let number: UInt8

  public var name: String { Self.all[Int(number)].name }
  /// Words by which files and folders are named for it.
  private var words: [String] { Self.all[Int(number)].words }

  static let mysql = Dialect(number: 0)
  static let sqlite = Dialect(number: 1)
  static let sqlServer = Dialect(number: 2)
  static let clickHouse = Dialect(number: 3)
  static let others = all.indices.map { Dialect(number: UInt8($0)) }

  private static let all: [(name: String, words: [String])] = [
    ("MySQL", ["mysql", "mysql5", "mysql8", "mariadb", "tidb"]),
    ("SQLite", ["sqlite", "sqlite3", "libsql", "turso", "d1", "sqlcipher", "rqlite", "riversqlite"]),
    ("SQL Server", ["mssql", "sqlserver", "tsql"]), ("ClickHouse", ["clickhouse"]), ("Oracle", ["oracle"]),
    ("H2", ["h2", "hsqldb", "derby"]), ("Snowflake", ["snowflake"]), ("CockroachDB", ["cockroach", "cockroachdb", "crdb"]),
    ("Spanner", ["spanner"]), ("Db2", ["db2"]), ("Cassandra", ["cassandra", "scylla", "cql"]), ("BigQuery", ["bigquery"]),
    ("Redshift", ["redshift"]), ("DuckDB", ["duckdb"]), ("SingleStore", ["singlestore"]), ("MongoDB", ["mongo", "mongodb"]),
    ("Firebird", ["firebird"]),
  ]

  private static let byWord: [String: Dialect] = {
    var table: [String: Dialect] = [:]
    for dialect in others { for word in dialect.words { table[word] = dialect } }
    return table
  }()

  /// Every word that names one.
  public static var names: [String] { byWord.keys.sorted() }

  /// The dialect a configuration names: `provider = "mysql"`. Nil for PostgreSQL and for what nobody knows.
  public static func named(_ word: String) -> Dialect? { byWord[word.lowercased()] }

  /// `0001_x.mysql.up.sql`, `x.sql.sqlite`: a word between the dots of a file's name.
  static func inFileName(_ name: String) -> Dialect? {
    // Of two parts the first is no word of this kind.
    guard name.utf8.count(where: { $0 == UInt8(ascii: ".") }) > 1 else { return nil }
    let parts = name.split(separator: ".").dropFirst()
    guard parts.contains("sql") else { return nil }
    for part in parts where part != "sql" {
      if let dialect = byWord[part.lowercased()] { return dialect }
    }
    return nil
  }

  /// `mysql`, `migrations-sqlite`, `SqliteMigrations`: a folder named for a database and for nothing else.
  static func inFolderName(_ name: String) -> Dialect? {
    var found: Dialect?
    for word in name.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      var word = word.lowercased()
      if word != "migrations", let stem = word.withoutASCIISuffix("migrations") { word = stem }
      if let dialect = byWord[word] { found = dialect } else if !ordinaryWords.contains(word) { return nil }
    }
    return found
  }

  /// A program for another database, as its name or one of the folders right around it says: `store/mysql/users.go`,
  /// `sqlite_client.rb`.
  public static func named(inPath path: String) -> Dialect? {
    let components = path.split(separator: "/").suffix(4)
    for component in components.reversed() {
      let words = component.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      if words.contains(where: { $0.hasPrefix("postgres") || $0 == "pg" || $0 == "pgx" }) { return nil }
      for word in words { if let dialect = byWord[String(word)] { return dialect } }
    }
    return nil
  }

  /// The database that alone understands a statement of a program, if there is one.
  public static func marked(in statement: ScriptStatement) -> Dialect? {
    let tokens = Int(statement.statement.firstToken)..<Int(statement.statement.endToken)
    if case .other(let dialect)? = DialectMarks(statement.script.tree.lexed, in: tokens).verdict { return dialect }
    return DialectFunctions.dialect(of: statement)
  }

  /// What else the name of such a folder may say.
  private static let ordinaryWords: Set<String> = [
    "migration", "migrations", "db", "database", "sql", "schema", "schemas", "ddl", "scripts", "drizzle", "prisma", "dialect",
  ]

  /// The dialect of which more files bear marks than bear PostgreSQL's own.
  static func inContent(of scripts: some Sequence<Script>) -> (dialect: Dialect, example: Script)? {
    var votes: [Dialect: (count: Int, example: Script)] = [:]
    var ours = 0
    for script in scripts {
      switch script.dialect {
      case .postgres: ours += 1
      case .other(let dialect): votes[dialect, default: (0, script)].count += 1
      case nil: break
      }
    }
    guard let most = votes.max(by: { ($0.value.count, $1.key.name) < ($1.value.count, $0.key.name) }), most.value.count > ours
    else { return nil }
    return (most.key, most.value.example)
  }
}

/// Words and signs in a script that only one database understands.
struct DialectMarks {
  enum Verdict: Sendable {
    case postgres
    case other(Dialect)
  }
  private(set) var verdict: Verdict?

  init(_ lexed: LexedText) { self.init(lexed, in: 0..<lexed.count) }

  init(_ lexed: LexedText, in tokens: Range<Int>) {
    var dialect: Dialect?
    for index in tokens {
      let token = lexed[index]
      switch token.kind {
      case .typecast, .dollarString:
        verdict = .postgres
        return
      case .symbol where lexed.text.base[Int(token.start)] == UInt8(ascii: "`"):
        dialect = dialect ?? .mysql
      case .alter where dialect == nil && index + 1 < tokens.upperBound && lexed[index + 1].kind == .table:
        if Self.altersAsMySQL(lexed, index + 2..<tokens.upperBound) { dialect = .mysql }
      case .word:
        switch Self.verdict(onWord: lexed.span(of: index), in: lexed.text) {
        case .postgres:
          verdict = .postgres
          return
        case .other(let other): dialect = other
        case nil: break
        }
      default: break
      }
    }
    if let dialect { verdict = .other(dialect) }
  }

  /// `ALTER TABLE t MODIFY c …`, `CHANGE a b …`, `ADD c … AFTER b`: what stands behind ALTER TABLE.
  private static func altersAsMySQL(_ lexed: LexedText, _ tokens: Range<Int>) -> Bool {
    /// A new action may begin here, if this is no part of the table's name.
    var mayBegin = false
    var depth = 0
    var before: TokenKind?
    for index in tokens {
      let kind = lexed[index].kind
      switch kind {
      case .semicolon: return false
      case .leftParen: depth += 1
      case .rightParen: depth -= 1
      case .after where depth == 0 && before?.takesName == false:
        if index + 1 < tokens.upperBound, lexed[index + 1].kind.mayBeLabel { return true }
      case .word where mayBegin && depth == 0:
        let span = lexed.span(of: index)
        if ["MODIFY", "CHANGE"].contains(where: { (word: StaticString) in lexed.text.says(word, in: span) }) { return true }
      default: break
      }
      mayBegin = depth == 0 && (kind == .comma || before == nil && kind.mayBeLabel || before == .dot)
      if kind != .if && kind != .exists && kind != .only { before = kind }
    }
    return false
  }

  private static func verdict(onWord span: Span, in text: SourceText) -> Verdict? {
    func says(_ word: StaticString) -> Bool { text.says(word, in: span) }
    switch text.base[Int(span.start)] | 0x20 {
    case UInt8(ascii: "a"):
      if says("AUTO_INCREMENT") { return .other(.mysql) }
      if says("AUTOINCREMENT") { return .other(.sqlite) }
    case UInt8(ascii: "b"): if says("bigserial") || says("bytea") { return .postgres }
    case UInt8(ascii: "i"): if says("InnoDB") { return .other(.mysql) }
    case UInt8(ascii: "j"): if says("jsonb") { return .postgres }
    case UInt8(ascii: "l"): if says("LowCardinality") { return .other(.clickHouse) }
    case UInt8(ascii: "m"):
      if says("MergeTree") || says("ReplacingMergeTree") { return .other(.clickHouse) }
      if says("MEDIUMTEXT") || says("mediumblob") { return .other(.mysql) }
    case UInt8(ascii: "n"): if says("NVARCHAR") { return .other(.sqlServer) }
    case UInt8(ascii: "p"):
      if says("PRAGMA") { return .other(.sqlite) }
      if says("plpgsql") || says("pg_catalog") { return .postgres }
    case UInt8(ascii: "r"): if says("ROWID") { return .other(.sqlite) }
    case UInt8(ascii: "s"):
      if says("serial") { return .postgres }
      if says("strftime") { return .other(.sqlite) }
    case UInt8(ascii: "t"):
      if says("timestamptz") || says("tsvector") { return .postgres }
      if says("tinyint") { return .other(.mysql) }
    case UInt8(ascii: "u"): if says("UNIQUEIDENTIFIER") { return .other(.sqlServer) }
    default: break
    }
    return nil
  }
}

/// Functions and tables that only other databases have.
private enum DialectFunctions {
  static func dialect(of statement: ScriptStatement) -> Dialect? {
    for call in statement.root.nodes(of: .functionCall) {
      if let name = call.child(.name)?.identifiers, name.count == 1, let dialect = byName[name[0]] { return dialect }
    }
    for relation in statement.script.tree.relations(of: statement.statement) {
      if let dialect = byName[relation.parts[0]] { return dialect }
    }
    return nil
  }

  private static let byName: [String: Dialect] = {
    var table: [String: Dialect] = [:]
    for name in ["ifnull", "group_concat", "last_insert_id", "unix_timestamp", "from_unixtime", "curdate", "date_format"] {
      table[name] = .mysql
    }
    for name in ["sqlite_master", "sqlite_schema", "julianday", "last_insert_rowid", "datetime", "json_extract"] {
      table[name] = .sqlite
    }
    for name in ["tostartofhour", "tostartofday", "todatetime", "uniqexact", "countif", "arrayjoin"] {
      table[name] = .clickHouse
    }
    for name in ["getdate", "isnull", "scope_identity", "dateadd", "datediff"] { table[name] = .sqlServer }
    return table
  }()
}

extension TokenKind {
  /// What comes next is what something is called, whatever it looks like.
  fileprivate var takesName: Bool {
    switch self {
    case .add, .alter, .column, .comma, .constraint, .dot, .drop, .rename, .to: true
    default: false
    }
  }
}

extension SourceText {
  fileprivate func says(_ word: StaticString, in span: Span) -> Bool {
    span.count == word.utf8CodeUnitCount && has(word, at: span.start, before: span.end, ignoringCase: true)
  }
}
