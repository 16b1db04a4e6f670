import Rules
import SourceText

/// `plimsoll check --format sarif`: the Static Analysis Results Interchange Format, version 2.1.0.
enum CheckSARIF {
  static func render(_ report: CheckReport, into output: OutputBuffer) -> OutputBuffer {
    var json = JSONWriter(into: output)
    let rules = ReportedRules(report)
    json.object { json in
      json.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in appendRun(report, rules, &json) }
      }
    }
    json.endLine()
    return json.output
  }

  private static func appendRun(_ report: CheckReport, _ rules: ReportedRules, _ json: inout JSONWriter) {
    var results = SARIFResults(of: report, rules)
    json.key("tool")
    json.object { json in
      json.key("driver")
      json.object { json in
        json.member("name", "plimsoll")
        json.member("version", report.version)
        json.member("semanticVersion", report.version)
        json.key("rules")
        json.array { json in
          for rule in rules.all { append(rule, &json) }
        }
      }
    }
    json.key("invocations")
    json.array { json in
      json.object { json in
        json.member("executionSuccessful", !report.gaps.contains(where: \.isProblem))
        json.key("toolExecutionNotifications")
        json.array { json in
          for gap in report.gaps { results.append(gap, &json) }
          for remark in report.suppressionRemarks { results.append(remark, &json) }
        }
      }
    }
    json.key("originalUriBaseIds")
    json.object { json in
      json.key("%SRCROOT%")
      json.object { json in
        json.message("description", "The top of the repository, or else the folder that plimsoll was started in.")
      }
    }
    json.member("columnKind", "utf16CodeUnits")
    json.key("results")
    json.array { json in
      for finding in report.findings { results.append(finding, &json) }
      for finding in report.suppressed { results.append(finding, &json) }
    }
    json.key("properties")
    json.object { json in
      json.member("postgres", report.postgres)
    }
  }

  private static func append(_ rule: RuleInfo, _ json: inout JSONWriter) {
    let page = RulePage(rule, RuleExample.of(rule))
    json.object { json in
      json.member("id", rule.id)
      json.message("shortDescription", rule.sentence)
      json.message("fullDescription", rule.hazard)
      json.key("help")
      json.object { json in
        json.member("text", String(decoding: page.text(width: .max).bytes, as: UTF8.self))
        json.member("markdown", page.markdown())
      }
      json.key("defaultConfiguration")
      json.object { json in
        json.member("level", rule.severity.rawValue)
      }
      json.key("properties")
      json.object { json in
        json.key("tags")
        json.array { json in
          for tag in ["postgresql", "migration", rule.family.rawValue] { json.value(tag) }
        }
        json.member("problem.severity", rule.severity == .note ? "recommendation" : rule.severity.rawValue)
      }
    }
  }
}

/// The rules of the catalog, and behind them those that are not in it but have reported something.
private struct ReportedRules {
  private(set) var all = RuleCatalog.infos
  private var indexes: [ObjectIdentifier: Int] = [:]

  init(_ report: CheckReport) {
    for (index, rule) in all.enumerated() { indexes[ObjectIdentifier(rule)] = index }
    for finding in report.findings { add(finding.rule) }
    for finding in report.suppressed { add(finding.rule) }
  }

  private mutating func add(_ rule: RuleInfo) {
    guard indexes[ObjectIdentifier(rule)] == nil else { return }
    indexes[ObjectIdentifier(rule)] = all.count
    all.append(rule)
  }

  func index(of rule: RuleInfo) -> Int { indexes[ObjectIdentifier(rule)]! }
}

private struct SARIFResults {
  private let report: CheckReport
  private let rules: ReportedRules
  /// Where one result has suppressions, the others say that they have none.
  private var tellsOfSuppressions: Bool { !report.suppressed.isEmpty }
  private var lines = LineIndexes()

  init(of report: CheckReport, _ rules: ReportedRules) {
    self.report = report
    self.rules = rules
  }

