import Rules
import SourceText

/// `plimsoll check --format github`: workflow commands, which GitHub shows beside the lines of a change.
enum GitHubAnnotations {
  /// GitHub drops what comes after ten of a kind in one step.
  private static let limit = 10

  static func render(_ report: CheckReport, into output: OutputBuffer) -> OutputBuffer {
    var out = output
    var lines = LineIndexes()
    var leftOut: [String] = []
    for severity in Severity.allCases.reversed() {
      let all = report.findings.filter { $0.severity == severity }
      // What is certain comes first, each in the order of the report.
      let ranked = all.filter { $0.confidence == .certain } + all.filter { $0.confidence != .certain }
      for finding in ranked.prefix(limit) { append(finding, of: report, &lines, &out) }
      if ranked.count > limit { leftOut.append(Self.count(ranked.count - limit, "more " + severity.rawValue)) }
    }
    append(leftOut: leftOut, report, &out)
    return out
  }

  private static func append(
    _ finding: Finding, of report: CheckReport, _ lines: inout LineIndexes, _ out: inout OutputBuffer
  ) {
    let index = lines.index(of: finding.place.file)
    let start = index.position(of: finding.place.span.start)
    let end = index.position(of: finding.place.span.end)
    out.append("::")
    out.append(finding.severity == .note ? "notice" : finding.severity.rawValue)
    out.append(" file=")
    append(report.path(of: finding.place.file), isProperty: true, &out)
    out.append(",line=")
    out.append(start.line)
    out.append(",endLine=")
    out.append(end.line)
    // GitHub takes columns only within one line.
    if start.line == end.line {
      out.append(",col=")
      out.append(start.column)
      out.append(",endColumn=")
      out.append(end.column)
    }
    out.append(",title=")
    append(finding.rule.id, isProperty: true, &out)
    out.append("::")
    append(finding.message, isProperty: false, &out)
    for related in finding.related {
      let index = lines.index(of: related.place.file)
      let line = index.line(of: related.place.span.start)
      append("\n\(report.path(of: related.place.file)):\(line): \(related.message)", isProperty: false, &out)
    }
    append("\nhelp: " + finding.help, isProperty: false, &out)
    out.append("\n")
  }

  private static func append(leftOut: [String], _ report: CheckReport, _ out: inout OutputBuffer) {
    var parts: [String] = []
    if !leftOut.isEmpty {
      parts.append(leftOut.joined(separator: ", ") + " without an annotation, of which GitHub shows ten of a kind")
    }
    if !report.gaps.isEmpty { parts.append("\(report.gaps.count) not analysed") }
    let remarks = report.suppressionRemarks.count
    if remarks > 0 { parts.append(count(remarks, "suppression") + " in vain") }
    guard !parts.isEmpty else { return }
    out.append("plimsoll: ")
    out.append(parts.joined(separator: "; "))
    out.append("; --format text shows all\n")
  }

  private static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  private static func append(_ text: String, isProperty: Bool, _ out: inout OutputBuffer) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): out.append("%25")
      case UInt8(ascii: "\r"): out.append("%0D")
      case UInt8(ascii: "\n"): out.append("%0A")
      case UInt8(ascii: ":") where isProperty: out.append("%3A")
      case UInt8(ascii: ",") where isProperty: out.append("%2C")
      default: out.append(byte: byte)
      }
    }
  }
}
