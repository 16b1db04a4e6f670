import PythonSyntax
import SQLSyntax
import SourceText

/// What one call of a program sends to the server, and what of it could not be read.
///
/// Make one with the SQL of the call, and hand its `message` on if it has one. Where the SQL has holes it is read with them as
/// placeholders; what cannot be read so is left out, and is a remark.
struct ProgramStatements {
  private(set) var message: Message?
  private(set) var remark: Remark?
  /// What stands in the holes of the message's statements, by their offsets in the tree's text.
  private(set) var values: [UInt32: PythonValue] = [:]

  init(_ sql: SQLText, of call: SentCall) {
    let (text, values) = sql.renderedWithHoles(at: call.place)
    self.values = values
    let filled = values.filter { $0.value.isFilled }.map(\.key).sorted()
    let script = text.script(of: call.place.file)
    var statements: [ScriptStatement] = []
    for var statement in script.statements {
      if !statement.statement.isUnderstood, statement.hasHole {
        remark = call.notAnalysed(
          statement.statement.span.count <= 3
            ? "what is executed here, only the run knows"
            : "part of this statement only the run knows, and it cannot be read without it")
        continue
      }
      statement.certainty = call.certainty
      statement.rescue = call.rescue
      if !filled.isEmpty { statement.filledHoles = filled.filter { statement.statement.span.contains($0) } }
      statements.append(statement)
    }
    if !statements.isEmpty { message = Message(statements) }
  }
}

/// A call of a program that sends something, with what is known of its circumstances.
struct SentCall {
  var place: Place
  var certainty: ScriptStatement.Certainty
  var rescue: ScriptStatement.Rescue?

  /// `opensSavepoint` tells which `with` blocks open one: an error within is undone when the block is left.
  /// `asksForRows` tells what comes of rows of the user's: a doubt about those is a lesser one.
  init(
    _ call: PythonCall, opensSavepoint: (PythonValue) -> Bool = { _ in false },
    asksForRows: (PythonValue) -> Bool = { _ in false }
  ) {
    place = call.place
    let isOnlyAboutRows = call.doubts.allSatisfy { $0.reason != .exception && $0.cause.map(asksForRows) ?? false }
    certainty = call.doubts.isEmpty ? .always : isOnlyAboutRows ? .ifRowsAreThere : .maybe
    for enclosing in call.enclosing.reversed() {
      switch enclosing {
      case .with(let context, _): if opensSavepoint(context) { return }
      case .tryBlock(let block):
        guard let handler = block.handlers.first(where: { $0.swallows && $0.catchesServersErrors }) else { continue }
        rescue = ScriptStatement.Rescue(handler.place)
        return
      }
    }
  }

  init(at place: Place) {
    self.place = place
    certainty = .always
  }

  func notAnalysed(_ reason: String) -> Remark {
    Remark(.notAnalysed, reason, file: place.file.name, line: place.file.line(of: place.span.start))
  }
}

extension PythonTry.Handler {
  /// What the server answers can get to it. A KeyError, or that there are too few rows, is none of the server's.
  fileprivate var catchesServersErrors: Bool {
    types.isEmpty
      || types.contains { type in
        switch type {
        case .builtin(let name): name == "Exception" || name == "BaseException"
        case .symbol(let symbol): Self.serversErrors.contains(symbol.path.split(separator: ".").last.map(String.init) ?? "")
        default: false
        }
      }
  }

  /// Of Python's database interface (PEP 249), which drivers, SQLAlchemy and Django share, and those above them.
  private static let serversErrors: Set<String> = [
    "Error", "InterfaceError", "DatabaseError", "DataError", "OperationalError", "IntegrityError", "InternalError",
    "ProgrammingError", "NotSupportedError", "DBAPIError", "StatementError", "SQLAlchemyError", "PostgresError",
    "UndefinedTable", "UndefinedColumn", "UndefinedObject", "DuplicateTable", "DuplicateColumn", "DuplicateObject",
    "UniqueViolation", "ForeignKeyViolation", "NotNullViolation", "CheckViolation",
    "UndefinedTableError", "UndefinedColumnError", "UndefinedObjectError", "DuplicateTableError", "DuplicateColumnError",
    "DuplicateObjectError", "UniqueViolationError",
  ]
}

extension ScriptStatement {
  /// A placeholder stands in it: not all of it is known.
  fileprivate var hasHole: Bool {
    let lexed = script.tree.lexed
    return (Int(statement.firstToken)..<Int(statement.endToken)).contains { lexed.containsHole(at: $0) }
  }
}
