import Migrations
import SQLSyntax
import SourceText

/// `plimsoll timeline` for a person: each transaction as a bracket with its reason, its files and its statements.
public struct TimelineText {
  /// The characters brackets are drawn with.
  public struct Strokes: Sendable {
    var top: StaticString
    var side: StaticString
    var bottom: StaticString
    var alone: StaticString
    var dot: StaticString
    var ellipsis: StaticString

    public static let boxes = Strokes(top: "┌", side: "│", bottom: "└", alone: "╶", dot: " · ", ellipsis: "…")
    public static let ascii = Strokes(top: ",", side: "|", bottom: "`", alone: "-", dot: ", ", ellipsis: "...")
  }

  private let style: Style
  private let strokes: Strokes
  /// Columns a line may take; nil for as many as it needs.
  private let width: Int?
  private var out = OutputBuffer()
  private var lines = LineIndexes()

  public init(style: Style = Style(isColored: false), strokes: Strokes = .boxes, width: Int? = nil) {
    self.style = style
    self.strokes = strokes
    self.width = width
  }

  public static func render(
    _ runs: [Run], remarks: [Remark], style: Style = Style(isColored: false), strokes: Strokes = .boxes, width: Int? = nil
  ) -> OutputBuffer {
    var text = TimelineText(style: style, strokes: strokes, width: width)
    for (index, run) in runs.enumerated() {
      if index > 0 { text.out.append("\n") }
      text.append(run)
    }
    if !remarks.isEmpty {
      if !runs.isEmpty { text.out.append("\n") }
      for remark in remarks { text.append(remark) }
    }
    return text.out
  }

  private mutating func append(_ run: Run) {
    let set = run.set
    append(.bold, "\(set.framework.name) in \(set.root)")
    append(": ", set.evidence)
    out.append("\n")
    append(count(set.migrations.count, "migration"))
    out.append(strokes.dot)
    append(count(run.transactions.count, "transaction"))
    out.append(strokes.dot)
    append(set.scopeReason)
    out.append("\n")
    var index = 0
    while index < run.transactions.count {
      var end = index + 1
      if run.transactions[index].reason == .autocommit {
        while end < run.transactions.count, run.transactions[end].isLike(run.transactions[index]) { end += 1 }
      }
      out.append("\n")
      append(run.transactions[index..<end], of: run)
      index = end
    }
    if !set.remarks.isEmpty {
      out.append("\n")
      for remark in set.remarks { append(remark) }
    }
  }

  /// One bracket: one transaction, or a stretch of statements that each commit alone.
  private mutating func append(_ transactions: ArraySlice<Transaction>, of run: Run) {
    guard let first = transactions.first else { return }
    let isAlone = first.reason == .autocommit
    style.paint(.blue, in: &out) { $0.append(isAlone ? strokes.alone : strokes.top) }
    append(" ", first.explanation)
    out.append("\n")
    var migration = -1
    var file = ""
    for transaction in transactions {
      for step in transaction.steps {
        // A migration may take statements from several files: what it includes stands in files of its own.
        let standsIn = step.statement.script.file.name
        if step.migration != migration || standsIn != file {
          migration = step.migration
          file = standsIn
          appendSide(isAlone)
          append(" ")
          append(.bold, file)
          if let part = run.set.migrations[migration].part { append(", ", part) }
          out.append("\n")
        }
        append(step, isAlone)
      }
    }
    guard !isAlone else { return }
    style.paint(.blue, in: &out) { $0.append(strokes.bottom) }
    switch first.ending {
    case .committed: append(" commit")
    case .rolledBack: append(.boldYellow, " rollback")
    case .leftOpen: append(.boldRed, " left open: nothing of it stays")
    }
    out.append("\n")
  }

  private mutating func appendSide(_ isAlone: Bool) {
    if isAlone { out.append(" ") } else { style.paint(.blue, in: &out) { $0.append(strokes.side) } }
  }

  private mutating func append(_ step: Step, _ isAlone: Bool) {
    appendSide(isAlone)
    let number = lines.line(of: step.statement)
    let digits = String(number)
    out.append(spaces: 6 - digits.utf8.count)
    append(.faint, digits)
    if step.always { append("  ") } else { append(.boldYellow, " ?") }
    appendOneLine(step.statement, room: width.map { max(20, $0 - 9) } ?? .max)
    out.append("\n")
  }

  private mutating func append(_ remark: Remark) {
    switch remark.kind {
    case .problem: append(.boldRed, "problem")
    case .notAnalysed: append(.boldYellow, "not analysed")
    case .setAside: append(.faint, "set aside")
    case .note: append(.boldCyan, "note")
    }
    append(": ")
    append(remark.file)
    if let line = remark.line { append(":", String(line)) }
    append(": ", remark.message, "\n")
  }

  /// The statement with white space folded and comments left out, cut where the room ends.
  private mutating func appendOneLine(_ statement: ScriptStatement, room: Int) {
    let lexed = statement.script.tree.lexed
    let record = statement.statement
    var length = 0
    var previousEnd = lexed[Int(record.firstToken)].start
    for index in Int(record.firstToken)..<Int(record.endToken) {
      let span = lexed.span(of: index)
      if previousEnd < span.start, !appendFolded(" ", &length, room) { return }
      previousEnd = span.end
      let bytes = UnsafeBufferPointer(rebasing: lexed.text.bytes[Int(span.start)..<Int(span.end)])
      if bytes.allSatisfy({ (0x21..<0x7F).contains($0) }) {
        guard length + bytes.count < room else { return cut(bytes, room - length) }
        length += bytes.count
        out.append(contentsOf: bytes)
      } else {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
          guard appendFolded(scalar, &length, room) else { return }
        }
      }
    }
  }

  /// One character, blanks in a row as one; false when that was the last there is room for.
  private mutating func appendFolded(_ scalar: Unicode.Scalar, _ length: inout Int, _ room: Int) -> Bool {
    let isBlank = scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
    if isBlank, out.bytes.last == UInt8(ascii: " ") { return true }
    out.append(printable: isBlank ? " " : String(scalar))
    length += 1
    if length >= room { out.append(strokes.ellipsis) }
    return length < room
  }

  private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ room: Int) {
    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes.prefix(max(0, room))))
    out.append(strokes.ellipsis)
  }

  private func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  private mutating func append(_ color: Style.Color, _ text: String) { style.paint(color, in: &out) { $0.append(text) } }

  private mutating func append(_ parts: String...) {
    for part in parts { out.append(part) }
  }
}

extension Transaction {
  fileprivate func isLike(_ other: Transaction) -> Bool { reason == other.reason && explanation == other.explanation }
}
