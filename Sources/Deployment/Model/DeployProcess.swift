import Migrations
import SourceText

/// What one workflow, one compose file, one chart … does, from its beginning to its end.
public struct DeployProcess: Sendable {
  public enum Kind: Sendable {
    /// It deploys, or runs by a deploy: a workflow, a script, what a platform does with a pushed commit.
    case deploys
    /// What every replica does as it starts.
    case startsReplica(count: Int?)
    /// What runs while the code is built, before anything is deployed.
    case builds
  }

  /// Steps that follow one another. Two lanes run side by side unless one waits for the other.
  public struct Lane: Sendable {
    public var name: String
    public var events: [DeployEvent] = []
    /// Indices of the lanes that are done before it begins.
    public var after: Set<Int> = []
    /// Indices of the lanes that have begun before it begins.
    var startedAfter: Set<Int> = []
    /// It works on a database of its own that is thrown away: a test's.
    public var isScratch = false

    init(_ name: String) { self.name = name }
  }

  public var kind: Kind
  /// As a sentence names it: "the workflow Deploy", "Procfile".
  public var name: String
  public var file: SourceText
  public var lanes: [Lane] = []
  /// Somebody has to start it by hand.
  public var isByHand = false
  /// The folder whose code it deploys; nil where only its commands can tell.
  public var folder: String?

  init(_ kind: Kind, _ name: String, _ file: SourceText) {
    self.kind = kind
    self.name = name
    self.file = file
  }

  /// One lane in which everything happens in a row.
  init(_ kind: Kind, _ name: String, _ file: SourceText, events: [DeployEvent]) {
    self.init(kind, name, file)
    var lane = Lane(name)
    lane.events = events
    lanes = [lane]
  }

  public var events: [DeployEvent] { lanes.flatMap(\.events) }

  var isDeploy: Bool { if case .deploys = kind { true } else { false } }

  /// What it calls that is not in the repository, where that may be a part of a deploy.
  var unreadRemarks: [Remark] {
    let deploys = events.contains { $0.startsNewCode || $0.migration != nil }
    return events.compactMap { event in
      guard case .unread(let name) = event.action,
        deploys || MigrationCommands.words(of: name).contains(where: ["deploy", "release", "migrate"].contains)
      else { return nil }
      let line = LineIndex(event.place.file).line(of: event.place.span.start)
      return Remark(.notAnalysed, "what \(name) does cannot be seen from here", file: event.place.file.name, line: line)
    }
  }

  /// For each lane the lanes that are surely done before it begins.
  func lanesBefore() -> [Set<Int>] { Self.lanesBefore(lanes) }

  static func lanesBefore(_ lanes: [Lane]) -> [Set<Int>] {
    var known: [Set<Int>?] = Array(repeating: nil, count: lanes.count)
    var isOpen = Array(repeating: false, count: lanes.count)
    // Each lane is entered once; one that waits for itself waits for nothing more.
    func before(_ lane: Int) -> Set<Int> {
      if let found = known[lane] { return found }
      if isOpen[lane] { return [] }
      isOpen[lane] = true
      var all: Set<Int> = []
      for other in lanes[lane].after where lanes.indices.contains(other) { all.formUnion(before(other).union([other])) }
      isOpen[lane] = false
      known[lane] = all
      return all
    }
    return lanes.indices.map(before)
  }
}
