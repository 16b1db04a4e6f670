import Migrations
import PythonSyntax
import SourceText

/// Makes requirements of models.
struct DjangoFindings {
  let models: DjangoModels
  private let fields: DjangoFieldReader
  private(set) var findings = CodeFindings()

  init(_ models: DjangoModels) {
    self.models = models
    fields = DjangoFieldReader(models: models)
  }

  private struct Reading {
    var table: [String]
    var type: ClassOutline
    var speaker: String
    var isTest: Bool
    /// Names that are taken: nearer ones hide farther ones.
    var seen: Set<String> = []
    var hasPrimaryKey = false
    var hasParentLink = false
  }

  mutating func read(_ type: ClassOutline, isTest: Bool) {
    switch models.kind(of: type) {
    case .concrete?: break
    // A proxy can have fields to many, and nobody does.
    case .proxy?, .abstract?, nil: return
    }
    guard let (name, place) = models.table(of: type) else { return }
    let table = Self.parts(of: name)
    var reading = Reading(table: table, type: type, speaker: "the model \(type.name)", isTest: isTest)
    add(.relation(table), at: place, reading)
    for owner in models.ownLineage(of: type) { read(owner, &reading, name) }
    for path in bases(of: type) {
      if let base = DjangoLibraryBase(path) { read(base, &reading, name) }
    }
    if let (node, module) = models.meta("order_with_respect_to", of: type), models.index.text(of: node, in: module) != nil {
      add(.column(ColumnNeed("_order", of: table, nulls: .breakIt)), at: node.place, reading)
    }
    let parents = models.concreteParents(of: type)
    if let parent = parents.first {
      guard !reading.hasParentLink, !reading.hasPrimaryKey else { return }
      let column = concrete(parent).name.lowercased() + "_ptr_id"
      add(.column(ColumnNeed(column, of: table, nulls: .breakIt)), at: type.place, reading)
    } else if !reading.hasPrimaryKey, !models.hasUnknownBase(type) {
      add(.column(ColumnNeed("id", of: table, nulls: .breakIt)), at: type.place, reading)
    }
  }

  /// The model whose table a proxy uses.
  private func concrete(_ type: ClassOutline) -> ClassOutline {
    var type = type
    for _ in 0..<16 {
      guard models.kind(of: type) == .proxy, let parent = models.concreteParents(of: type).first else { break }
      type = parent
    }
    return type
  }

  /// Classes of other packages that its own lineage inherits from.
  private func bases(of type: ClassOutline) -> [String] {
    models.ownLineage(of: type).flatMap { models.index.directBases(of: $0) }.compactMap {
      if case .external(let path) = $0 { path } else { nil }
    }
  }

  private mutating func read(_ owner: ClassOutline, _ reading: inout Reading, _ table: String) {
    var names: Set<String> = []
    var found: [(String, DjangoModelField?)] = []
    for attribute in owner.attributes.reversed() {
      guard !reading.seen.contains(attribute.name), names.insert(attribute.name).inserted else { continue }
      found.append((attribute.name, fields.read(attribute, of: owner)))
    }
    reading.seen.formUnion(names)
    for case (let name, let field?) in found.reversed() { add(field, name, &reading, table) }
  }

  private mutating func add(_ field: DjangoModelField, _ name: String, _ reading: inout Reading, _ table: String) {
    if field.isPrimaryKey { reading.hasPrimaryKey = true }
    if field.isParentLink { reading.hasParentLink = true }
    switch field.form {
    case .none: return
    case .column(let column):
      let nulls = field.isPrimaryKey ? .breakIt : field.nulls
      let need = ColumnNeed(column, of: reading.table, nulls: nulls)
      add(.column(need), at: field.place, reading, isGuess: field.isGuess)
      if let companion = field.companion { add(.column(ColumnNeed(companion, of: reading.table)), at: field.place, reading) }
    case .table(let written, let target, let isToItself):
      let between = Self.parts(of: written ?? DjangoNames.truncated("\(DjangoNames.bare(table))_\(name)"))
      add(.relation(between), at: field.place, reading, isGuess: field.isGuess)
      addColumn("id", of: between, field, reading)
      let own = reading.type.name.lowercased()
      let isOwn = isToItself || target == own
      addColumn(isOwn ? "from_\(own)_id" : "\(own)_id", of: between, field, reading)
      if let target { addColumn(isOwn ? "to_\(own)_id" : "\(target)_id", of: between, field, reading) }
    }
  }

  private mutating func addColumn(_ column: String, of table: [String], _ field: DjangoModelField, _ reading: Reading) {
    add(.column(ColumnNeed(column, of: table, nulls: .breakIt)), at: field.place, reading, isGuess: field.isGuess)
  }

  private mutating func read(_ base: DjangoLibraryBase, _ reading: inout Reading, _ table: String) {
    for field in base.fields where reading.seen.insert(field.name).inserted {
      let need = ColumnNeed(field.column, of: reading.table, nulls: field.isNullable ? .expected : .breakIt)
      add(.column(need), at: reading.type.place, reading)
    }
    for list in base.lists where reading.seen.insert(list.name).inserted {
      let field = DjangoModelField(form: .table(name: nil, to: list.model, isToItself: false), place: reading.type.place)
      add(field, list.name, &reading, table)
    }
    if base.hasPrimaryKey { reading.hasPrimaryKey = true }
    if let link = base.parentLink, !reading.hasParentLink {
      reading.hasPrimaryKey = true
      add(.column(ColumnNeed(link + "_id", of: reading.table, nulls: .breakIt)), at: reading.type.place, reading)
    }
  }

  private mutating func add(_ need: Requirement.Need, at place: Place, _ reading: Reading, isGuess: Bool = false) {
    var requirement = Requirement(
      need, at: place, speaker: reading.speaker, confidence: isGuess ? .weak : .strong)
    requirement.isTest = reading.isTest
    findings.requirements.append(requirement)
  }

  mutating func add(_ requirement: Requirement) { findings.requirements.append(requirement) }

  /// Whether one of these attributes may be unique, though no migration says so.
  func mayBeUnique(_ names: [String], of type: ClassOutline) -> Bool {
    models.ownLineage(of: type).contains { owner in
      owner.attributes.contains { names.contains($0.name) && fields.mayBeUnique($0, of: owner) }
    }
  }

  /// The columns of a model's own table by the names of its attributes.
  func columnNames(of type: ClassOutline) -> [String: String] {
    var names: [String: String] = [:]
    var seen: Set<String> = []
    for owner in models.ownLineage(of: type) {
      for attribute in owner.attributes.reversed() where seen.insert(attribute.name).inserted {
        guard let field = fields.read(attribute, of: owner), case .column(let column) = field.form else { continue }
        names[attribute.name] = column
        // A key is known by its column, too.
        if column == attribute.name + "_id" { names[column] = column }
        if field.isPrimaryKey { names["pk"] = column }
      }
    }
    if names["pk"] == nil, models.concreteParents(of: type).isEmpty { names["pk"] = "id" }
    if names["id"] == nil, names["pk"] == "id" { names["id"] = "id" }
    return names
  }

  /// `schema"."table`, as one writes a table of another schema.
  static func parts(of table: String) -> [String] {
    let (schema, name) = DjangoNames.parts(of: table)
    return schema.isEmpty ? [name] : [schema, name]
  }
}
