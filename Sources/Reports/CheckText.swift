import Platform
import Rules
import SourceText

/// `plimsoll check` for a person: each finding with its source, why it hurts and what to do instead, and a line that sums up.
struct CheckText: Sendable {
  private let style: Style
  private let strokes: Snippet.Strokes
  /// Columns a line may take.
  private let width: Int
  private let isQuiet: Bool
  private var out: OutputBuffer
  private var lines = LineIndexes()

  /// So many findings are written by one thread at a time.
  private static let piece = 128

  static func render(_ report: CheckReport, _ layout: ReportFormat.Layout, into output: OutputBuffer) -> OutputBuffer {
    var text = CheckText(layout, into: output)
    text.append(report.findings)
    if !layout.isQuiet {
      for remark in report.suppressionRemarks { text.append(remark) }
      for unneeded in report.unneededEntries { text.append(unneeded) }
      for gap in report.gaps { text.append(gap) }
      if !report.gaps.isEmpty || !report.suppressionRemarks.isEmpty || !report.unneededEntries.isEmpty { text.out.append("\n") }
      text.appendSummary(report)
    }
    return text.out
  }

  private init(_ layout: ReportFormat.Layout, into output: OutputBuffer) {
    style = layout.style
    strokes = layout.strokes
    width = min(max(40, layout.width ?? 110), 140)
    isQuiet = layout.isQuiet
    out = output
  }

  // MARK: A finding

  private mutating func append(_ findings: [Finding]) {
    var rules: Set<ObjectIdentifier> = []
    let firstOfRule = Set(findings.indices.filter { rules.insert(ObjectIdentifier(findings[$0].rule)).inserted })
    let starts = Array(stride(from: 0, to: findings.count, by: Self.piece))
    var empty = self
    empty.out = OutputBuffer()
    Parallel.forEach(starts.count) { [empty] number in
      var text = empty
      for index in starts[number]..<min(starts[number] + Self.piece, findings.count) {
        text.append(findings[index], explains: firstOfRule.contains(index))
      }
      return text.out
    } then: { piece in
      out.append(piece)
      out.passOn()
    }
  }

  /// `explains`: why it hurts is told once of each rule.
  private mutating func append(_ finding: Finding, explains: Bool) {
    let color = finding.severity.color
    let head = finding.severity.rawValue + "[" + finding.rule.id + "]"
    style.paint(color, in: &out) { $0.append(head) }
    var message = Paragraph(width: width, indent: 2)
    message.lead(by: head.utf8.count + 2)
    out.append(": ")
    style.paint(.bold, in: &out) { message.append(finding.message, to: &$0) }
    out.append("\n")
    appendFrames(of: finding)
    if !isQuiet, explains { appendNote("why", finding.rule.hazard) }
    appendNote("help", finding.help)
    out.append("\n")
  }

  /// The places, those in one file in one frame; the file of the finding itself comes first.
  private mutating func appendFrames(of finding: Finding) {
    let index = lines.index(of: finding.place.file)
    var frames = [(index: index, marks: [Snippet.Mark(finding.place.span, label(of: finding), isPrimary: true)])]
    for related in finding.related {
      let index = lines.index(of: related.place.file)
      let mark = Snippet.Mark(related.place.span, related.message, isPrimary: false)
      if let frame = frames.firstIndex(where: { $0.index.text === related.place.file }) {
        if !frames[frame].marks.contains(where: { $0.span == mark.span && $0.label == mark.label }) {
          frames[frame].marks.append(mark)
        }
      } else {
        frames.append((index: index, marks: [mark]))
      }
    }
    let numbers = frames.map { frame in frame.marks.map { frame.index.line(of: $0.span.start) }.max() ?? 1 }
    let gutter = String(numbers.max() ?? 1).utf8.count
    for (number, frame) in frames.enumerated() {
      let snippet = Snippet(
        lines: frame.index, marks: frame.marks, gutter: gutter, color: finding.severity.color, style: style, strokes: strokes,
        width: width, isFirst: number == 0, isLast: number == frames.count - 1)
      snippet.append(to: &out)
    }
  }

  private func label(of finding: Finding) -> String {
    guard let sqlstate = finding.sqlstate else { return "" }
    return finding.severity == .error ? "fails with \(sqlstate)" : "may fail with \(sqlstate)"
  }

  private mutating func appendNote(_ title: StaticString, _ text: String) {
    out.append("  ")
    style.paint(.faint, in: &out) { $0.append(strokes.note) }
    out.append(" ")
    style.paint(.bold, in: &out) { $0.append(title) }
    out.append(": ")
    var paragraph = Paragraph(width: width, indent: 6 + title.utf8CodeUnitCount)
    paragraph.lead(by: 6 + title.utf8CodeUnitCount)
    paragraph.append(text, to: &out)
    out.append("\n")
  }

