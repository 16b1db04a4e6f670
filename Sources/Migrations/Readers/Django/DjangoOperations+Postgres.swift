import PythonSyntax

// Operations of django.contrib.postgres that are about no model.
extension DjangoOperations {
  private static let extensions: [String: String] = [
    "BloomExtension": "bloom", "BtreeGinExtension": "btree_gin", "BtreeGistExtension": "btree_gist",
    "CITextExtension": "citext",
    "CryptoExtension": "pgcrypto", "HStoreExtension": "hstore", "TrigramExtension": "pg_trgm", "UnaccentExtension": "unaccent",
  ]

  mutating func applyToPostgres(_ operation: DjangoOperation, _ reach: Reach) -> Bool {
    func quoted(_ name: String?) -> String { DjangoNames.quoted(name ?? DjangoNames.hole) }
    switch operation.name {
    case "CreateExtension":
      if reach == .both { editor.send("CREATE EXTENSION IF NOT EXISTS \(quoted(operation.text("name", 0)))") }
    case let name where Self.extensions[name] != nil:
      if reach == .both { editor.send("CREATE EXTENSION IF NOT EXISTS \(quoted(Self.extensions[name]))") }
    case "CreateCollation":
      guard reach == .both else { return true }
      var parts = ["locale=\(quoted(operation.text("locale", 1)))"]
      if let provider = operation.text("provider"), provider != "libc" { parts.append("provider=\(quoted(provider))") }
      if operation["deterministic"]?.boolean == false {
        parts.append("deterministic=false")
        if let name = operation.text("name", 0) { editor.looseCollations.insert(name) }
      }
      editor.send("CREATE COLLATION \(quoted(operation.text("name", 0))) (\(parts.joined(separator: ", ")))")
    case "RemoveCollation":
      if reach == .both { editor.send("DROP COLLATION \(quoted(operation.text("name", 0)))") }
    case "ValidateConstraint":
      guard let model = model(operation.text("model_name", 0), reach), reach == .both, model.isManaged else { return true }
      editor.send("ALTER TABLE \(quoted(model.table)) VALIDATE CONSTRAINT \(quoted(operation.text("name", 1)))")
    default: return false
    }
    return true
  }
}
