import SourceText

/// What the client of one schema needs.
struct PrismaNeeds {
  private let schema: WholePrismaSchema
  private var models: [String: (model: PrismaModel, file: CodeFile)] = [:]
  private var enums: [String: (enumeration: PrismaEnum, file: CodeFile)] = [:]

  init(_ schema: WholePrismaSchema) {
    self.schema = schema
    for (file, part) in schema.files {
      for model in part.models { models[model.name.text] = (model, file) }
      for enumeration in part.enums { enums[enumeration.name.text] = (enumeration, file) }
    }
  }

  func add(to findings: inout CodeFindings) {
    var holders: [String: [(table: [String], column: String)]] = [:]
    for (file, part) in schema.files {
      for model in part.models where !model.isIgnored {
        let speaker = "the \(model.isView ? "view" : "model") \(model.name.text)"
        // Prisma keeps no view in step with the database, and many a declaration is of one that has changed since.
        let confidence = model.isView ? .weak : schema.confidence
        add(.relation(model.table), at: model.name, of: file, speaker, confidence, to: &findings)
        for field in model.fields where isColumn(field) {
          let nulls: ColumnNeed.Nulls = field.arity == .required ? .breakIt : .expected
          let need = ColumnNeed(field.column, of: model.table, nulls: nulls)
          add(.column(need), at: field.name, of: file, speaker, confidence, to: &findings)
          if let type = field.type, enums[type] != nil { holders[type, default: []].append((model.table, field.column)) }
        }
        addJoinTables(of: model, file, to: &findings)
      }
    }
    for (file, part) in schema.files {
      for enumeration in part.enums {
        guard let columns = holders[enumeration.name.text] else { continue }
        let members = enumeration.values.map { name, attributes in
          LabelNeed.Member(attributes.named("map")?.name ?? name.text, at: Place(file.text, name.span))
        }
        let need = LabelNeed(enumeration.name.text, members: members, type: enumeration.type, columns: columns)
        add(.labels(need), at: enumeration.name, of: file, "the enum \(enumeration.name.text)", to: &findings)
      }
    }
  }

  private func add(
    _ need: Requirement.Need, at name: PrismaName, of file: CodeFile, _ speaker: String,
    _ confidence: Requirement.Confidence? = nil, to findings: inout CodeFindings
  ) {
    let place = Place(file.text, name.span)
    findings.requirements.append(
      Requirement(need, at: place, speaker: speaker, confidence: confidence ?? schema.confidence))
  }

  /// Relations are no columns, and what no client can read nothing needs.
  private func isColumn(_ field: PrismaField) -> Bool {
    guard let type = field.type, !field.isIgnored else { return false }
    return models[type] == nil
  }

  /// Two models with lists of each other and no table between them: Prisma keeps one, with a column for either side.
  private func addJoinTables(of model: PrismaModel, _ file: CodeFile, to findings: inout CodeFindings) {
    for field in model.fields where field.arity == .list && !field.isIgnored {
      guard let type = field.type, let other = models[type]?.model, !other.isIgnored else { continue }
      let relation = field.attributes.named("relation")
      guard relation?.given.contains("fields") != true, isFirst(model, field, beside: other) else { continue }
      guard partner(of: field, in: model, at: other, relation?.name) != nil else { continue }
      let name = relation?.name ?? "\(model.name.text)To\(other.name.text)"
      let table = model.table.dropLast() + ["_" + name]
      let speaker = "the relation between \(model.name.text) and \(other.name.text)"
      add(.relation(Array(table)), at: field.name, of: file, speaker, to: &findings)
      for column in ["A", "B"] {
        add(.column(ColumnNeed(column, of: Array(table))), at: field.name, of: file, speaker, to: &findings)
      }
    }
  }

  /// The table is told of once: at the model whose name comes first; of a model with itself at the field that does.
  private func isFirst(_ model: PrismaModel, _ field: PrismaField, beside other: PrismaModel) -> Bool {
    if model.name.text != other.name.text {
      return model.name.text.utf8.lexicographicallyPrecedes(other.name.text.utf8)
    }
    let name = field.attributes.named("relation")?.name
    return partner(of: field, in: model, at: other, name).map { field.name.span.start < $0.name.span.start } ?? false
  }

  /// The list on the other side of the same relation.
  private func partner(
    of field: PrismaField, in model: PrismaModel, at other: PrismaModel, _ relation: String?
  ) -> PrismaField? {
    other.fields.first {
      $0.type == model.name.text && $0.arity == .list && $0.attributes.named("relation")?.name == relation
        && !(model.name.text == other.name.text && $0.name.text == field.name.text)
    }
  }
}
