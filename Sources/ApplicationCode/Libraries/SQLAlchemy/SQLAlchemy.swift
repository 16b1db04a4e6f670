import Migrations
import ProgramSyntax
import PythonSyntax
import SourceText

/// Models and tables of SQLAlchemy, of Flask-SQLAlchemy and of SQLModel. What they declare is used: each query of a model selects
/// all its columns.
struct SQLAlchemy: CodeLibrary {
  static let name = "SQLAlchemy"

  func concerns(_ file: CodeFile) -> Bool {
    file.language == .python
      && (file.mentions("sqlalchemy") || file.mentions("sqlmodel") || file.mentions("__tablename__")
        || file.mentions("mapped_column") || file.mentions("Column(") || file.mentions("Mapped[") || file.mentions("SQLModel")
        || file.mentions("table=True") || file.mentions("filter_by("))
  }

  func read(_ file: CodeFile) -> ModuleOutline? { ModuleOutline(file.python) }

  func combine(_ parts: [(file: CodeFile, part: ModuleOutline)], in code: CodeBase) -> CodeFindings {
    let models = SQLAlchemyModels(ModuleIndex(parts.map(\.part), project: code.roots.first?.project))
    var findings = SQLAlchemyFindings(models)
    for (file, outline) in parts { findings.read(outline, isTest: file.isTest) }
    return findings.finished()
  }
}

extension ModuleOutline {
  /// It imports the driver or the dialect of a database that is not PostgreSQL and no stand-in for it in tests.
  var speaksWithAnotherDatabase: Bool {
    bindings.values.contains { binding in
      let path =
        switch binding {
        case .module(let path), .member(let path, _): path
        default: ""
        }
      return Self.otherDatabases.contains(String(path.prefix { $0 != "." }))
    }
  }

  private static let otherDatabases: Set<String> = [
    "clickhouse_connect", "clickhouse_sqlalchemy", "clickhouse_driver", "snowflake", "sqlalchemy_bigquery", "pybigquery",
    "sqlalchemy_redshift", "pyhive", "pyodbc", "cx_Oracle", "oracledb", "duckdb_engine", "trino", "databricks",
  ]
}