  mutating func append(_ finding: Finding, _ json: inout JSONWriter) {
    json.object { json in
      json.member("ruleId", finding.rule.id)
      json.member("ruleIndex", rules.index(of: finding.rule))
      json.member("level", finding.severity.rawValue)
      json.message("message", Self.message(of: finding))
      json.key("locations")
      json.array { json in
        json.object { json in appendPhysical(finding.place, &json) }
      }
      if !finding.related.isEmpty {
        json.key("relatedLocations")
        json.array { json in
          for (index, related) in finding.related.enumerated() {
            json.object { json in
              json.member("id", index + 1)
              appendPhysical(related.place, &json)
              json.message("message", related.message)
            }
          }
        }
      }
      json.key("partialFingerprints")
      json.object { json in
        json.member("plimsoll/v1", finding.fingerprint)
      }
      if tellsOfSuppressions { appendSuppressions(of: finding, &json) }
      appendProperties(of: finding, &json)
    }
  }

  /// What is wrong, what to do, and the other places as links to them: viewers show only those that the text leads to.
  private static func message(of finding: Finding) -> String {
    var text = finding.message + "\n\n" + finding.help
    if !finding.related.isEmpty { text += "\n" }
    for (index, related) in finding.related.enumerated() {
      var label = ""
      for character in related.message.unicodeScalars {
        if character == "[" || character == "]" || character == "\\" { label += "\\" }
        label.unicodeScalars.append(character)
      }
      text += "\n- [\(label)](\(index + 1))"
    }
    return text
  }

  private mutating func appendSuppressions(of finding: Finding, _ json: inout JSONWriter) {
    json.key("suppressions")
    json.array { json in
      guard let suppression = finding.suppression else { return }
      json.object { json in
        json.member("kind", suppression.kind == .comment ? "inSource" : "external")
        json.member("justification", suppression.reason)
        guard let place = suppression.place else { return }
        json.key("location")
        json.object { json in appendPhysical(place, &json) }
      }
    }
  }

  private func appendProperties(of finding: Finding, _ json: inout JSONWriter) {
    json.key("properties")
    json.object { json in
      json.member("confidence", finding.confidence.rawValue)
      json.member("migration", finding.migration)
      if let sqlstate = finding.sqlstate {
        json.member("sqlstate", sqlstate)
      }
      json.circumstances(of: finding)
    }
  }

  mutating func append(_ remark: SuppressionRemark, _ json: inout JSONWriter) {
    json.object { json in
      json.message("message", remark.message)
      json.member("level", "warning")
      json.key("locations")
      json.array { json in json.object { json in appendPhysical(remark.place, &json) } }
    }
  }

  mutating func append(_ gap: CheckReport.Gap, _ json: inout JSONWriter) {
    json.object { json in
      json.message("message", gap.isProblem ? gap.reason : "not analysed: " + gap.reason)
      json.member("level", gap.isProblem ? "error" : "note")
      guard !gap.file.isEmpty else { return }
      json.key("locations")
      json.array { json in
        json.object { json in
          if let place = gap.place { return appendPhysical(place, &json) }
          json.key("physicalLocation")
          json.object { json in
            appendArtifact(gap.file, &json)
            guard let line = gap.line else { return }
            json.key("region")
            json.object { json in
              json.member("startLine", line)
            }
          }
        }
      }
    }
  }

  private mutating func appendPhysical(_ place: Place, _ json: inout JSONWriter) {
    let lines = lines.index(of: place.file)
    let start = lines.utf16Position(of: place.span.start)
    let end = lines.utf16Position(of: place.span.end)
    json.key("physicalLocation")
    json.object { json in
      appendArtifact(place.file.name, &json)
      json.key("region")
      json.object { json in
        json.member("startLine", start.line)
        json.member("startColumn", start.column)
        json.member("endLine", end.line)
        json.member("endColumn", end.column)
      }
    }
  }

  private func appendArtifact(_ file: String, _ json: inout JSONWriter) {
    let path = report.path(of: file)
    json.key("artifactLocation")
    json.object { json in
      json.member("uri", Self.uri(of: path))
      guard !path.hasPrefix("/") else { return }
      json.member("uriBaseId", "%SRCROOT%")
    }
  }

  /// A path as a URI, with everything escaped that may mean something in one.
  static func uri(of path: String) -> String {
    var bytes: [UInt8] = path.hasPrefix("/") ? Array("file://".utf8) : []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// A member that is a message of plain text.
  fileprivate mutating func message(_ name: StaticString, _ text: String) {
    key(name)
    object { json in
      json.member("text", text)
    }
  }
}
