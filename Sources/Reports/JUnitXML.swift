import Rules
import SourceText

/// `plimsoll check --format junit`: a test suite for each file. Errors and warnings are failures; a file without any passes.
enum JUnitXML {
  /// What one file has to tell.
  private struct Suite {
    let file: String
    var findings: [Finding] = []
    var suppressed: [Finding] = []
    var gaps: [CheckReport.Gap] = []

    var tests: Int { max(1, findings.count + suppressed.count + gaps.count) }
    var failures: Int { findings.count { $0.severity > .note } }
    var errors: Int { gaps.count(where: \.isProblem) }
    var skipped: Int { suppressed.count + gaps.count - errors }
  }

  static func render(_ report: CheckReport, into output: OutputBuffer) -> OutputBuffer {
    let suites = suites(of: report)
    var out = output
    var lines = LineIndexes()
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plimsoll\"")
    appendCounts(of: suites, &out)
    out.append(">\n")
    for suite in suites {
      out.append("  <testsuite name=\"")
      out.append(xml: suite.file)
      out.append("\"")
      appendCounts(of: [suite], &out)
      out.append(">\n")
      append(suite, of: report, &lines, &out)
      out.append("  </testsuite>\n")
      out.passOn()
    }
    out.append("</testsuites>\n")
    return out
  }

  /// The migrations in their order, and behind them other files that something is said of.
  private static func suites(of report: CheckReport) -> [Suite] {
    var suites: [Suite] = []
    var indexes: [String: Int] = [:]
    func index(of file: String) -> Int {
      if let known = indexes[file] { return known }
      indexes[file] = suites.count
      suites.append(Suite(file: report.path(of: file)))
      return suites.count - 1
    }
    for file in report.files { _ = index(of: file) }
    for finding in report.findings { suites[index(of: finding.place.file.name)].findings.append(finding) }
    for finding in report.suppressed { suites[index(of: finding.place.file.name)].suppressed.append(finding) }
    for gap in report.gaps { suites[index(of: gap.file)].gaps.append(gap) }
    return suites
  }

  private static func appendCounts(of suites: [Suite], _ out: inout OutputBuffer) {
    func append(_ name: StaticString, _ count: (Suite) -> Int) {
      out.append(" ")
      out.append(name)
      out.append("=\"")
      out.append(suites.reduce(0) { $0 + count($1) })
      out.append("\"")
    }
    append("tests", \.tests)
    append("failures", \.failures)
    append("errors", \.errors)
    append("skipped", \.skipped)
  }

  private static func append(
    _ suite: Suite, of report: CheckReport, _ lines: inout LineIndexes, _ out: inout OutputBuffer
  ) {
    for finding in suite.findings {
      let position = lines.index(of: finding.place.file).position(of: finding.place.span.start)
      appendCase(finding.rule.id, suite.file, position, &out) { out in
        // A note is worth knowing, and no reason to fail.
        let element: StaticString = finding.severity > .note ? "failure" : "system-out"
        out.append("<")
        out.append(element)
        if finding.severity > .note {
          out.append(" type=\"")
          out.append(finding.severity.rawValue)
          out.append("\" message=\"")
          out.append(xml: finding.message)
          out.append("\"")
        }
        out.append(">")
        append(detailsOf: finding, in: report, &lines, &out)
        out.append("</")
        out.append(element)
        out.append(">")
      }
    }
    for finding in suite.suppressed {
      let position = lines.index(of: finding.place.file).position(of: finding.place.span.start)
      let reason = finding.suppression.map { ": " + $0.reason } ?? ""
      appendCase(finding.rule.id, suite.file, position, &out) { append("skipped", "suppressed" + reason, &$0) }
    }
    for gap in suite.gaps {
      let position =
        gap.place.map { lines.index(of: $0.file).position(of: $0.span.start) }
        ?? gap.line.map { Position(line: $0, column: 1) }
      appendCase(gap.isProblem ? "history" : "not analysed", suite.file, position, &out) {
        append(gap.isProblem ? "error" : "skipped", gap.reason, &$0)
      }
    }
    if suite.findings.isEmpty, suite.suppressed.isEmpty, suite.gaps.isEmpty {
      appendCase("no findings", suite.file, nil, &out) { _ in }
    }
  }

  private static func appendCase(
    _ name: String, _ file: String, _ position: Position?, _ out: inout OutputBuffer, _ outcome: (inout OutputBuffer) -> Void
  ) {
    out.append("    <testcase name=\"")
    out.append(xml: name)
    if let position { out.append(" at \(position.line):\(position.column)") }
    out.append("\" classname=\"")
    out.append(xml: file)
    out.append("\" file=\"")
    out.append(xml: file)
    if let position { out.append("\" line=\"\(position.line)") }
    out.append("\">")
    outcome(&out)
    out.append("</testcase>\n")
  }

  private static func append(_ element: StaticString, _ message: String, _ out: inout OutputBuffer) {
    out.append("<")
    out.append(element)
    out.append(" message=\"")
    out.append(xml: message)
    out.append("\"/>")
  }

  private static func append(
    detailsOf finding: Finding, in report: CheckReport, _ lines: inout LineIndexes, _ out: inout OutputBuffer
  ) {
    func append(_ place: Place, _ text: String) {
      let position = lines.index(of: place.file).position(of: place.span.start)
      out.append(xml: "\(report.path(of: place.file)):\(position.line):\(position.column): \(text)\n", isText: true)
    }
    append(finding.place, "\(finding.severity.rawValue): \(finding.message)")
    for related in finding.related { append(related.place, related.message) }
    out.append(xml: "help: " + finding.help, isText: true)
  }
}

extension OutputBuffer {
  /// Text as XML holds it, in an attribute or between tags. Characters that XML has no way to write are spelled out.
  mutating func append(xml text: String, isText: Bool = false) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "\n" where !isText: append("&#10;")
      case "\r": append("&#13;")
      case "\t": append("&#9;")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": append("\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}")
      case " "..."~", "\n": append(byte: UInt8(scalar.value))
      default: append(contentsOf: scalar)
      }
    }
  }

  private mutating func append(contentsOf scalar: Unicode.Scalar) {
    for byte in Unicode.UTF8.encode(scalar)! { append(byte: byte) }
  }
}
