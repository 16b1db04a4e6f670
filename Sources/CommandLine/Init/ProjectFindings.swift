import Migrations
import Reports

/// What `init` has found in a folder, in words. Paths are named from there.
struct ProjectFindings {
  struct Line {
    var path: String
    var words: String
  }

  /// Migrations whose runner is known.
  private(set) var recognised: [Line] = []
  /// Those of which nobody knows what runs them.
  private(set) var unrecognised: [Line] = []
  private(set) var setAside: [Line] = []
  let version: PostgresVersions.Told?
  /// What tells of another one.
  let otherVersions: [PostgresVersions.Told]

  init(_ found: Discovered, versions: PostgresVersions, folder: String) {
    func named(_ path: String) -> String {
      folder == "." || path == folder || !Path.contains(folder, path) ? path : String(path.dropFirst(folder.count + 1))
    }
    for set in found.sets where !set.migrations.isEmpty {
      let count = set.migrations.count == 1 ? "1 migration" : "\(set.migrations.count) migrations"
      if set.framework == .plain {
        unrecognised.append(Line(path: named(set.root), words: "plain SQL, \(count): no runner was recognised"))
      } else {
        recognised.append(Line(path: named(set.root), words: "\(set.framework.name), \(count): \(set.evidence)"))
      }
    }
    for remark in found.remarks + found.leftOutRemarks where remark.kind == .setAside {
      setAside.append(Line(path: named(remark.file), words: remark.message))
    }
    version = versions.chosen
    otherVersions = versions.told.filter { $0.major != versions.chosen?.major }
  }

  /// For a person.
  var text: OutputBuffer {
    var out = OutputBuffer()
    Self.append("migrations", recognised + unrecognised, &out)
    Self.append("set aside", setAside, &out)
    if let version {
      out.append("PostgreSQL \(version.major)\n  ")
      out.append(printable: version.words)
      out.append("\n")
      for other in otherVersions.prefix(Self.most) {
        out.append("  ")
        out.append(printable: other.words)
        out.append("\n")
      }
    } else {
      out.append("PostgreSQL: nothing says which version\n")
    }
    return out
  }

  static let most = 20

  private static func append(_ title: StaticString, _ lines: [Line], _ out: inout OutputBuffer) {
    guard !lines.isEmpty else { return }
    out.append(title)
    out.append("\n")
    for line in lines.prefix(most) {
      out.append("  ")
      out.append(printable: "\(line.path): \(line.words)")
      out.append("\n")
    }
    if lines.count > most { out.append("  and \(lines.count - most) more\n") }
  }
}