  // MARK: The rest

  private mutating func append(_ remark: SuppressionRemark) {
    style.paint(.boldYellow, in: &out) { $0.append("suppression") }
    out.append(": ")
    out.append(printable: remark.place.file.name)
    let position = lines.index(of: remark.place.file).position(of: remark.place.span.start)
    out.append(":\(position.line):\(position.column): ")
    out.append(printable: remark.message)
    out.append("\n")
  }

  private mutating func append(_ unneeded: CheckReport.UnneededEntries) {
    style.paint(.boldYellow, in: &out) { $0.append("baseline") }
    out.append(": ")
    out.append(printable: unneeded.baseline)
    out.append(": \(Self.count(unneeded.count, "finding")) in it ")
    let isOne = unneeded.count == 1
    if unneeded.areTakenOut {
      out.append("\(isOne ? "was" : "were") no longer there and \(isOne ? "has" : "have") been taken out\n")
    } else {
      out.append("\(isOne ? "is" : "are") no longer there; 'plimsoll baseline' takes \(isOne ? "it" : "them") out\n")
    }
  }

  private mutating func append(_ gap: CheckReport.Gap) {
    style.paint(.faint, in: &out) { $0.append("not analysed") }
    out.append(": ")
    var whereabouts = gap.file
    if let place = gap.place {
      let position = lines.index(of: place.file).position(of: place.span.start)
      whereabouts += ":\(position.line):\(position.column)"
    } else if let line = gap.line {
      whereabouts += ":\(line)"
    }
    out.append(printable: whereabouts)
    out.append(": ")
    var reason = Paragraph(width: width, indent: 2)
    reason.lead(by: 16 + whereabouts.columns)
    reason.append(gap.reason, to: &out)
    out.append("\n")
  }

  private mutating func appendSummary(_ report: CheckReport) {
    var counts: [(Style.Color, String)] = []
    for severity in Severity.allCases.reversed() {
      let count = report.count(severity)
      if count > 0 { counts.append((severity.color, Self.count(count, severity.rawValue))) }
    }
    if counts.isEmpty { style.paint(.green, in: &out) { $0.append("no findings") } }
    for (index, count) in counts.enumerated() {
      if index > 0 { out.append(", ") }
      style.paint(count.0, in: &out) { $0.append(count.1) }
    }
    out.append(" in ")
    out.append(Self.count(report.summary.migrations, "migration"))
    out.append(strokes.dot)
    out.append(Self.count(report.summary.statements, "statement"))
    out.append(strokes.dot)
    out.append("PostgreSQL \(report.postgres)")
    if !report.suppressed.isEmpty {
      out.append(strokes.dot)
      out.append("\(report.suppressed.count) suppressed")
      let known = report.suppressed.count { $0.suppression?.kind == .baseline }
      if known > 0 { out.append(" (\(known) in the baseline)") }
    }
    if !report.gaps.isEmpty {
      out.append(strokes.dot)
      out.append("\(report.gaps.count) not analysed")
    }
    out.append(strokes.dot)
    out.append(Self.duration(report.milliseconds))
    out.append("\n")
  }

  private static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  private static func duration(_ milliseconds: Double) -> String {
    let whole = Int(milliseconds.rounded())
    if whole < 1000 { return "\(whole) ms" }
    return "\(whole / 1000).\(whole % 1000 / 100) s"
  }
}

extension Severity {
  var color: Style.Color {
    switch self {
    case .error: .boldRed
    case .warning: .boldYellow
    case .note: .boldCyan
    }
  }
}

/// Words put into lines.
struct Paragraph {
  let width: Int
  let indent: Int
  private var column = 0

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = indent
  }

  /// So much stands on the first line already.
  mutating func lead(by columns: Int) { column = columns }

  mutating func append(_ text: String, to out: inout OutputBuffer) {
    var text = text
    text.withUTF8 { bytes in
      var isFirst = true
      var end = 0
      while let start = bytes[end...].firstIndex(where: { $0 != UInt8(ascii: " ") }) {
        end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
        let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let isPlain = word.allSatisfy { 0x20 <= $0 && $0 < 0x7F }
        let spelling = isPlain ? nil : String(decoding: word, as: UTF8.self)
        let length = spelling?.unicodeScalars.reduce(0) { $0 + $1.columns } ?? word.count
        if !isFirst, column + 1 + length > width {
          out.append("\n")
          out.append(spaces: indent)
          column = indent
        } else if !isFirst {
          out.append(" ")
          column += 1
        }
        if let spelling { out.append(printable: spelling) } else { out.append(contentsOf: word) }
        column += length
        isFirst = false
      }
    }
  }
}
