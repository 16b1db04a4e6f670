import Rules
import SourceText

/// `plimsoll check --format gitlab`: a Code Quality report, which GitLab shows in a merge request.
enum GitLabCodeQuality {
  static func render(_ report: CheckReport, into output: OutputBuffer) -> OutputBuffer {
    var json = JSONWriter(into: output)
    var lines = LineIndexes()
    var seen: [String: Int] = [:]
    json.array { json in
      for finding in report.findings {
        let index = lines.index(of: finding.place.file)
        json.object { json in
          json.member("description", finding.message)
          json.member("check_name", finding.rule.id)
          json.member("fingerprint", unique(finding.fingerprint, &seen))
          json.member("severity", severity(of: finding))
          json.key("location")
          json.object { json in
            json.member("path", report.path(of: finding.place.file))
            json.key("lines")
            json.object { json in
              json.member("begin", index.line(of: finding.place.span.start))
              json.member("end", index.line(of: finding.place.span.end))
            }
          }
        }
      }
    }
    json.endLine()
    return json.output
  }

  /// GitLab takes two issues of one fingerprint for one.
  private static func unique(_ fingerprint: String, _ seen: inout [String: Int]) -> String {
    let count = seen[fingerprint, default: 0] + 1
    seen[fingerprint] = count
    return count == 1 ? fingerprint : "\(fingerprint)-\(count)"
  }

  private static func severity(of finding: Finding) -> String {
    switch finding.severity {
    case .error: finding.confidence == .certain ? "blocker" : "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
