import Migrations
import Reports
import Rules
import SourceText

/// Which findings somebody has said are known: by a comment, or by a baseline.
struct Acceptance {
  /// Where baselines are looked for.
  enum Choice {
    /// What the configuration names; else the nearest file of the usual name.
    case around
    case named(String)
    case none
  }

  private let project: Project
  private let choice: Choice
  private var suppressions: Suppressions
  /// Those in and above which one was looked for.
  private var folders: Set<String> = []
  private(set) var baselines: [Baseline] = []
  /// Where the configuration wants the baseline, whether it is there or not.
  private(set) var configuredPath: String?

  init(_ project: Project, _ choice: Choice, today: Int) {
    self.project = project
    self.choice = choice
    suppressions = Suppressions(today: today)
  }

  /// There are comments that suppress, or a baseline.
  var concernsAnything: Bool { !baselines.isEmpty || suppressions.hasComments }

  // MARK: Baselines

  /// Opens the baseline that counts for a path.
  mutating func takeBaseline(for path: String, configured: String?) throws(Complaint) {
    switch choice {
    case .none: return
    case .named(let named): try open(named, mustExist: true)
    case .around:
      if let configured {
        configuredPath = configuredPath ?? configured
        return try open(configured, mustExist: false)
      }
      let folder = project.folder(project.kind(of: path) == .file ? Path.parent(path) : path)
      guard folders.insert(folder.path).inserted else { return }
      if let (home, _) = folder.nearest(Baseline.fileName, levels: 16) {
        try open(home.path(of: Baseline.fileName), mustExist: true)
      }
    }
  }

  /// One that the configuration names may still have to be written.
  private mutating func open(_ path: String, mustExist: Bool) throws(Complaint) {
    let path = Path.normalized(path)
    guard !baselines.contains(where: { $0.path == path }) else { return }
    guard let text = project.text(path) else {
      guard mustExist || project.kind(of: path) != nil else { return }
      throw Complaint("cannot read the baseline '\(path)'; 'plimsoll baseline' writes one")
    }
    baselines.append(try Baseline(text, at: path))
  }

  // MARK: Findings

  /// The files whose comments count, also where nothing is found in them.
  mutating func read(_ set: MigrationSet) { suppressions.read(set) }

  mutating func read(_ file: SourceText) { suppressions.read(file) }

  mutating func suppression(of finding: Finding) -> Suppression? {
    if let comment = suppressions.suppression(of: finding) { return comment }
    for index in baselines.indices where baselines[index].spend(on: finding) {
      return Suppression(.baseline, reason: "in the baseline \(baselines[index].path)")
    }
    return nil
  }

  // MARK: What is left over

  func remarks(_ scope: JudgedScope) -> [SuppressionRemark] {
    suppressions.remarks(isShown: scope.isShown, isJudged: { scope.isJudged($0, $1) })
  }

  /// How many findings that the baselines hold are no longer there, and whether they have been taken out.
  func unneeded(_ scope: JudgedScope, takesOut: Bool) -> [CheckReport.UnneededEntries] {
    baselines.compactMap { baseline in
      let unneeded = baseline.unneeded(scope)
      let count = unneeded.reduce(0) { $0 + baseline.entries[$1].unmet }
      guard count > 0 else { return nil }
      let areTakenOut = takesOut && (try? FileSink(baseline.path).deliver(baseline.rendered(without: unneeded))) != nil
      return CheckReport.UnneededEntries(baseline: baseline.path, count: count, areTakenOut: areTakenOut)
    }
  }
}

extension Baseline {
  /// The entries that stand for more than was found, where all was looked at that they are about.
  func unneeded(_ scope: JudgedScope) -> [Int] {
    entries.indices.filter { index in
      let entry = entries[index]
      guard entry.unmet > 0 else { return false }
      guard let rule = RuleCatalog.info(entry.rule) else { return true }
      return scope.isJudged(rule, at: location(of: entry))
    }
  }

  /// The file as it is when of some entries only what was met stays.
  fileprivate func rendered(without unneeded: [Int]) -> OutputBuffer {
    var entries = entries
    for index in unneeded { entries[index].count = entries[index].met }
    return Self.render(entries.filter { $0.count > 0 })
  }
}
