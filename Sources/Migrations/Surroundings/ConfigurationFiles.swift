import ConfigText
import SourceText

extension Project {
  /// A configuration file, read at most once; nil when there is none.
  func config(_ path: String, as format: ConfigFormat) -> ConfigFile? {
    remembered("config \(Path.normalized(path))") { text(path).map { ConfigFile($0, as: format) } }
  }
}

extension Folder {
  func config(_ name: String, as format: ConfigFormat) -> ConfigFile? {
    hasFile(name) ? project.config(path(of: name), as: format) : nil
  }

  /// The nearest file of this name here or in a folder above, read.
  func nearestConfig(_ name: String, as format: ConfigFormat, levels: Int = 8) -> (folder: Folder, file: ConfigFile)? {
    for folder in ancestors(limit: levels) {
      if let file = folder.config(name, as: format) { return (folder, file) }
    }
    return nil
  }
}

extension ConfigFile {
  /// Where a value stands, as a person is told: "config.toml:12".
  func place(of value: ConfigValue) -> String { "\(text.name):\(text.line(of: value.span.start))" }
  func place(of key: ConfigString) -> String { "\(text.name):\(text.line(of: key.span.start))" }
}
