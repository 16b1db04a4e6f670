import Rules

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
          json.member("rule", info.id)
          json.member("family", info.family.rawValue)
          json.member("severity", info.severity.rawValue)
          json.member("summary", info.summary)
          json.member("hazard", info.hazard)
          json.member("remedy", info.remedy)
          json.key("example")
          json.object { json in
            json.member("bad", info.example.bad)
            json.member("good", info.example.good)
          }
        }
      }
    }
    json.endLine()
    return json.output
  }

  /// The table of the README.
  public static func markdown(_ infos: [RuleInfo]) -> String {
    "| rule | at worst | finds |\n|---|---|---|\n"
      + infos.map { "| [`\($0.id)`](Fixtures/rules/\($0.id)/README.md) | \($0.severity.rawValue) | \($0.summary) |\n" }.joined()
  }
}
