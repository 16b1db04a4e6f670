import ConfigText
import SourceText

/// What is written down about where Liquibase starts.
struct LiquibaseConfiguration {
  /// The root changelog as it is written, and where.
  let changelog: Settings.Setting
  /// The folder of the file that says so.
  let folder: Folder
  let otherDialect: (dialect: Dialect, evidence: String)?

  /// The nearest that names a changelog, here or in a folder above.
  static func nearest(to folder: Folder) -> LiquibaseConfiguration? {
    for above in folder.ancestors() {
      if let found = at(above) { return found }
    }
    return nil
  }

  static func at(_ folder: Folder) -> LiquibaseConfiguration? {
    folder.project.remembered("Liquibase's configuration at \(folder.path)") { lookUp(at: folder) }
  }

  /// The root changelog, if it is there.
  var root: String? {
    ChangelogFiles(around: folder).file(changelog.text, isRelative: false, to: changelog.file)
  }

  private static func lookUp(at folder: Folder) -> LiquibaseConfiguration? {
    for name in folder.files where name.hasPrefix("liquibase") && name.hasASCIISuffix(".properties") {
      guard let text = folder.text(name) else { continue }
      var settings = Settings()
      settings.add(ConfigFile(text, as: .properties).root, of: text)
      let keys = ["changeLogFile", "liquibase.command.changeLogFile", "liquibase.changeLogFile"]
      let addresses = ["url", "liquibase.command.url", "liquibase.url"]
      if let found = configuration(settings, keys, addresses, folder) { return found }
    }
    for resources in [folder] + FlywayConfiguration.resourceFolders(below: folder) {
      guard let spring = SpringSettings(in: resources) else { continue }
      let keys = [
        "spring.liquibase.change-log", "liquibase.change-log", "quarkus.liquibase.change-log",
        "liquibase.datasources.default.change-log",
      ]
      let addresses = [
        "spring.liquibase.url", "spring.datasource.url", "quarkus.datasource.jdbc.url", "datasources.default.url",
      ]
      for settings in [spring.base] + spring.profiles.map(\.settings) {
        if let found = configuration(settings, keys, addresses, resources) { return found }
      }
    }
    guard let (settings, _) = MavenPlugin.settings(of: "liquibase-maven-plugin", below: "liquibase.", in: folder) else {
      return nil
    }
    return configuration(settings, ["liquibase.changeLogFile"], ["liquibase.url"], folder)
  }

  private static func configuration(
    _ settings: Settings, _ keys: [String], _ addresses: [String], _ folder: Folder
  ) -> LiquibaseConfiguration? {
    guard let changelog = keys.lazy.compactMap({ settings[$0] }).first, !changelog.text.isEmpty else { return nil }
    let address = addresses.lazy.compactMap { settings[$0] }.first
    return LiquibaseConfiguration(changelog: changelog, folder: folder, otherDialect: FlywayConfiguration.dialect(of: address))
  }
}
