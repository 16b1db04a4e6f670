import Rules

/// A migration that a rule objects to, and one that does the same safely.
public struct RuleExample: Sendable {
  public let bad: String
  public let good: String
}

/// `plimsoll rules`
public enum RuleList {
  public static func text(_ infos: [RuleInfo]) -> OutputBuffer {
    var out = OutputBuffer()
    let width = infos.map(\.id.utf8.count).max() ?? 0
    for info in infos {
      out.append(info.id)
      out.append(spaces: width - info.id.utf8.count + 2)
      out.append(info.severity.rawValue)
      out.append(spaces: 9 - info.severity.rawValue.utf8.count)
      out.append(info.summary)
      out.append("\n")
    }
    return out
  }

  public static func json(_ infos: [RuleInfo]) -> OutputBuffer {
    var json = JSONWriter()
    json.array { json in
      for info in infos {
        json.object { json in
          json.key("rule")
          json.value(info.id)
          json.key("family")
          json.value(info.family.rawValue)
          json.key("severity")
          json.value(info.severity.rawValue)
          json.key("summary")
          json.value(info.summary)
          json.key("hazard")
          json.value(info.hazard)
          json.key("remedy")
          json.value(info.remedy)
        }
      }
    }
    json.endLine()
    return json.output
  }

  /// The table of the README.
  public static func markdown(_ infos: [RuleInfo]) -> String {
    "| rule | at worst | finds |\n|---|---|---|\n"
      + infos.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.summary) |\n" }.joined()
  }
}

/// `plimsoll explain RULE`
public enum RulePage {
  public static func text(_ info: RuleInfo, example: RuleExample?, width: Int) -> OutputBuffer {
    var out = OutputBuffer()
    out.append("\(info.id)  (\(info.family.rawValue), \(info.severity.rawValue))\n\n")
    append(info.sentence, width, &out)
    out.append("\nWhy it hurts\n\n")
    append(info.hazard, width, &out)
    out.append("\nWhat to do instead\n\n")
    append(info.remedy, width, &out)
    guard let example else { return out }
    out.append("\nBad\n\n")
    append(source: example.bad, &out)
    out.append("\nGood\n\n")
    append(source: example.good, &out)
    return out
  }

  private static func append(_ text: String, _ width: Int, _ out: inout OutputBuffer) {
    var paragraph = Paragraph(width: width, indent: 0)
    paragraph.append(text, to: &out)
    out.append("\n")
  }

  private static func append(source: String, _ out: inout OutputBuffer) {
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      out.append(line.isEmpty ? "\n" : "    \(line)\n")
    }
  }

  public static func markdown(_ info: RuleInfo, example: RuleExample?) -> String {
    var page = "# \(info.id)\n\n\(info.sentence)\n\n## Why it hurts\n\n\(info.hazard)\n\n"
    page += "## What to do instead\n\n\(info.remedy)\n"
    guard let example else { return page }
    return page + "\n## Bad\n\n```sql\n\(example.bad)\n```\n\n## Good\n\n```sql\n\(example.good)\n```\n"
  }
}

extension RuleInfo {
  /// What it finds, with a capital and a full stop.
  var sentence: String { summary.prefix(1).uppercased() + summary.dropFirst() + "." }
}
