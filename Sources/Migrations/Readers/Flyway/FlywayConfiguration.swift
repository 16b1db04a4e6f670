import ConfigText
import SourceText

/// What is written down about how Flyway is run: its own files, a Java application's settings, a build file.
struct FlywayConfiguration {
  /// Where it was found; relative locations start here.
  let folder: Folder
  let settings: Settings
  /// What Flyway's settings begin with: `flyway.`, `spring.flyway.`.
  let prefix: String
  /// Where Flyway looks when no locations are named.
  let defaultLocations: [String]
  let remarks: [Remark]
  /// The database it is for, where that is not PostgreSQL.
  let otherDialect: (dialect: Dialect, evidence: String)?
  /// The file that says most about it.
  let file: String
  /// Locations that profiles name which are not taken into account.
  var otherLocations: [Settings.Setting] = []

  subscript(name: String) -> Settings.Setting? { settings[prefix + name] }

  func flag(_ name: String) -> Settings.Setting? {
    guard let setting = self[name], setting.flag == true else { return nil }
    return setting
  }

  var naming: FlywayNaming {
    var naming = FlywayNaming()
    if let prefix = self["sqlMigrationPrefix"]?.text { naming.versioned = prefix }
    if let prefix = self["undoSqlMigrationPrefix"]?.text { naming.undo = prefix }
    if let prefix = self["baselineMigrationPrefix"]?.text { naming.baseline = prefix }
    if let prefix = self["repeatableSqlMigrationPrefix"]?.text { naming.repeatable = prefix }
    if let separator = self["sqlMigrationSeparator"]?.text { naming.separator = separator }
    if let suffixes = (self["sqlMigrationSuffixes"] ?? self["sqlMigrationSuffix"])?.items, !suffixes.isEmpty {
      naming.suffixes = suffixes
    }
    return naming
  }

  /// Nil where nothing is replaced.
  var placeholders: Placeholders? {
    if self["placeholderReplacement"]?.flag == false { return nil }
    var placeholders = Placeholders(
      prefix: self["placeholderPrefix"]?.text ?? "${", suffix: self["placeholderSuffix"]?.text ?? "}")
    placeholders.ignoresCase = true
    for (name, setting) in settings.below(prefix + "placeholders.") where !setting.text.contains("${") {
      placeholders.values[name.lowercased()] = setting.text
    }
    return placeholders
  }

  /// What a location is written as, and where.
  var locations: [(text: String, place: String)] {
    guard let setting = self["locations"], !setting.items.isEmpty else { return defaultLocations.map { ($0, file) } }
    return setting.items.map { ($0, setting.place) }
  }

  var locationsOfProfiles: [FlywayLocations] { otherLocations.map { FlywayLocations($0, from: folder) } }

  var namesLocations: Bool { !(self["locations"]?.items ?? []).isEmpty }
}

// MARK: Where it is found

extension FlywayConfiguration {
  /// The nearest that says something about Flyway, here or in a folder above.
  static func nearest(to folder: Folder) -> FlywayConfiguration? {
    for above in folder.ancestors() {
      if let found = at(above) { return found }
    }
    return nil
  }

  static func at(_ folder: Folder) -> FlywayConfiguration? {
    folder.project.remembered("Flyway's configuration at \(folder.path)") { lookUp(at: folder) }
  }

  private static func lookUp(at folder: Folder) -> FlywayConfiguration? {
    if let own = ownFile(in: folder) { return own }
    if let application = application(in: folder, resources: folder) { return application }
    for resources in resourceFolders(below: folder) {
      if let application = application(in: folder, resources: resources) { return application }
    }
    return MavenFlyway.configuration(in: folder) ?? GradleFlyway.configuration(in: folder)
  }

  /// `flyway.toml` or `flyway.conf`, here or in `conf`.
  private static func ownFile(in folder: Folder) -> FlywayConfiguration? {
    for below in [folder] + ["conf", "config"].filter(folder.hasFolder).map(folder.folder) {
      let names = below.files.filter { $0.hasPrefix("flyway") && ($0.hasASCIISuffix(".toml") || $0.hasASCIISuffix(".conf")) }
      let exact = names.filter { $0 == "flyway.toml" || $0 == "flyway.user.toml" }
      let chosen = !exact.isEmpty ? exact : names.contains("flyway.conf") ? ["flyway.conf"] : Array(names.prefix(1))
      guard let first = chosen.first else { continue }
      var settings = Settings()
      for name in chosen {
        guard let text = below.text(name) else { continue }
        settings.add(ConfigFile(text, as: name.hasASCIISuffix(".toml") ? .toml : .properties).root, of: text)
      }
      applyEnvironment(to: &settings)
      var remarks: [Remark] = []
      if chosen.count == 1, first != "flyway.toml", first != "flyway.conf" {
        remarks.append(
          Remark(.note, "taken for Flyway's configuration: no flyway.toml or flyway.conf is here", file: below.path(of: first)))
      }
      return FlywayConfiguration(
        folder: folder, settings: settings, prefix: "flyway.", defaultLocations: ["filesystem:sql", "classpath:db/migration"],
        remarks: remarks, otherDialect: dialect(of: settings["flyway.url"]), file: below.path(of: first))
    }
    return nil
  }

