import Migrations
import SourceText

/// What the rules have found so far.
public struct Findings: Sendable {
  public private(set) var all: [Finding] = []
  private var lines = LineIndexes()

  public init() {}

  public mutating func report(_ finding: consuming Finding) {
    finding.message = finding.message.fitting
    finding.help = shared(finding.help)
    all.append(finding)
  }

  /// Advice that has been given before, of which the first is kept.
  private var advice: Set<String> = []

  private mutating func shared(_ help: String) -> String {
    if let index = advice.firstIndex(of: help) { return advice[index] }
    let help = help.fitting
    if advice.count < 64 { advice.insert(help) }
    return help
  }

  /// The line a place begins on, counted from 1.
  mutating func line(of place: Place) -> Int { lines.index(of: place.file).line(of: place.span.start) }

  /// Where a place is: "0001_mood.sql on line 3".
  mutating func whereabouts(of place: Place) -> String { "\(Path.name(place.file.name)) on line \(line(of: place))" }

  /// Where a place is, as a sentence about another place says it: "on line 3", "in 0001_mood.sql on line 3".
  mutating func whereabouts(of place: Place, from other: Place) -> String {
    let line = line(of: place)
    return place.file === other.file ? "on line \(line)" : "in \(Path.name(place.file.name)) on line \(line)"
  }
}

extension String {
  /// The same in no more room than it takes: what was put together of parts has room for more.
  fileprivate var fitting: String {
    var text = self
    return text.withUTF8 { String(decoding: $0, as: UTF8.self) }
  }
}
