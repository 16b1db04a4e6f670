import Migrations
import SQLSyntax
import SourceText

/// `plimsoll timeline --format json`.
public enum TimelineJSON {
  public static func render(_ runs: [Run], remarks: [Remark]) -> OutputBuffer {
    var json = JSONWriter()
    var lines = LineIndexes()
    json.object { json in
      json.member("schemaVersion", 1)
      json.key("runs")
      json.array { json in
        for run in runs { append(run, &lines, &json) }
      }
      json.key("remarks")
      json.array { json in
        for remark in remarks { append(remark, &json) }
      }
    }
    json.endLine()
    return json.output
  }

  private static func append(_ run: Run, _ lines: inout LineIndexes, _ json: inout JSONWriter) {
    json.object { json in
      json.member("framework", run.set.framework.id)
      json.member("root", run.set.root)
      json.member("evidence", run.set.evidence)
      json.member("transactionScope", run.set.scope == .message ? "file" : run.set.scope.rawValue)
      json.member("scopeReason", run.set.scopeReason)
      json.key("migrations")
      json.array { json in
        for migration in run.set.migrations {
          json.object { json in
            json.member("id", migration.id)
            json.member("file", migration.file)
          }
        }
      }
      json.key("transactions")
      json.array { json in
        for transaction in run.transactions { append(transaction, of: run, &lines, &json) }
      }
      json.key("remarks")
      json.array { json in
        for remark in run.set.remarks { append(remark, &json) }
      }
    }
  }

  private static func append(
    _ transaction: Transaction, of run: Run, _ lines: inout LineIndexes, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("reason", transaction.reason.rawValue)
      json.member("explanation", transaction.explanation)
      json.key("ending")
      switch transaction.ending {
      case .committed: json.value("committed")
      case .rolledBack: json.value("rolled back")
      case .leftOpen: json.value("left open")
      }
      json.key("steps")
      json.array { json in
        for step in transaction.steps { append(step, of: run, &lines, &json) }
      }
    }
  }

  private static func append(_ step: Step, of run: Run, _ lines: inout LineIndexes, _ json: inout JSONWriter) {
    let statement = step.statement
    json.object { json in
      json.member("migration", run.set.migrations[step.migration].id)
      json.member("statement", statement.statement.tag.description)
      json.member("sql", statement.sql)
      json.member("always", step.always)
      if let savepoint = step.savepoint {
        json.member("savepoint", savepoint)
      }
      if let rows = statement.rows { append(rows, &json) }
      let filled = statement.filledHoleNumbers
      if !filled.isEmpty {
        json.key("filledHoles")
        json.array { json in
          for number in filled { json.value(number) }
        }
      }
      json.key("location")
      json.location(statement.span, in: lines.index(of: statement.script.file))
    }
  }

  /// The loop that a statement of a program stands in, where it was understood: over the rows of a query, or until none is left.
  private static func append(_ rows: ScriptStatement.RowSource, _ json: inout JSONWriter) {
    json.key("loop")
    json.object { json in
      var ending = rows
      if case .eachRow(let query) = rows {
        json.member("over", query.sql)
        guard let inner = query.rows else { return }
        ending = inner
      }
      if case .untilNoneIsLeft = ending {
        json.member("untilNoneIsLeft", true)
      }
    }
  }

  private static func append(_ remark: Remark, _ json: inout JSONWriter) {
    json.object { json in
      json.key("kind")
      switch remark.kind {
      case .problem: json.value("problem")
      case .notAnalysed: json.value("not analysed")
      case .setAside: json.value("set aside")
      case .note: json.value("note")
      }
      json.member("message", remark.message)
      json.member("file", remark.file)
      if let line = remark.line {
        json.member("line", line)
      }
    }
  }
}
