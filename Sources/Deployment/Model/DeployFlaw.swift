import Migrations
import SourceText

/// What is wrong with the way in which pipelines migrate.
public enum DeployFlaw: Sendable {
  /// The code starts, and then the migrations run.
  case codeFirst(DeployOrder.Proof)
  /// Code is deployed, and nothing that can be seen migrates.
  case noMigration(start: DeployEvent, process: String)
  /// Something long stands between the migrations and the start of the code.
  case longBuild(migration: DeployEvent, build: DeployEvent, start: DeployEvent)
  /// Each replica migrates as it starts, and no lock keeps two apart; nil where nobody knows how many there are.
  case everyReplica(migration: DeployEvent, replicas: Int?)
  /// The schema is changed while the code is built.
  case inBuild(migration: DeployEvent, process: String)
}

extension Pipelines {
  /// In which order the deploys of a set change its schema and start the code.
  public func order(for set: MigrationSet) -> DeployOrder {
    if let proof = codeFirst(set).first { return .codeFirst(proof) }
    for process in processes {
      if let proof = Passage(process, set).migrationFirst { return .migrationFirst(proof) }
    }
    return .unknown
  }

  public func flaws(for set: MigrationSet) -> [DeployFlaw] {
    var flaws: [DeployFlaw] = codeFirst(set).map { .codeFirst($0) }
    if let flaw = noMigration(set) { flaws.append(flaw) }
    for process in processes {
      if case .builds = process.kind {
        let found = process.events.first { $0.concerns(set) }
        if let found { flaws.append(.inBuild(migration: found, process: process.name)) }
      } else if let flaw = Passage(process, set).longBuild {
        flaws.append(flaw)
      }
    }
    return flaws + everyReplica(set)
  }

  // MARK: Code first

  /// The new code migrates before it serves: then a later step finds nothing to do.
  private func migratesByItself(_ set: MigrationSet) -> Bool {
    processes.contains { process in
      guard case .startsReplica = process.kind, let at = process.events.firstIndex(where: { $0.concerns(set) }) else {
        return false
      }
      return process.events[at...].contains(where: \.startsNewCode)
    }
  }

  private func codeFirst(_ set: MigrationSet) -> [DeployOrder.Proof] {
    guard !migratesByItself(set) else { return [] }
    let proofs = processes.sorted { !$0.isByHand && $1.isByHand }.compactMap { process -> DeployOrder.Proof? in
      guard case .deploys = process.kind else { return nil }
      return Passage(process, set).codeFirst
    }
    // What a workflow applies is in order or not wherever it is read.
    var told: Set<Place> = []
    return proofs.filter { told.insert($0.second.place).inserted }
  }

  // MARK: No migration

  /// Runners whose migrations something else may run than a command: the platform, the library's own start, a person with psql.
  static let runElsewhere: Set = [
    "plain", "psql", "supabase", "hasura", "flyway", "liquibase", "dbup", "bytebase", "pgroll", "ef-core", "fluentmigrator",
  ]

  private func noMigration(_ set: MigrationSet) -> DeployFlaw? {
    guard !Self.runElsewhere.contains(set.framework.id), hasAllPrograms, programs.isEmpty, !set.migrations.isEmpty else {
      return nil
    }
    var found: DeployFlaw?
    for process in processes {
      guard !process.migrates(set) else { return nil }
      guard case .deploys = process.kind else { continue }
      guard !process.events.contains(where: \.isUnread) else { return nil }
      guard found == nil, !process.isByHand,
        let start = process.events.first(where: { $0.startsNewCode && $0.isCertain && deploys($0, set) })
      else { continue }
      found = .noMigration(start: start, process: process.name)
    }
    return found
  }

  /// Whether the code that an event starts is what the migrations belong to: they lie in its folder.
  private func deploys(_ start: DeployEvent, _ set: MigrationSet) -> Bool {
    start.folder.map { Path.contains($0, set.root) } ?? false
  }

  // MARK: Replicas

