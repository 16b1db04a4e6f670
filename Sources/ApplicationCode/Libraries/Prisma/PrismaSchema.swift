import SourceText

/// A name as it is written, and where.
struct PrismaName {
  var text: String
  var span: Span
}

/// What one file of a Prisma schema declares.
struct PrismaSchema: Sendable {
  /// The word behind `provider` of the datasource; nil where there is no datasource.
  var provider: String?
  var models: [PrismaModel] = []
  var enums: [PrismaEnum] = []
}

/// A model or a view.
struct PrismaModel: Sendable {
  var name: PrismaName
  var isView: Bool
  var attributes: [PrismaAttribute] = []
  var fields: [PrismaField] = []

  /// The schema first, if it names one.
  var table: [String] { attributes.storedName(of: name.text) }
  /// No client knows it.
  var isIgnored: Bool { attributes.named("ignore") != nil }
}

struct PrismaField: Sendable {
  enum Arity { case required, optional, list }
  var name: PrismaName
  /// The name of a scalar, an enum or a model; nil for `Unsupported("…")`, which no client can read.
  var type: String?
  var arity: Arity
  var attributes: [PrismaAttribute] = []

  var column: String { attributes.named("map")?.name ?? name.text }
  var isIgnored: Bool { attributes.named("ignore") != nil }
}

struct PrismaEnum: Sendable {
  var name: PrismaName
  var attributes: [PrismaAttribute] = []
  var values: [(name: PrismaName, attributes: [PrismaAttribute])] = []

  var type: [String] { attributes.storedName(of: name.text) }
}

/// `@map("users")`, `@@schema("auth")`, `@relation("Likes", fields: [userId], references: [id])`.
struct PrismaAttribute: Sendable {
  /// Without its signs: "map", "db.VarChar".
  var word: String
  /// The string that stands without a name, or behind `name:` or `map:`.
  var name: String?
  /// What is given by name: "fields", "references".
  var given: [String] = []
}

extension [PrismaAttribute] {
  func named(_ word: String) -> PrismaAttribute? { first { $0.word == word } }

  /// The name of a table or a type in the database.
  fileprivate func storedName(of name: String) -> [String] {
    let stored = named("map")?.name ?? name
    return named("schema")?.name.map { [$0, stored] } ?? [stored]
  }
}
