import ConfigText
import Migrations
import Platform
import Reports
import Rules
import SourceText

/// Findings that were there when somebody began to use the tool, as a file keeps them: `.plimsoll-baseline.json`.
struct Baseline {
  static let fileName = ".plimsoll-baseline.json"
  static let version = 1

  /// Findings that look the same.
  struct Entry {
    var rule: String
    var severity: Severity
    /// From the folder that the file lies in.
    var file: String
    var fingerprint: String
    var count = 1
    /// How many of them have been met.
    var met = 0

    var unmet: Int { count - met }
  }

  /// As the project sees it.
  let path: String
  private(set) var entries: [Entry]
  /// By fingerprint, the mildest first.
  private var index: [String: [Int]] = [:]

  init(path: String, entries: [Entry] = []) {
    self.path = Path.normalized(path)
    self.entries = entries
    for number in entries.indices { index[entries[number].fingerprint, default: []].append(number) }
    for key in index.keys where index[key]!.count > 1 {
      index[key]!.sort { entries[$0].severity < entries[$1].severity }
    }
  }

  // MARK: Meeting findings

  /// Spends an entry on a finding, if there is one left that is at least as grave.
  mutating func spend(on finding: Finding) -> Bool {
    guard
      let number = index[finding.fingerprint]?.first(where: {
        entries[$0].unmet > 0 && entries[$0].severity >= finding.severity && entries[$0].rule == finding.rule.id
      })
    else { return false }
    entries[number].met += 1
    return true
  }

  // MARK: Paths

  /// Where an entry's file lies, from the root of the disk if that is known.
  func location(of entry: Entry) -> String { Standpoint.absolute(Path.join(Path.parent(path), entry.file)) }

  /// A file as it is named from the baseline's folder.
  func name(of file: String) -> String {
    let home = Standpoint.absolute(Path.parent(path)).split(separator: "/")
    let parts = Standpoint.absolute(file).split(separator: "/")
    let shared = zip(home, parts).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: home.count - shared)
    return (up + parts.dropFirst(shared)).joined(separator: "/")
  }
}

// MARK: - Reading

extension Baseline {
  init(_ text: SourceText, at path: String) throws(Complaint) {
    let file = ConfigFile(text, as: .json)
    func complaint(_ message: String, _ span: Span) -> Complaint {
      Complaint("\(path):\(text.line(of: span.start)): \(message)")
    }
    if let problem = file.problems.first { throw complaint(problem.message, problem.span) }
    guard let root = file.root.table, let version = root["plimsollBaseline"]?.int, let list = root["findings"]?.array
    else { throw Complaint("'\(path)' is no baseline; 'plimsoll baseline' writes one") }
    guard version <= Self.version else {
      throw Complaint("'\(path)' was written by a newer version of plimsoll; this one reads version \(Self.version) of it")
    }
    var entries: [Entry] = []
    entries.reserveCapacity(list.count)
    for value in list {
      guard let rule = value["rule"]?.string, let severity = value["severity"]?.string.flatMap(Severity.init),
        let file = value["file"]?.string, let fingerprint = value["fingerprint"]?.string
      else { throw complaint("an entry has a rule, a severity, a file and a fingerprint", value.span) }
      var count = 1
      if let given = value["count"] {
        guard let number = given.int, (1...1_000_000).contains(number) else {
          throw complaint("a count is a number from 1 on", given.span)
        }
        count = number
      }
      entries.append(Entry(rule: rule, severity: severity, file: file, fingerprint: fingerprint, count: count))
    }
    self.init(path: path, entries: entries)
  }
}

// MARK: - Writing

extension Baseline {
  /// One finding a line, in an order that says nothing of where one stood or which rule ran first: two branches merge.
  static func render(_ entries: [Entry]) -> OutputBuffer {
    var counts: [Entry.Key: Int] = [:]
    for entry in entries { counts[entry.key, default: 0] += entry.count }
    let keys = counts.keys.sorted()
    var output = OutputBuffer()
    output.append("{\n  \"plimsollBaseline\": \(version),\n  \"findings\": [")
    for (number, key) in keys.enumerated() {
      output.append(number == 0 ? "\n    " : ",\n    ")
      var json = JSONWriter()
      json.object { json in
        json.member("file", key.file)
        json.member("rule", key.rule)
        json.member("severity", key.severity.rawValue)
        json.member("fingerprint", key.fingerprint)
        if let count = counts[key], count > 1 {
          json.member("count", count)
        }
      }
      json.output.bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }
    output.append(keys.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    return output
  }

  /// What is kept of a finding.
  func entry(for finding: Finding) -> Entry {
    Entry(
      rule: finding.rule.id, severity: finding.severity, file: name(of: finding.place.file.name),
      fingerprint: finding.fingerprint)
  }
}

extension Baseline.Entry {
  fileprivate struct Key: Hashable, Comparable {
    var file: String
    var rule: String
    var fingerprint: String
    var severity: Severity

    static func < (left: Key, right: Key) -> Bool {
      if left.file != right.file { return left.file.utf8.lexicographicallyPrecedes(right.file.utf8) }
      return (left.rule, left.fingerprint, left.severity) < (right.rule, right.fingerprint, right.severity)
    }
  }

  fileprivate var key: Key { Key(file: file, rule: rule, fingerprint: fingerprint, severity: severity) }
}
