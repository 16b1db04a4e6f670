import Rules
import SourceText

/// `plimsoll check --format json`.
public enum CheckJSON {
  public static func render(_ report: CheckReport) -> OutputBuffer {
    var json = JSONWriter()
    var lines = LineNumbers()
    json.object { json in
      json.key("schemaVersion")
      json.value(1)
      json.key("tool")
      json.object { json in
        json.key("name")
        json.value("plimsoll")
        json.key("version")
        json.value(report.version)
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
              json.key("file")
              json.value(unneeded.baseline)
              json.key("noLongerNeeded")
              json.value(unneeded.count)
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
      json.key("migrations")
      json.value(report.summary.migrations)
      json.key("files")
      json.value(report.summary.files)
      json.key("statements")
      json.value(report.summary.statements)
      json.key("errors")
      json.value(report.count(.error))
      json.key("warnings")
      json.value(report.count(.warning))
      json.key("notes")
      json.value(report.count(.note))
      json.key("suppressed")
      json.value(report.suppressed.count)
    }
  }

  private static func append(_ finding: Finding, _ lines: inout LineNumbers, _ json: inout JSONWriter) {
    json.object { json in
      json.key("rule")
      json.value(finding.rule.id)
      json.key("family")
      json.value(finding.rule.family.rawValue)
      json.key("severity")
      json.value(finding.severity.rawValue)
      json.key("confidence")
      json.value(finding.confidence.rawValue)
      json.key("message")
      json.value(finding.message)
      json.key("help")
      json.value(finding.help)
      json.key("sqlstate")
      if let sqlstate = finding.sqlstate { json.value(sqlstate) } else { json.null() }
      // Said only where it is out of the ordinary.
      if finding.deployment != .alone {
        json.key("deployment")
        json.value(finding.deployment.rawValue)
      }
      if finding.isCaught {
        json.key("caught")
        json.value(true)
      }
      json.key("fingerprint")
      json.value(finding.fingerprint)
      json.key("migration")
      json.value(finding.migration)
      json.key("location")
      json.location(finding.place.span, in: lines.index(of: finding.place.file))
      json.key("related")
      json.array { json in
        for related in finding.related {
          json.object { json in
            json.key("message")
            json.value(related.message)
            json.key("location")
            json.location(related.place.span, in: lines.index(of: related.place.file))
          }
        }
      }
      if let suppression = finding.suppression { append(suppression, &lines, &json) }
    }
  }

  private static func append(_ suppression: Suppression, _ lines: inout LineNumbers, _ json: inout JSONWriter) {
    json.key("suppression")
    json.object { json in
      json.key("kind")
      json.value(suppression.kind.rawValue)
      json.key("reason")
      json.value(suppression.reason)
      if let place = suppression.place {
        json.key("location")
        json.location(place.span, in: lines.index(of: place.file))
      }
    }
  }

  private static func append(_ remark: SuppressionRemark, _ lines: inout LineNumbers, _ json: inout JSONWriter) {
    json.object { json in
      json.key("problem")
      json.value(remark.problem.rawValue)
      json.key("message")
      json.value(remark.message)
      json.key("location")
      json.location(remark.place.span, in: lines.index(of: remark.place.file))
    }
  }

  private static func append(_ gap: CheckReport.Gap, _ lines: inout LineNumbers, _ json: inout JSONWriter) {
    json.object { json in
      json.key("reason")
      json.value(gap.reason)
      json.key("location")
      if let place = gap.place {
        json.location(place.span, in: lines.index(of: place.file))
      } else {
        json.location(line: gap.line ?? 1, of: gap.file)
      }
    }
  }
}