  private func everyReplica(_ set: MigrationSet) -> [DeployFlaw] {
    var found: [Place: (migration: DeployEvent, count: Int?)] = [:]
    var order: [Place] = []
    for process in processes {
      guard case .startsReplica(let count) = process.kind,
        let at = process.events.firstIndex(where: {
          $0.concerns(set) && $0.isCertain && $0.migration?.lock == MigrationCommand.Lock.none
        }),
        process.events[at...].contains(where: \.startsNewCode)
      else { continue }
      let migration = process.events[at]
      if let known = found[migration.place] {
        found[migration.place]!.count = [known.count, count].compactMap { $0 }.max()
      } else {
        found[migration.place] = (migration, count)
        order.append(migration.place)
      }
    }
    return order.compactMap { place in
      let (migration, count) = found[place]!
      return count == 1 ? nil : .everyReplica(migration: migration, replicas: count)
    }
  }
}

extension DeployProcess {
  /// Whether it migrates a database that is not thrown away. Where a job with one of its own deploys behind its migrations, nobody can
  /// tell which of the two they are for.
  func migrates(_ set: MigrationSet) -> Bool {
    lanes.contains { lane in
      guard let at = lane.events.firstIndex(where: { $0.concerns(set) }) else { return false }
      return !lane.isScratch || lane.events[at...].contains(where: \.startsNewCode)
    }
  }
}

/// One process, as it looks to one set of migrations.
private struct Passage {
  let process: DeployProcess
  let set: MigrationSet
  /// For each lane those that are done before it.
  private let before: [Set<Int>]

  init(_ process: DeployProcess, _ set: MigrationSet) {
    self.process = process
    self.set = set
    before = process.lanesBefore()
  }

  private struct Spot {
    var lane: Int
    var index: Int
    var event: DeployEvent
  }

  private func spots(_ isWanted: (DeployEvent) -> Bool) -> [Spot] {
    process.lanes.enumerated().flatMap { lane, content in
      content.events.enumerated().filter { isWanted($0.element) }.map { Spot(lane: lane, index: $0.offset, event: $0.element) }
    }
  }

  private func isBefore(_ left: Spot, _ right: Spot) -> Bool {
    if left.lane == right.lane { return left.index < right.index }
    return before[right.lane].contains(left.lane)
      || left.event.startsNewCode && process.lanes[right.lane].startedAfter.contains(left.lane)
  }

  private func migrations() -> [Spot] {
    spots { $0.concerns(set) }.filter { !process.lanes[$0.lane].isScratch }
  }

  var codeFirst: DeployOrder.Proof? {
    let migrations = migrations()
    let starts = spots { $0.startsNewCode }
    let unread = spots { $0.isUnread }
    for migration in migrations where migration.event.isCertain {
      // Stages of one pipeline may each deploy and migrate: of one job its own order counts.
      let inLane = starts.filter { $0.lane == migration.lane }
      let rivals = inLane.isEmpty ? starts : inLane
      guard let start = rivals.last(where: { isBefore($0, migration) && $0.event.isCertain }),
        rivals.allSatisfy({ isBefore($0, migration) }),
        !migrations.contains(where: { !isBefore(start, $0) }),
        !unread.contains(where: { !isBefore(start, $0) })
      else { continue }
      return DeployOrder.Proof(first: start.event, second: migration.event, process: process.name)
    }
    return nil
  }

  var migrationFirst: DeployOrder.Proof? {
    if case .builds = process.kind { return nil }
    let migrations = migrations()
    let starts = spots { $0.startsNewCode }
    for migration in migrations where migration.event.isCertain {
      guard let start = starts.first(where: { isBefore(migration, $0) && $0.event.isCertain }),
        starts.allSatisfy({ !isBefore($0, migration) })
      else { continue }
      return DeployOrder.Proof(first: migration.event, second: start.event, process: process.name)
    }
    return nil
  }

  var longBuild: DeployFlaw? {
    guard case .deploys = process.kind else { return nil }
    let builds = spots { if case .builds = $0.action { true } else { false } }
    let starts = spots { $0.startsNewCode }
    for migration in migrations() where migration.event.isCertain {
      for build in builds where isBefore(migration, build) && build.event.isCertain {
        guard let start = starts.first(where: { isBefore(build, $0) && $0.event.isCertain }) else { continue }
        return .longBuild(migration: migration.event, build: build.event, start: start.event)
      }
    }
    return nil
  }
}
