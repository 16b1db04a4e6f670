/// The folders in which Flyway looks for migrations.
struct FlywayLocations {
  /// Those that are there, in the order they are named.
  private(set) var folders: [Folder] = []
  private(set) var remarks: [Remark] = []

  /// The folders a configuration names, as they are found around it.
  init(_ configuration: FlywayConfiguration) {
    for (location, place) in configuration.locations {
      let found = Self.resolve(location, from: configuration.folder)
      for folder in found where !folders.contains(where: { $0.path == folder.path }) { folders.append(folder) }
      guard found.isEmpty, configuration.namesLocations else { continue }
      let file = String(place.prefix { $0 != ":" })
      let line = place.split(separator: ":").last.flatMap { Int($0) }
      if location.contains("$") || location.hasPrefix("s3:") || location.hasPrefix("gcs:") {
        remarks.append(Remark(.notAnalysed, "the location \(location) is known only where Flyway runs", file: file, line: line))
      } else {
        remarks.append(Remark(.problem, "there is no folder for the location \(location)", file: file, line: line))
      }
    }
  }

  init(_ setting: Settings.Setting, from folder: Folder) {
    folders = setting.items.flatMap { Self.resolve($0, from: folder) }
  }

  /// The folders a location stands for: several where it holds wildcards.
  private static func resolve(_ location: String, from folder: Folder) -> [Folder] {
    var path = location
    var isOnClasspath = true
    for prefix in ["filesystem:", "classpath:"] where path.hasPrefix(prefix) {
      path = String(path.dropFirst(prefix.count))
      isOnClasspath = prefix == "classpath:"
    }
    // Gradle and Maven begin paths with the project's own folder.
    for variable in [
      "$projectDir/", "${projectDir}/", "${project.projectDir}/", "$rootDir/", "${rootDir}/", "${project.basedir}/",
      "${basedir}/",
    ]
    where path.hasPrefix(variable) {
      path = String(path.dropFirst(variable.count))
    }
    path = path.withFirst("{vendor}", replacedBy: "postgresql")
    while isOnClasspath, path.hasPrefix("/") { path = String(path.dropFirst()) }
    for base in bases(of: folder, isOnClasspath: isOnClasspath) {
      let found = matching(path, in: base)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Where a location may start: for one on the classpath the resources, here and in other modules; else this folder and those
  /// above, for the folder Flyway is started in is not known.
  private static func bases(of folder: Folder, isOnClasspath: Bool) -> [Folder] {
    let above = folder.ancestors()
    let resources = above.flatMap(FlywayConfiguration.resourceFolders(below:))
    return isOnClasspath ? [folder] + resources + above.dropFirst() : above
  }

  /// The folders a path leads to; `*` and `?` match within a name, `**` any number of folders.
  private static func matching(_ path: String, in base: Folder) -> [Folder] {
    guard path.contains("*") || path.contains("?") else { return base.hasFolder(path) ? [base.folder(path)] : [] }
    var found = [base]
    for part in path.split(separator: "/") where part != "." {
      if part == "**" {
        found = found.flatMap(withAllBelow)
      } else if part.contains("*") || part.contains("?") {
        let pattern = Array(part.utf8)
        found = found.flatMap { folder in
          folder.folders.filter { isMatch(Array($0.utf8)[...], pattern[...]) }.map(folder.folder)
        }
      } else {
        found = found.filter { $0.hasFolder(String(part)) }.map { $0.folder(String(part)) }
      }
    }
    return found
  }

  private static func withAllBelow(_ folder: Folder) -> [Folder] {
    [folder] + folder.folders.filter { !$0.hasPrefix(".") }.flatMap { withAllBelow(folder.folder($0)) }
  }

  private static func isMatch(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == UInt8(ascii: "*") {
      return isMatch(name, pattern.dropFirst()) || (!name.isEmpty && isMatch(name.dropFirst(), pattern))
    }
    guard let byte = name.first, first == UInt8(ascii: "?") || first == byte else { return false }
    return isMatch(name.dropFirst(), pattern.dropFirst())
  }
}

/// The files below a location, as Flyway finds them: in all folders that are not hidden.
struct FlywayFiles {
  struct File {
    var name: FlywayName
    var folder: Folder
    var file: String
    var path: String { folder.path(of: file) }
  }
  private(set) var migrations: [File] = []
  private(set) var callbacks: [File] = []
  /// Programs Flyway would run in their turn.
  private(set) var programs: [File] = []
  /// What Flyway passes over, and why.
  private(set) var others: [(path: String, why: String)] = []
  private(set) var folders: [String] = []
  private let naming: FlywayNaming

  init(in locations: [Folder], _ naming: FlywayNaming) {
    self.naming = naming
    for location in locations {
      collect(location)
      for language in ["java", "kotlin", "groovy", "scala"] {
        // Programs of a classpath location lie beside the resources.
        let path = location.path.withFirst("src/main/resources", replacedBy: "src/main/" + language)
        if path != location.path, location.project.kind(of: path) == .folder { collectPrograms(location.project.folder(path)) }
      }
    }
  }

  private mutating func collect(_ folder: Folder) {
    guard !folders.contains(folder.path) else { return }
    folders.append(folder.path)
    for file in folder.files {
      if let name = FlywayName(file, naming) {
        let found = File(name: name, folder: folder, file: file)
        switch name.kind {
        case .callback: callbacks.append(found)
        case .invalid(let why): others.append((found.path, why))
        default: migrations.append(found)
        }
      } else if let name = program(file) {
        programs.append(File(name: name, folder: folder, file: file))
      } else if file.hasASCIISuffix(".sql") {
        others.append((folder.path(of: file), "no prefix of Flyway's begins its name"))
      }
    }
    for name in folder.folders where !name.hasPrefix(".") {
      // Those are set aside wherever they are met.
      if Dialect.inFolderName(name) == nil { collect(folder.folder(name)) }
    }
  }

  private mutating func collectPrograms(_ folder: Folder) {
    for file in folder.files {
      if let name = program(file) { programs.append(File(name: name, folder: folder, file: file)) }
    }
    for name in folder.folders { collectPrograms(folder.folder(name)) }
  }

  private func program(_ file: String) -> FlywayName? {
    let suffixes = [".java", ".kt", ".groovy", ".scala", ".class", ".py", ".sh", ".bash", ".ps1", ".bat", ".cmd"]
    guard let suffix = suffixes.first(where: file.hasSuffix),
      let name = FlywayName(stem: file.dropLast(suffix.count), naming)
    else { return nil }
    switch name.kind {
    case .versioned, .repeatable, .baseline, .undo: return name
    case .callback, .invalid: return nil
    }
  }
}