  /// `[environments.dev.flyway]` overrides `[flyway]` when `flyway.environment` is dev.
  private static func applyEnvironment(to settings: inout Settings) {
    let name = settings["flyway.environment"]?.text ?? "default"
    for (rest, setting) in settings.below("environments.\(name).flyway.") {
      var moved = setting
      moved.key = "flyway." + rest
      settings.set(moved)
    }
    if var url = settings["environments.\(name).url"] {
      url.key = "flyway.url"
      settings.set(url)
    }
  }

  static func dialect(of address: Settings.Setting?) -> (dialect: Dialect, evidence: String)? {
    guard let address, let name = SpringSettings.database(ofAddress: address.text) else { return nil }
    // Databases that live in memory stand in for the real one in tests.
    guard let dialect = Dialect.named(name), dialect.name != "H2" else { return nil }
    return (dialect, "\(address.place) names \(name)")
  }

  /// A Java application's settings, where they speak of Flyway.
  private static func application(in folder: Folder, resources: Folder) -> FlywayConfiguration? {
    guard let spring = SpringSettings(in: resources) else { return nil }
    func prefix(of settings: Settings) -> String? {
      ["spring.flyway.", "quarkus.flyway.", "flyway.datasources.default.", "flyway."].first { !settings.below($0).isEmpty }
    }
    func address(of settings: Settings) -> Settings.Setting? {
      ["spring.flyway.url", "spring.datasource.url", "quarkus.datasource.jdbc.url", "datasources.default.url"]
        .lazy.compactMap { settings[$0] }.first
    }
    func isForPostgres(_ settings: Settings) -> Bool {
      address(of: settings).flatMap { SpringSettings.database(ofAddress: $0.text) } == "postgresql"
    }
    var settings = spring.base
    var remarks: [Remark] = []
    let baseAddress = address(of: settings)
    // A profile is taken where it alone is for PostgreSQL, or where it alone speaks of Flyway.
    let chosen =
      isForPostgres(settings)
      ? nil : spring.profiles.first { isForPostgres($0.settings) && (prefix(of: $0.settings) != nil || baseAddress != nil) }
    let spoken = prefix(of: settings) == nil ? spring.profiles.first { prefix(of: $0.settings) != nil } : nil
    for profile in [chosen ?? spoken].compactMap(\.self) {
      settings.add(profile.settings)
      if let first = profile.settings.first {
        remarks.append(Remark(.note, "the settings of the profile “\(profile.name)” are taken", file: first.file))
      }
    }
    guard let prefix = prefix(of: settings) else { return nil }
    var otherLocations: [Settings.Setting] = []
    for profile in spring.profiles where profile.name != (chosen ?? spoken)?.name {
      if let locations = profile.settings[prefix + "locations"] { otherLocations.append(locations) }
      for (_, setting) in profile.settings.below(prefix) where settings[setting.key]?.values != setting.values {
        remarks.append(
          Remark(
            .note, "the profile “\(profile.name)” sets \(setting.key)=\(setting.text): not taken into account",
            file: setting.file, line: setting.line))
      }
    }
    let file = settings.below(prefix).first?.setting.file ?? resources.path
    return FlywayConfiguration(
      folder: resources, settings: settings, prefix: prefix, defaultLocations: ["classpath:db/migration"],
      remarks: remarks, otherDialect: dialect(of: address(of: settings)), file: file, otherLocations: otherLocations)
  }

  /// `src/main/resources` here and in the modules one level down.
  static func resourceFolders(below folder: Folder) -> [Folder] {
    var found: [Folder] = []
    let main = folder.folder("src/main/resources")
    if folder.hasFolder("src/main/resources") { found.append(main) }
    for module in folder.folders where !module.hasPrefix(".") && !Discovery.skippedFolders.contains(module) {
      let path = module + "/src/main/resources"
      if folder.hasFolder(path) { found.append(folder.folder(path)) }
    }
    return found
  }
}
