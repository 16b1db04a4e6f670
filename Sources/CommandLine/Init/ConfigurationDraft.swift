import Reports

/// The text of a new configuration: what is worth saying, with the reason, and examples of the rest.
struct ConfigurationDraft {
  private(set) var text = OutputBuffer()

  init(_ findings: ProjectFindings) {
    text.append("// What Plimsoll cannot see for itself. 'plimsoll help check' tells how to check.\n{\n")
    if let version = findings.version {
      comment("The oldest version that the migrations run on: \(version.words).")
      for other in findings.otherVersions.prefix(4) { comment("But \(other.words).") }
      if !version.isDeployed { comment("Where the deployed database is older, say that one's.") }
      text.append("  \"postgres\": \(version.major),\n\n")
    } else {
      comment("The oldest version of PostgreSQL that the migrations run on; by default the oldest that is supported.")
      comment("\"postgres\": 17,")
      text.append("\n")
    }
    list("Recognised, so that nothing need be said:", findings.recognised)
    list("Nothing says what runs these: they are read in the order of their names.", findings.unrecognised)
    list("Not checked:", findings.setAside)
    let example = (findings.unrecognised + findings.recognised + findings.setAside).first?.path ?? "db/migrations"
    comment("Where that is wrong, say what it is:")
    comment("\"folders\": { \(Self.quoted(example)): { \"framework\": \"flyway\", \"transactions\": \"file\" } },")
    text.append("\n")
    comment("More to say, if need be:")
    comment("\"code\": [\"services/api\"],")
    comment("\"exclude\": [\"third-party/**\"],")
    comment("\"rules\": { \"constraint-never-validated\": \"off\" },")
    comment("\"overrides\": [{ \"paths\": [\"legacy/**\"], \"rules\": { \"not-null-without-backfill\": \"warning\" } }],")
    comment("\"smallTables\": [\"countries\", \"ref_*\"],")
    comment("\"failOn\": \"warning\",")
    text.append("}\n")
  }

  private mutating func list(_ title: String, _ lines: [ProjectFindings.Line]) {
    guard !lines.isEmpty else { return }
    comment(title)
    for line in lines.prefix(ProjectFindings.most) { comment("  \(line.path): \(line.words)") }
    if lines.count > ProjectFindings.most { comment("  and \(lines.count - ProjectFindings.most) more") }
    text.append("\n")
  }

  /// One line, whatever stands in it.
  private mutating func comment(_ words: String) {
    text.append("  // ")
    text.append(printable: words)
    text.append("\n")
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }
}
