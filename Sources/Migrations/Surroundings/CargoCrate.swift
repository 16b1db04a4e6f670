import ConfigText
import SourceText

/// What a Rust crate's `Cargo.toml` says of a library it depends on.
struct CargoDependency {
  /// "Cargo.toml:12"
  var place: String
  /// What of the library is built: `postgres`, `sqlite`.
  var features: Set<String>
  /// The folder of the crate.
  var crate: Folder

  /// The dependency of the crate a folder lies in, of a crate around it, or of a member of the workspace around it.
  static func find(_ library: String, around folder: Folder) -> CargoDependency? {
    for above in folder.ancestors() {
      guard let manifest = above.config("Cargo.toml", as: .toml) else { continue }
      if let found = find(library, in: manifest, of: above) { return found }
      for member in members(of: manifest, in: above) {
        guard let own = member.config("Cargo.toml", as: .toml) else { continue }
        if let found = find(library, in: own, of: member) { return found }
      }
    }
    return nil
  }

  private static func find(_ library: String, in manifest: ConfigFile, of crate: Folder) -> CargoDependency? {
    let root = manifest.root
    var tables = [
      root["dependencies"], root["workspace"]["dependencies"], root["dev-dependencies"], root["build-dependencies"],
    ]
    tables += root["target"]?.table?.entries.map { $0.value["dependencies"] } ?? []
    for table in tables {
      guard let table = table?.table, let key = table.key(library), let value = table[library] else { continue }
      var features = Set(value["features"].strings.map(\.text))
      if value["workspace"].flag == true { features.formUnion(workspaceFeatures(of: library, above: crate)) }
      return CargoDependency(place: manifest.place(of: key), features: features, crate: crate)
    }
    return nil
  }

  private static func workspaceFeatures(of library: String, above crate: Folder) -> [String] {
    for above in crate.ancestors() {
      if let value = above.config("Cargo.toml", as: .toml)?["workspace"]?["dependencies"]?[library] {
        return value["features"].strings.map(\.text)
      }
    }
    return []
  }

  /// The folders `workspace.members` names; `crates/*` is every folder in `crates`.
  private static func members(of manifest: ConfigFile, in folder: Folder) -> [Folder] {
    manifest["workspace"]["members"].strings.flatMap { member -> [Folder] in
      guard let stem = member.text.withoutASCIISuffix("/*") else {
        return member.text.utf8.contains(UInt8(ascii: "*")) ? [] : [folder.folder(member.text)]
      }
      let parent = folder.folder(stem)
      return parent.folders.map { parent.folder($0) }
    }
  }
}

extension CargoDependency {
  /// The other database the library is built for, if it is built for no PostgreSQL.
  func otherDialect(features names: [(feature: String, dialect: String)]) -> (dialect: Dialect, evidence: String)? {
    guard !features.contains(where: { $0.hasPrefix("postgres") || $0.hasSuffix("-postgres") || $0 == "any" }) else {
      return nil
    }
    for (feature, name) in names where features.contains(feature) {
      if let dialect = Dialect.named(name) { return (dialect, "\(place) asks for “\(feature)” and not for “postgres”") }
    }
    return nil
  }

  /// The other database whose pools the crate's programs speak of, if none speaks of PostgreSQL's.
  func otherDialectOfPrograms() -> (dialect: Dialect, evidence: String)? {
    let programs = Programs(below: crate, endings: Programs.rust)
    guard let use = programs.first("SqlitePool", mark: "SqlitePool"), programs.first("PgPool", mark: "PgPool") == nil else {
      return nil
    }
    return (.sqlite, "\(use.file):\(use.line) uses SqlitePool, and nothing there PgPool")
  }
}
