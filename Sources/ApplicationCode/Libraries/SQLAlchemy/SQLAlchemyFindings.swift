import PythonSyntax
import SourceText

/// Makes requirements of models and tables.
struct SQLAlchemyFindings {
  let models: SQLAlchemyModels
  private let columns: SQLAlchemyColumnReader
  private var enums: SQLAlchemyEnumReader
  private var findings = CodeFindings()
  private var declared: Set<[String]> = []
  private var named: Set<Place> = []
  private var targets: [Target] = []
  private var labels: [LabelUse] = []

  /// What a foreign key or a relationship leads to.
  private struct Target {
    var table: [String]
    var column: String?
    var place: Place
    var speaker: String
    var isTest: Bool
  }

  private struct LabelUse {
    var enumeration: SQLAlchemyEnum
    var table: [String]
    var column: String
    var speaker: String
    var isTest: Bool
  }

  private var index: ModuleIndex { models.index }

  init(_ models: SQLAlchemyModels) {
    self.models = models
    columns = SQLAlchemyColumnReader(models: models)
    enums = SQLAlchemyEnumReader(index: models.index)
  }

  mutating func read(_ outline: ModuleOutline, isTest: Bool) {
    if outline.speaksWithAnotherDatabase { return }
    for type in outline.classes where models.isMapped(type) { read(type, isTest: isTest) }
    readLookups(outline, isTest: isTest)
    for call in outline.calls { readTable(call, in: outline, scope: nil, isTest: isTest) }
    for type in outline.classes {
      for attribute in type.attributes {
        if let value = attribute.value, value.kind == .call { readTable(value, in: outline, scope: type, isTest: isTest) }
      }
    }
  }

  // MARK: Models

  private mutating func read(_ type: ClassOutline, isTest: Bool) {
    guard let flavour = models.flavour(of: type), let (table, place) = models.table(of: type), !models.hasBindKey(type) else {
      return
    }
    let speaker = "the model \(type.name)"
    let confidence: Requirement.Confidence = flavour == .unknown ? .weak : .strong
    var found: [SQLAlchemyColumn] = []
    var seen: Set<String> = []
    for owner in models.ownLineage(of: type) {
      var names: Set<String> = []
      for attribute in owner.attributes.reversed() where !attribute.name.hasPrefix("__") {
        guard !seen.contains(attribute.name), names.insert(attribute.name).inserted else { continue }
        switch columns.read(attribute, of: owner, flavour: flavour) {
        case .columns(let columns): found += columns.reversed()
        case .other: readRelationship(attribute, of: owner, speaker, isTest)
        }
      }
      seen.formUnion(names)
      for argument in models.tableArguments(of: owner) ?? [] { readConstraint(argument, owner, speaker, isTest) }
    }
    if flavour == .unknown, found.isEmpty { return }
    // Of a table that several classes share, the first one tells.
    if named.insert(place).inserted || !declared.contains(table.parts) {
      add(.relation(table.parts), at: place, speaker, confidence, isTest)
    }
    declared.insert(table.parts)
    enums.hasTypeMap = hasTypeMap(type)
    for column in found.reversed() { add(column, of: table, speaker, confidence, isTest) }
  }

  private func hasTypeMap(_ type: ClassOutline) -> Bool {
    index.lineage(of: type).contains { $0.attribute("type_annotation_map") != nil || $0.attribute("registry") != nil }
  }

  private mutating func add(
    _ column: SQLAlchemyColumn, of table: SQLAlchemyModels.Table, _ speaker: String, _ confidence: Requirement.Confidence,
    _ isTest: Bool
  ) {
    guard !column.name.isEmpty else { return }
    let need = ColumnNeed(column.name, of: table.parts, nulls: column.nulls)
    add(.column(need), at: column.place, speaker, confidence, isTest)
    declared.insert(table.parts + [column.name])
    for (path, place) in column.targets { addTarget(path, of: table, at: place, speaker, isTest) }
    if let type = column.type, let enumeration = enums.read(type) {
      labels.append(
        LabelUse(enumeration: enumeration, table: table.parts, column: column.name, speaker: speaker, isTest: isTest))
    }
  }

  /// The columns of a model's table by the names of its attributes.
  func columnNames(of type: ClassOutline) -> [String: String] {
    guard let flavour = models.flavour(of: type), let table = models.table(of: type)?.table else { return [:] }
    var names: [String: String] = [:]
    for owner in index.lineage(of: type) where models.table(of: owner).map({ $0.table == table }) ?? true {
      for attribute in owner.attributes.reversed() where names[attribute.name] == nil {
        guard case .columns(let columns) = columns.read(attribute, of: owner, flavour: flavour), columns.count == 1 else {
          continue
        }
        names[attribute.name] = columns[0].name
      }
    }
    return names
  }

  mutating func add(
    _ need: Requirement.Need, at place: Place, _ speaker: String, _ confidence: Requirement.Confidence, _ isTest: Bool
  ) {
    var requirement = Requirement(need, at: place, speaker: speaker, confidence: confidence)
    requirement.isTest = isTest
    findings.requirements.append(requirement)
  }

  // MARK: What they lead to

  /// `table.column` or `schema.table.column`.
  private mutating func addTarget(
    _ path: String, of table: SQLAlchemyModels.Table, at place: Place, _ speaker: String, _ isTest: Bool
  ) {
    let parts = path.split(separator: ".").map(String.init)
    guard parts.count == 2 || parts.count == 3 else { return }
    var target = Array(parts.dropLast())
    if target.count == 1, let schema = table.schema { target.insert(schema, at: 0) }
    targets.append(Target(table: target, column: parts[parts.count - 1], place: place, speaker: speaker, isTest: isTest))
  }

