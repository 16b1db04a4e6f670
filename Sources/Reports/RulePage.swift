import Rules

/// A migration that a rule objects to with what is said of it, and one that does the same safely.
public struct RuleExample: Sendable {
  public let bad: String
  public let said: String
  public let good: String
}

/// What a person reads of one rule: `plimsoll explain RULE`, the pages beside the fixtures, and the help in SARIF.
public struct RulePage {
  private enum Block {
    case heading(String)
    case paragraph(String)
    case source(String, language: String)
    case list([String])
  }

  private let title: String
  private let blocks: [Block]

  public init(_ info: RuleInfo, _ example: RuleExample? = nil) {
    title = info.id
    var blocks: [Block] = [
      .paragraph("\(info.sentence) Family: \(info.family.rawValue); at worst: \(info.severity.rawValue)."),
      .heading("Why it hurts"), .paragraph(info.hazard), .heading("What to do instead"), .paragraph(info.remedy),
    ]
    if let example {
      blocks += [.heading("Bad"), .source(example.bad, language: "sql")]
      blocks += [.heading("What is said of it"), .source(example.said, language: "text")]
      blocks += [.heading("Good"), .source(example.good, language: "sql")]
    }
    blocks += [
      .heading("Where you know better"),
      .paragraph("One finding, with the reason, on the line above the statement (# in Python, // in TypeScript and the like):"),
      .source("-- plimsoll:ignore \(info.id): the table is empty on every server", language: "sql"),
      .paragraph("All of them, in .plimsoll.json; or for one run with --rule \(info.id)=off:"),
      .source("{ \"rules\": { \"\(info.id)\": \"off\" } }", language: "json"),
      .heading("How it is proved"), .paragraph(Self.proof(of: info)),
    ]
    self.blocks = blocks
  }

  private static func proof(of info: RuleInfo) -> String {
    let servers =
      info.family == .backfill
      ? "Every case is deployed on PostgreSQL 15 to 18, migration by migration, with rows in every table: what is called an error "
        + "fails there or leaves behind what is said, and what is passed runs (Tests/Judges/rules/judge_backfill.py)."
      : "Every case runs on PostgreSQL 15 to 18: what is said to be refused is refused there, with the SQLSTATE named, and all else "
        + "passes (Tests/Judges/rules/judge_rules.py)."
    return servers + (info.unproved.map { " No server was asked: \($0)" } ?? "")
  }

  // MARK: For a terminal

  public func text(width: Int, style: Style = Style(isColored: false)) -> OutputBuffer {
    var out = OutputBuffer()
    style.paint(.bold, in: &out) { $0.append(title) }
    out.append("\n")
    for block in blocks {
      out.append("\n")
      switch block {
      case .heading(let text):
        style.paint(.bold, in: &out) { $0.append(text) }
        out.append("\n")
      case .paragraph(let text): Self.append(text, width, indent: 0, &out)
      case .source(let source, _):
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
          out.append(line.isEmpty ? "\n" : "    \(line)\n")
        }
      case .list(let items):
        for item in items {
          out.append("- ")
          Self.append(item, width, indent: 2, &out)
        }
      }
    }
    return out
  }

  private static func append(_ text: String, _ width: Int, indent: Int, _ out: inout OutputBuffer) {
    var paragraph = Paragraph(width: width, indent: indent)
    paragraph.lead(by: indent)
    paragraph.append(text, to: &out)
    out.append("\n")
  }

  // MARK: For the web

  /// `cases` are further items: the cases of the rule that lie beside its page.
  public func markdown(cases: [String] = []) -> String {
    var page = "# \(title)\n"
    for block in blocks + (cases.isEmpty ? [] : [.heading("All cases"), .list(cases)]) {
      page += "\n"
      switch block {
      case .heading(let text): page += "## \(text)\n"
      case .paragraph(let text): page += "\(text)\n"
      case .source(let source, let language): page += "```\(language)\n\(source)\n```\n"
      case .list(let items): page += items.map { "- \($0)\n" }.joined()
      }
    }
    return page
  }
}

extension RuleInfo {
  /// What it finds, with a capital and a full stop.
  var sentence: String { summary.prefix(1).uppercased() + summary.dropFirst() + "." }
}
