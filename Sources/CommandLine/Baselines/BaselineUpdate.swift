import Reports
import Rules

/// What becomes of a baseline when today's findings are compared with it.
struct BaselineUpdate {
  private let old: Baseline?
  private let path: String
  private let adds: Bool
  /// Met today, as they are today.
  private let known: [Baseline.Entry]
  private let new: [Baseline.Entry]
  /// Of the old entries that were not met, those that stay: nobody has looked where they are.
  private var kept: [Baseline.Entry]
  private var dropped = 0

  init(of old: Baseline?, at path: String, by report: CheckReport, adds: Bool) {
    self.old = old
    self.path = path
    self.adds = adds
    let home = Baseline(path: path)
    known = report.suppressed.filter { $0.suppression?.kind == .baseline }.map(home.entry)
    new = report.findings.map(home.entry)
    kept = (old?.entries ?? []).map { entry in
      var entry = entry
      entry.count = entry.unmet
      return entry
    }
  }

  /// Takes out what these old entries hold that was not met.
  mutating func drop(_ unneeded: [Int]) {
    for index in unneeded {
      dropped += kept[index].count
      kept[index].count = 0
    }
  }

  private var takesNew: Bool { old == nil || adds }

  var entries: [Baseline.Entry] { known + kept.filter { $0.count > 0 } + (takesNew ? new : []) }

  var changesAnything: Bool {
    guard let old else { return true }
    return Baseline.render(old.entries).bytes != Baseline.render(entries).bytes
  }

  var summary: String {
    let total = entries.reduce(0) { $0 + $1.count }
    guard old != nil else { return "\(path): \(Self.count(total)) recorded; from now on only new ones are told" }
    var parts: [String] = ["\(Self.count(total)) in it"]
    if dropped > 0 { parts.append("\(dropped) taken out") }
    if adds, !new.isEmpty { parts.append("\(new.count) added") }
    if !adds, !new.isEmpty { parts.append("\(new.count) new not added, which --add would do") }
    return path + ": " + parts.joined(separator: ", ")
  }

  private static func count(_ number: Int) -> String { number == 1 ? "1 finding" : "\(number) findings" }
}