  private mutating func readConstraint(_ node: PythonNode, _ owner: ClassOutline, _ speaker: String, _ isTest: Bool) {
    guard node.kind == .call, index.callee(of: node, in: owner.module)?.externalName == "ForeignKeyConstraint",
      let (table, _) = models.table(of: owner),
      let items = (node.positional.dropFirst().first ?? node.keyword("refcolumns"))?.items
    else { return }
    for item in items {
      if let path = index.text(of: item, in: owner.module, scope: owner) {
        addTarget(path, of: table, at: item.place, speaker, isTest)
      }
    }
  }

  /// `relationship(secondary="user_roles")`
  private mutating func readRelationship(
    _ attribute: ClassOutline.Attribute, of owner: ClassOutline, _ speaker: String, _ isTest: Bool
  ) {
    guard let call = attribute.value, call.kind == .call, let secondary = call.keyword("secondary"),
      let name = secondary.literalText, index.callee(of: call, in: owner.module)?.externalName == "relationship"
    else { return }
    let parts = name.split(separator: ".").map(String.init)
    // What it names may be a variable that the base knows.
    guard parts.count < 3, !parts.isEmpty, !parts.contains(where: { $0.contains("(") }) else { return }
    targets.append(Target(table: parts, column: nil, place: secondary.place, speaker: speaker, isTest: isTest))
  }

  // MARK: Tables

  private mutating func readTable(_ call: PythonNode, in outline: ModuleOutline, scope: ClassOutline?, isTest: Bool) {
    guard let callee = index.callee(of: call, in: outline, scope: scope), callee.externalName == "Table" else { return }
    if case .external(let path) = callee, path.hasPrefix("rich.") || path.hasPrefix("astropy") || path.hasPrefix("prettytable")
    {
      return
    }
    let arguments = call.positional
    guard let first = arguments.first, let name = index.text(of: first, in: outline, scope: scope) else { return }
    if call.keyword("info")?.entry("bind_key") != nil || call.keyword("bind_key") != nil { return }
    var table = SQLAlchemyModels.Table(schema: nil, name: name)
    if let schema = call.keyword("schema") {
      if schema.kind != .none {
        guard let text = index.text(of: schema, in: outline, scope: scope) else { return }
        table.schema = text
      }
    } else if arguments.count > 1 {
      table.schema = schema(ofMetadata: arguments[1], in: outline)
    }
    let speaker = "this Table"
    let context = SQLAlchemyColumnReader.Context(module: outline, scope: scope)
    var found: [SQLAlchemyColumn] = []
    for argument in arguments.dropFirst() where argument.kind == .call {
      if let column = columns.column(argument, attribute: nil, context) { found.append(column) }
    }
    // A table of nothing but a name is some other library's.
    guard !found.isEmpty || call.keyword("autoload_with") != nil || call.keyword("autoload") != nil else { return }
    add(.relation(table.parts), at: first.place, speaker, .strong, isTest)
    declared.insert(table.parts)
    enums.hasTypeMap = false
    for column in found { add(column, of: table, speaker, .strong, isTest) }
    for argument in arguments where argument.kind == .call {
      guard index.callee(of: argument, in: outline)?.externalName == "ForeignKeyConstraint",
        let items = argument.positional.dropFirst().first?.items
      else { continue }
      for item in items {
        if let path = index.text(of: item, in: outline) { addTarget(path, of: table, at: item.place, speaker, isTest) }
      }
    }
  }

  /// `metadata`, `Base.metadata`
  private func schema(ofMetadata node: PythonNode, in outline: ModuleOutline) -> String? {
    if node.kind == .attribute, node.name == "metadata", let owner = node.child(.value),
      case .type(let type)? = index.meaning(of: owner, in: outline)
    {
      for base in index.lineage(of: type) {
        if let metadata = base.attribute("metadata")?.value { return models.schema(ofMetadata: metadata, in: base.module) }
      }
      return nil
    }
    return models.schema(ofMetadata: node, in: outline)
  }

  // MARK: The end

  mutating func finished() -> CodeFindings {
    for target in targets {
      if let column = target.column {
        guard declared.insert(target.table + [column]).inserted else { continue }
        add(.column(ColumnNeed(column, of: target.table)), at: target.place, target.speaker, .weak, target.isTest)
      } else if declared.insert(target.table).inserted {
        add(.relation(target.table), at: target.place, target.speaker, .weak, target.isTest)
      }
    }
    addLabels()
    return findings
  }

  /// One need for each enumeration and type, with all columns that hold it.
  private mutating func addLabels() {
    struct Key: Hashable {
      var type: [String]
      var members: [String]
    }
    var order: [Key] = []
    var needs: [Key: (LabelNeed, LabelUse)] = [:]
    for use in labels {
      let key = Key(type: use.enumeration.type ?? [], members: [use.enumeration.name] + use.enumeration.members.map(\.label))
      if needs[key] == nil {
        order.append(key)
        needs[key] = (LabelNeed(use.enumeration.name, members: use.enumeration.members, type: use.enumeration.type), use)
      }
      if needs[key]?.0.columns.contains(where: { $0.table == use.table && $0.column == use.column }) == false {
        needs[key]?.0.columns.append((use.table, use.column))
      }
      if !use.isTest { needs[key]?.1.isTest = false }
    }
    for key in order {
      guard let (need, use) = needs[key], let place = need.members.first?.place else { continue }
      add(.labels(need), at: place, "the enumeration \(need.name)", .strong, use.isTest)
    }
  }
}
