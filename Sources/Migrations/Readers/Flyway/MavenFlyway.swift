import ConfigText
import SourceText

/// The configuration of a Maven plugin in `pom.xml`.
enum MavenPlugin {
  /// Its elements as settings below `prefix`; a list of `<location>` is one setting.
  static func settings(of artifact: String, below prefix: String, in folder: Folder) -> (settings: Settings, file: String)? {
    guard folder.hasFile("pom.xml"), let text = folder.text("pom.xml"), text.contains("-maven-plugin"),
      let root = XMLFile(text).root, let plugin = plugin(artifact, in: root),
      let configuration = plugin.element("configuration")
    else { return nil }
    var settings = Settings()
    add(configuration, prefix, text, &settings)
    return settings.first == nil ? nil : (settings, text.name)
  }

  private static func add(_ element: XMLElement, _ prefix: String, _ text: SourceText, _ settings: inout Settings) {
    for setting in element.elements {
      let items = setting.elements
      let isList = !items.isEmpty && items.allSatisfy { $0.localName == items[0].localName && $0.elements.isEmpty }
      if !items.isEmpty, !isList || setting.localName == "placeholders" {
        add(setting, prefix + setting.localName + ".", text, &settings)
      } else {
        let values = items.isEmpty ? [setting.text.trimmed().text] : items.map { $0.text.trimmed().text }
        settings.set(
          Settings.Setting(
            key: prefix + setting.localName, values: values, file: text.name, line: text.line(of: setting.span.start)))
      }
    }
  }

  private static func plugin(_ artifact: String, in element: XMLElement) -> XMLElement? {
    for child in element.elements {
      if child.localName == "plugin", child.element("artifactId")?.text.trimmed().text == artifact { return child }
      if let found = plugin(artifact, in: child) { return found }
    }
    return nil
  }
}

/// Flyway's own plugin.
enum MavenFlyway {
  static func configuration(in folder: Folder) -> FlywayConfiguration? {
    guard let (settings, file) = MavenPlugin.settings(of: "flyway-maven-plugin", below: "flyway.", in: folder) else {
      return nil
    }
    return FlywayConfiguration(
      folder: folder, settings: settings, prefix: "flyway.",
      defaultLocations: ["filesystem:src/main/resources/db/migration", "classpath:db/migration"], remarks: [],
      otherDialect: nil, file: file)
  }
}
