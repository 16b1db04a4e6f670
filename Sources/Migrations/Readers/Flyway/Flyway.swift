import SQLSyntax
import SourceText

/// Flyway: `V<version>__<description>.sql`, each in one transaction, statement by statement; then the repeatable ones.
///
/// A file with a statement that cannot run in a transaction runs without one, provided that all of its statements are of that
/// kind or `flyway.mixed` is set.
struct Flyway: MigrationReader {
  let framework = Framework("flyway", name: "Flyway")
  let ledger = Ledger(
    late: .refused("stops at the first: a resolved migration is not applied, unless outOfOrder is set"),
    edited: .refused("stops at the first: the checksum of an applied migration does not match"))

  func remedies(in scope: TransactionScope) -> Remedies {
    if scope == .run {
      return Remedies(
        commitBetween:
          "Take flyway.group away and put the ALTER TYPE … ADD VALUE into a migration of its own; or deploy the two one "
          + "after the other.",
        runAlone:
          "Take flyway.group away and put the statement into a migration of its own, with executeInTransaction=false in "
          + "a file beside it that is named like it and ends in .conf.",
        endTransaction: Remedies.inEarlierDeploy)
    }
    return Remedies(
      commitBetween:
        "Put the ALTER TYPE … ADD VALUE into a migration of its own before this one.",
      runAlone:
        "Put the statement into a migration of its own, with executeInTransaction=false in a file beside it that is "
        + "named like it and ends in .conf."
    )
  }

  func recognise(_ folder: Folder) -> Recognition? {
    let names = folder.files.filter { FlywayName($0, FlywayNaming())?.isRunnable == true }
    let configuration = Self.mayHold(folder, names) ? FlywayConfiguration.nearest(to: folder) : nil
    guard let configuration else { return recognise(folder, byNames: names) }
    let locations = FlywayLocations(configuration).folders
    if locations.contains(where: { $0.path == folder.path }) {
      guard !FlywayFiles(in: [folder], configuration.naming).migrations.isEmpty else { return nil }
      return Recognition(
        .certain,
        configuration.namesLocations
          ? "\(configuration["locations"]?.place ?? configuration.file) names it"
          : "\(configuration.file) configures Flyway, and here is where it looks by default",
        coversFoldersBelow: false)
    }
    // It belongs to a location, or is one only while a certain profile is active.
    if locations.contains(where: { Path.contains($0.path, folder.path) }) { return nil }
    if configuration.locationsOfProfiles.contains(where: { $0.folders.contains { $0.path == folder.path } }) { return nil }
    if locations.isEmpty, configuration.folder.path == folder.path, configuration.namesLocations {
      return Recognition(.certain, "\(configuration.file) configures Flyway", coversFoldersBelow: false)
    }
    return recognise(folder, byNames: names)
  }

  /// Whether a look for configuration is worth its cost.
  private static func mayHold(_ folder: Folder, _ names: [String]) -> Bool {
    !names.isEmpty || folder.name == "migration"
      || folder.files.contains {
        $0.hasASCIISuffix(".sql") || ($0.hasPrefix("flyway") || $0.hasPrefix("application"))
      }
      || folder.hasFile("conf/flyway.conf") || folder.hasFile("conf/flyway.toml")
  }

  private func recognise(_ folder: Folder, byNames names: [String]) -> Recognition? {
    let evidence = "files are named as Flyway names them: "
    if let first = names.first(where: { $0.hasPrefix("V") }) ?? names.first {
      // Other tools name their files so as well and say so beside them.
      if folder.parent.hasFile("migrations.yml") || names.contains(where: { $0.contains("NONTRANSACTIONAL") }) { return nil }
      if isGroup(folder.parent) { return nil }
      return Recognition(.likely, evidence + first, coversFoldersBelow: false)
    }
    guard isGroup(folder) else { return nil }
    let first = FlywayFiles(in: [folder], FlywayNaming()).migrations.first
    return Recognition(.likely, evidence + (first?.path ?? ""), coversFoldersBelow: false)
  }

  /// A folder of Flyway's own name whose migrations lie in folders below, each version in one only.
  private func isGroup(_ folder: Folder) -> Bool {
    guard folder.name == "migration" || folder.name == "migrations" else { return false }
    let names = folder.folders.map { below in
      (below, folder.folder(below).files.compactMap { FlywayName($0, FlywayNaming()) }.filter(\.isRunnable))
    }.filter { !$0.1.isEmpty }
    guard !names.isEmpty, names.allSatisfy({ Dialect.inFolderName($0.0) == nil && !$0.0.hasPrefix("postgres") }) else {
      return false
    }
    let versions = names.flatMap(\.1).filter { $0.kind == .versioned }.map(\.version)
    return Set(versions).count == versions.count
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    let configuration = FlywayConfiguration.nearest(to: folder)
    let locations = configuration.map(FlywayLocations.init)
    let isNamed =
      locations.map { $0.folders.contains { $0.path == folder.path } || $0.folders.isEmpty && !$0.remarks.isEmpty } ?? false
    let reading = FlywayReading(
      isNamed ? configuration : nil, folder, locations: isNamed ? locations?.folders ?? [] : [folder])
    var set = reading.set(framework, recognition)
    if isNamed, let configuration, let locations {
      set.remarks = configuration.remarks + locations.remarks + set.remarks
      if locations.folders.count > 1, let setting = configuration["locations"] {
        set.evidence = "\(setting.place) names \(locations.folders.map(\.path).joined(separator: ", "))"
      }
    }
    return set
  }
}

extension FlywayName {
  /// A migration, and no callback.
  var isRunnable: Bool {
    switch kind {
    case .versioned, .baseline, .undo, .repeatable: true
    case .callback, .invalid: false
    }
  }
}
