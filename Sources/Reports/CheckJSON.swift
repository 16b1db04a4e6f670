import Rules
import SourceText

/// `plimsoll check --format json`.
enum CheckJSON {
  static func render(_ report: CheckReport, into output: OutputBuffer) -> OutputBuffer {
    var json = JSONWriter(into: output)
    var lines = LineIndexes()
    json.object { json in
      json.member("schemaVersion", 1)
      json.key("tool")
      json.object { json in
        json.member("name", "plimsoll")
        json.member("version", report.version)
      }
      json.key("summary")
      append(report, &json)
      json.key("findings")
      json.array { json in
        for finding in report.findings { append(finding, &lines, &json) }
      }
      // Additive, and only where there are some.
      if !report.suppressed.isEmpty {
        json.key("suppressed")
        json.array { json in
          for finding in report.suppressed { append(finding, &lines, &json) }
        }
      }
      if !report.suppressionRemarks.isEmpty {
        json.key("suppressions")
        json.array { json in
          for remark in report.suppressionRemarks { append(remark, &lines, &json) }
        }
      }
      if !report.unneededEntries.isEmpty {
        json.key("baselines")
        json.array { json in
          for unneeded in report.unneededEntries {
            json.object { json in
              json.member("file", unneeded.baseline)
              json.member("noLongerNeeded", unneeded.count)
              if unneeded.areTakenOut { json.member("takenOut", true) }
            }
          }
        }
      }
      json.key("notAnalysed")
      json.array { json in
        for gap in report.gaps { append(gap, &lines, &json) }
      }
    }
    json.endLine()
    return json.output
  }

  private static func append(_ report: CheckReport, _ json: inout JSONWriter) {
    json.object { json in
      json.member("migrations", report.summary.migrations)
      json.member("files", report.summary.files)
      json.member("statements", report.summary.statements)
      json.member("errors", report.count(.error))
      json.member("warnings", report.count(.warning))
      json.member("notes", report.count(.note))
      json.member("suppressed", report.suppressed.count)
    }
  }

  private static func append(_ finding: Finding, _ lines: inout LineIndexes, _ json: inout JSONWriter) {
    json.object { json in
      json.member("rule", finding.rule.id)
      json.member("family", finding.rule.family.rawValue)
      json.member("severity", finding.severity.rawValue)
      json.member("confidence", finding.confidence.rawValue)
      json.member("message", finding.message)
      json.member("help", finding.help)
      json.key("sqlstate")
      if let sqlstate = finding.sqlstate { json.value(sqlstate) } else { json.null() }
      json.circumstances(of: finding)
      json.member("fingerprint", finding.fingerprint)
      json.member("migration", finding.migration)
      json.key("location")
      json.location(finding.place.span, in: lines.index(of: finding.place.file))
      json.key("related")
      json.array { json in
        for related in finding.related {
          json.object { json in
            json.member("message", related.message)
            json.key("location")
            json.location(related.place.span, in: lines.index(of: related.place.file))
          }
        }
      }
      if let suppression = finding.suppression { append(suppression, &lines, &json) }
    }
  }

  private static func append(_ suppression: Suppression, _ lines: inout LineIndexes, _ json: inout JSONWriter) {
    json.key("suppression")
    json.object { json in
      json.member("kind", suppression.kind.rawValue)
      json.member("reason", suppression.reason)
      if let place = suppression.place {
        json.key("location")
        json.location(place.span, in: lines.index(of: place.file))
      }
    }
  }

  private static func append(_ remark: SuppressionRemark, _ lines: inout LineIndexes, _ json: inout JSONWriter) {
    json.object { json in
      json.member("problem", remark.problem.rawValue)
      json.member("message", remark.message)
      json.key("location")
      json.location(remark.place.span, in: lines.index(of: remark.place.file))
    }
  }

  private static func append(_ gap: CheckReport.Gap, _ lines: inout LineIndexes, _ json: inout JSONWriter) {
    json.object { json in
      json.member("reason", gap.reason)
      json.key("location")
      if let place = gap.place {
        json.location(place.span, in: lines.index(of: place.file))
      } else {
        json.location(line: gap.line ?? 1, of: gap.file)
      }
    }
  }
}
