import ConfigText
import SourceText

/// What a Java application's `application.properties` and `application.yml` say, profiles kept apart.
struct SpringSettings {
  struct Profile {
    var name: String
    var settings: Settings
  }
  /// What holds whatever profile is active.
  private(set) var base = Settings()
  private(set) var profiles: [Profile] = []

  /// The files of one folder of resources, and of `config` in it; nil where there are none.
  init?(in folder: Folder) {
    var files = Self.files(in: folder)
    if folder.hasFolder("config") { files += Self.files(in: folder.folder("config")) }
    guard !files.isEmpty else { return nil }
    for file in files { add(file) }
  }

  private struct File {
    var path: String
    var text: SourceText
    var profile: String?
    var isYAML: Bool
  }

  /// In the order in which later ones override earlier ones.
  private static func files(in folder: Folder) -> [File] {
    var found: [File] = []
    for isYAML in [true, false] {
      for name in folder.files {
        let stem: String?
        if isYAML {
          stem = name.withoutASCIISuffix(".yml") ?? name.withoutASCIISuffix(".yaml")
        } else {
          stem = name.withoutASCIISuffix(".properties")
        }
        guard let stem, stem == "application" || stem.hasPrefix("application-"), let text = folder.text(name) else { continue }
        let profile = stem == "application" ? nil : String(stem.dropFirst("application-".count))
        found.append(File(path: folder.path(of: name), text: text, profile: profile, isYAML: isYAML))
      }
    }
    return found
  }

  private mutating func add(_ file: File) {
    for document in ConfigFile(file.text, as: file.isYAML ? .yaml : .properties).documents {
      var settings = Settings()
      settings.add(document, of: file.text)
      let activation = settings["spring.config.activate.on-profile"] ?? settings["spring.profiles"]
      if let profile = file.profile ?? activation?.text {
        if let known = profiles.firstIndex(where: { $0.name == profile }) {
          profiles[known].settings.add(document, of: file.text)
        } else {
          profiles.append(Profile(name: profile, settings: settings))
        }
      } else {
        base.add(document, of: file.text)
      }
    }
  }

  /// The database that a JDBC address names: "postgresql" of `${URL:jdbc:postgresql://db/app}`.
  static func database(ofAddress address: String) -> String? {
    let bytes = Array(address.utf8)
    guard let found = bytes.firstRange(of: Array("jdbc:".utf8), from: 0) else { return nil }
    let words = bytes[found.upperBound...].split(separator: UInt8(ascii: ":"), maxSplits: 2)
    // Testcontainers and the like put a word of their own before the database's.
    guard
      let word = words.first(where: { !["tc", "p6spy", "aws-wrapper", "otel"].contains(String(decoding: $0, as: UTF8.self)) })
    else { return nil }
    return String(decoding: word, as: UTF8.self)
  }
}
