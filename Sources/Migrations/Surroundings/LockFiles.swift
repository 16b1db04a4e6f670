import ConfigText
import SourceText

extension NodeDependency {
  /// The version of a library that is installed for a package: as a lock file says, else as its range leaves no doubt about
  /// `boundary`: below it or not.
  static func installed(_ library: String, of dependency: NodeDependency, decidingAt boundary: SemanticVersion)
    -> InstalledVersion?
  {
    for above in dependency.package.ancestors() {
      if let found = locked(library, dependency, in: above) { return found }
    }
    guard let range = SemanticVersion.range(dependency.range), !(range.lowerBound < boundary && boundary < range.upperBound)
    else { return nil }
    return InstalledVersion(version: range.lowerBound, mention: "\(dependency.range) (\(dependency.place))")
  }

  private static func locked(_ library: String, _ dependency: NodeDependency, in folder: Folder) -> InstalledVersion? {
    let package = dependency.package.path
    let own =
      package == folder.path ? "" : folder.path == "." ? package : String(package.dropFirst(folder.path.utf8.count + 1))
    return packageLock(library, own, in: folder) ?? pnpmLock(library, own, in: folder)
      ?? yarnLock(library, dependency.range, in: folder) ?? bunLock(library, in: folder)
  }

  private static func version(_ value: ConfigValue?, in file: ConfigFile) -> InstalledVersion? {
    guard let value, let text = value.scalarText, let version = SemanticVersion(text) else { return nil }
    let shown = text.prefix { $0 != "(" && $0 != "_" }
    return InstalledVersion(version: version, mention: "\(shown) (\(file.place(of: value)))")
  }

  private static func packageLock(_ library: String, _ own: String, in folder: Folder) -> InstalledVersion? {
    for name in ["package-lock.json", "npm-shrinkwrap.json"] {
      guard let file = folder.config(name, as: .json) else { continue }
      let packages = file["packages"]
      let entry =
        (own.isEmpty ? nil : packages["\(own)/node_modules/\(library)"]) ?? packages["node_modules/\(library)"]
        ?? file["dependencies"][library]
      if let found = version(entry["version"], in: file) { return found }
    }
    return nil
  }

  private static func pnpmLock(_ library: String, _ own: String, in folder: Folder) -> InstalledVersion? {
    guard let file = folder.config("pnpm-lock.yaml", as: .yaml) else { return nil }
    let importers = [file["importers"][own.isEmpty ? "." : own], own.isEmpty ? file.root : nil]
    for importer in importers {
      for kind in ["dependencies", "devDependencies", "optionalDependencies"] {
        let entry = importer?[kind]?[library]
        if let found = version(entry["version"] ?? entry, in: file) { return found }
      }
    }
    return nil
  }

  /// yarn's own format and, since its second version, YAML: an entry's head names the ranges it answers, a line below its version.
  private static func yarnLock(_ library: String, _ range: String, in folder: Folder) -> InstalledVersion? {
    guard folder.hasFile("yarn.lock"), let text = folder.text("yarn.lock") else { return nil }
    let wanted: Set<String> = ["\(library)@\(range)", "\(library)@npm:\(range)"]
    var isInEntry = false
    for (index, line) in text.lines().enumerated() where line.start < line.end {
      let content = text[text.trimmed(line)]
      if text.base[Int(line.start)] != UInt8(ascii: " ") {
        let heads = content.split(separator: ",").map { $0.filter { $0 != "\"" && $0 != " " } }
        isInEntry = heads.contains { wanted.contains($0.last == ":" ? String($0.dropLast()) : $0) }
      } else if isInEntry, content.hasPrefix("version") {
        let value = content.dropFirst("version".count).filter { $0 != "\"" && $0 != ":" && $0 != " " }
        guard let version = SemanticVersion(value) else { return nil }
        return InstalledVersion(version: version, mention: "\(value) (\(text.name):\(index + 1))")
      }
    }
    return nil
  }

  /// `"prisma": ["prisma@6.1.0", …]`
  private static func bunLock(_ library: String, in folder: Folder) -> InstalledVersion? {
    guard let file = folder.config("bun.lock", as: .jsonWithComments), let entry = file["packages"][library]?[0],
      let text = entry.string, text.hasPrefix("\(library)@"),
      let version = SemanticVersion(text.dropFirst(library.count + 1))
    else { return nil }
    return InstalledVersion(version: version, mention: "\(text.dropFirst(library.count + 1)) (\(file.place(of: entry)))")
  }
}
