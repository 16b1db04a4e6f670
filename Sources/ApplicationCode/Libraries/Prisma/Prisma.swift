import Migrations
import SourceText

/// Prisma's schema. The client selects each column that a model declares, so that declaring one is needing it.
struct Prisma: CodeLibrary {
  static let name = "Prisma"

  func concerns(_ file: CodeFile) -> Bool { file.language == nil && file.path.hasSuffix(".prisma") }

  func read(_ file: CodeFile) -> PrismaSchema? { PrismaParser.parse(file.text) }

  func combine(_ parts: [(file: CodeFile, part: PrismaSchema)], in _: CodeBase) -> Findings {
    var findings = Findings()
    for schema in Self.schemas(of: parts) where schema.speaksPostgreSQL {
      PrismaNeeds(schema).add(to: &findings)
    }
    return findings
  }

  /// Files that are one schema: those below a folder whose file names the datasource. Where several in one folder do, each is
  /// a schema by itself.
  private static func schemas(of parts: [(file: CodeFile, part: PrismaSchema)]) -> [WholePrismaSchema] {
    var schemas: [WholePrismaSchema] = []
    var indexes: [String: [Int]] = [:]
    for part in parts where part.part.provider != nil {
      indexes[Path.parent(part.file.path), default: []].append(schemas.count)
      schemas.append(WholePrismaSchema(provider: part.part.provider ?? "", files: [part]))
    }
    for part in parts where part.part.provider == nil {
      guard let index = home(of: part.file.path, among: indexes) else { continue }
      schemas[index].files.append(part)
    }
    return schemas
  }

  /// The nearest folder above with one datasource, or the folder beside it that holds it: `schema/models/user.prisma` goes with
  /// `schema/schema.prisma` or `schema/config/datasource.prisma`.
  private static func home(of path: String, among indexes: [String: [Int]]) -> Int? {
    var folder = path
    while folder.utf8.contains(UInt8(ascii: "/")), Path.name(folder) != ".." {
      folder = Path.parent(folder)
      if let found = indexes[folder] { return found.count == 1 ? found[0] : nil }
    }
    if let found = indexes["."], found.count == 1 { return found[0] }
    let around = Path.parent(Path.parent(path))
    let beside = indexes.filter { Path.parent($0.key) == around }.flatMap(\.value)
    return beside.count == 1 ? beside[0] : nil
  }
}

struct WholePrismaSchema {
  /// As the datasource names it; empty where it does not, or where that is worked out as it runs.
  var provider: String
  var files: [(file: CodeFile, part: PrismaSchema)]

  var speaksPostgreSQL: Bool { ["postgresql", "postgres", "cockroachdb", ""].contains(provider) }
  var confidence: Requirement.Confidence { provider.isEmpty ? .weak : .strong }
}
