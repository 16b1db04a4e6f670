import PythonSyntax

/// A field with the model it stands in and what it is in the database.
struct DjangoPlacedField {
  var field: DjangoField
  var model: DjangoModel
  var column: DjangoColumn

  init(_ field: DjangoField, _ model: DjangoModel, _ state: DjangoState, _ project: DjangoProject) {
    self.field = field
    self.model = model
    column = DjangoColumn(field, of: model, in: state, project)
  }
}

extension DjangoSchemaEditor {
  /// Whether anything that the database knows of differs.
  func differs(_ old: DjangoPlacedField, _ new: DjangoPlacedField, ignoring: Set<String> = []) -> Bool {
    var ignored = ignoring
    if !new.field.isManyToMany, old.field.isRelation, new.field.isRelation, old.column.targetTable == new.column.targetTable {
      ignored.insert("to")
    }
    if let value = old.column.databaseDefault, value == new.column.databaseDefault { ignored.insert("db_default") }
    return old.column.name != new.column.name
      || old.field.signature(ignoring: ignored) != new.field.signature(ignoring: ignored)
  }

  /// `state` is the one with the new field in it.
  mutating func alterField(_ old: DjangoPlacedField, to new: DjangoPlacedField, _ state: DjangoState) {
    guard new.model.isManaged, differs(old, new), let oldType = old.column.type, let newType = new.column.type else { return }
    about(old.field, new.field) { $0.alterColumn(old, oldType, to: new, newType, state) }
  }

  private mutating func alterColumn(
    _ old: DjangoPlacedField, _ oldType: String, to new: DjangoPlacedField, _ newType: String, _ state: DjangoState
  ) {
    let table = new.model.table
    let (before, after) = (old.field, new.field)
    var droppedForeignKeys = false
    if before.isForeignKey, before.hasConstraint, differs(old, new, ignoring: ["db_comment"]) {
      for name in catalog.names(of: table, [old.column.name], [.foreignKey]) {
        droppedForeignKeys = true
        dropForeignKey(name, of: table)
      }
    }
    let becomesKey = !before.isPrimaryKey && after.isPrimaryKey
    let constraintNames = Set(new.model.options.constraints.map(\.name))
    if before.isUnique, !after.isUnique || becomesKey {
      let names = catalog.names(of: table, [old.column.name], [.unique, .uniqueIndex], except: constraintNames)
      for name in names { dropConstraint(name, of: table) }
    }
    let isKeyThroughout = before.isPrimaryKey && after.isPrimaryKey || before.isUnique && after.isUnique
    let changesReferrers =
      isKeyThroughout && (oldType != newType || old.column.collation != new.column.collation)
    let referring = changesReferrers || becomesKey ? self.referring(to: new.field, of: new.model, state) : []
    if changesReferrers {
      for other in referring {
        for name in catalog.names(of: other.model.table, [other.column.name], [.foreignKey]) {
          dropForeignKey(name, of: other.model.table)
        }
      }
    }
    if before.isIndexed, !before.isUnique, !after.isIndexed || after.isUnique {
      let names = Set(new.model.options.indexes.map(\.name))
      for name in catalog.names(of: table, [old.column.name], [.index, .uniqueIndex], except: names) {
        dropIndex(name, of: table)
      }
    }
    let checkBefore = before.type.hasCheck
    if checkBefore, !after.type.hasCheck {
      for name in catalog.names(of: table, [old.column.name], [.check], except: constraintNames) {
        dropConstraint(name, of: table)
      }
    }
    if old.column.name != new.column.name {
      send("ALTER TABLE \(quoted(table)) RENAME COLUMN \(quoted(old.column.name)) TO \(quoted(new.column.name))")
      catalog.renameColumn(old.column.name, to: new.column.name, of: table)
      renameDeferredColumn(old.column.name, to: new.column.name, of: table)
    }
    changeColumn(old, new, oldType, newType)
    if before.isPrimaryKey, !after.isPrimaryKey {
      for name in catalog.names(of: table, nil, [.primaryKey]) { dropConstraint(name, of: table) }
    }
    if !after.isPrimaryKey, after.isUnique, !before.isUnique || before.isPrimaryKey {
      addUnique([new.column.name], of: table)
    }
    if !before.isIndexed || before.isUnique, after.isIndexed, !after.isUnique {
      addIndex(plainIndex(new.column.name, table))
    }
    if becomesKey {
      let name = DjangoNames.generated(table: table, columns: [new.column.name], suffix: "_pk")
      addConstraint(name, "PRIMARY KEY (\(quoted(new.column.name)))", of: table)
      catalog.add(name, .primaryKey, of: table, [new.column.name])
    }
    for other in referring { changeReferrer(other, from: oldType) }
    if after.isForeignKey, droppedForeignKeys || !before.isForeignKey || !before.hasConstraint, after.hasConstraint {
      addForeignKey(
        new.column.name, of: table, toTable: new.column.targetTable ?? "", toColumn: new.column.targetColumn ?? "")
    }
    if changesReferrers {
      for other in referring where other.field.hasConstraint {
        addForeignKey(
          other.column.name, of: other.model.table, toTable: other.column.targetTable ?? "",
          toColumn: other.column.targetColumn ?? "", isShort: true)
      }
    }
    if after.type.hasCheck, !checkBefore {
      let name = DjangoNames.generated(table: table, columns: [new.column.name], suffix: "_check")
      addConstraint(name, "CHECK (\"\(new.column.name)\" >= 0)", of: table)
      catalog.add(name, .check, of: table, [new.column.name])
    }
    if needsPassingDefault(old, new) {
      send("ALTER TABLE \(quoted(table)) ALTER COLUMN \(quoted(new.column.name)) DROP DEFAULT")
    }
    changePatternIndex(old, new, oldType, newType)
  }

  private func needsPassingDefault(_ old: DjangoPlacedField, _ new: DjangoPlacedField) -> Bool {
    guard old.field.isNullable, !new.field.isNullable, new.column.databaseDefault == nil else { return false }
    return new.column.standard != nil && old.column.standard != new.column.standard
  }

  /// Type, default and NOT NULL, as far as Django does them in one statement.
  private mutating func changeColumn(
    _ old: DjangoPlacedField, _ new: DjangoPlacedField, _ oldType: String, _ newType: String
  ) {
    let table = new.model.table
    let column = quoted(new.column.name)
    var actions: [String] = []
    var afterwards: [String] = []
    if oldType != newType || old.column.isIdentity != new.column.isIdentity || old.column.collation != new.column.collation
      || old.column.comment != new.column.comment
    {
      dropPatternIndex(ofChanging: old, newType)
      if old.column.isIdentity, !new.column.isIdentity {
        send("ALTER TABLE \(quoted(table)) ALTER COLUMN \(column) DROP IDENTITY IF EXISTS")
        for name in catalog.names(of: table, [new.column.name], [.sequence]) { catalog.remove(name, of: table) }
      }
      let using = usingClause(old.field, new.field, oldType, newType, column)
      if new.column.isIdentity, !old.column.isIdentity {
        actions.append("ALTER COLUMN \(column) TYPE \(newType)\(using)")
        afterwards.append("ALTER TABLE \(quoted(table)) ALTER COLUMN \(column) ADD GENERATED BY DEFAULT AS IDENTITY")
        catalog.add(
          DjangoNames.byServer(table: table, columns: [new.column.name], "seq"), .sequence, of: table, [new.column.name])
      } else {
        let collation = new.column.collation.map { " COLLATE \(quoted($0))" } ?? ""
        actions.append("ALTER COLUMN \(column) TYPE \(newType)\(collation)\(using)")
        if old.column.comment != new.column.comment, !(old.column.isIdentity != new.column.isIdentity) {
          afterwards.append(
            "COMMENT ON COLUMN \(quoted(table)).\(column) IS \(DjangoDefaults.quoted(new.column.comment ?? ""))")
        }
      }
    }
    if old.column.isIdentity, new.column.isIdentity, oldType != newType {
      for name in catalog.names(of: table, [new.column.name], [.sequence]) {
        afterwards.append("ALTER SEQUENCE IF EXISTS \(quoted(name)) AS \(newType)")
      }
    }
    if let value = new.column.databaseDefault {
      if old.column.databaseDefault != value { actions.append("ALTER COLUMN \(column) SET DEFAULT \(value)") }
    } else if old.column.databaseDefault != nil {
      actions.append("ALTER COLUMN \(column) DROP DEFAULT")
    }
    if needsPassingDefault(old, new), let value = new.column.standard {
      actions.append("ALTER COLUMN \(column) SET DEFAULT \(value)")
    }
    var nullActions: [String] = []
    if old.field.isNullable != new.field.isNullable {
      nullActions.append("ALTER COLUMN \(column) \(new.field.isNullable ? "DROP" : "SET") NOT NULL")
    }
    let fillsRows =
      (new.field.hasDefault || new.column.databaseDefault != nil) && old.field.isNullable && !new.field.isNullable
    if !fillsRows { actions += nullActions }
    if !actions.isEmpty { send("ALTER TABLE \(quoted(table)) \(actions.joined(separator: ", "))") }
    if fillsRows {
      let value = new.column.databaseDefault ?? new.column.standard ?? "NULL"
      send(
        "UPDATE \(quoted(table)) SET \(column) = \(DjangoNames.filled(value)) WHERE \(column) IS NULL; SET CONSTRAINTS ALL IMMEDIATE"
      )
      for action in nullActions { send("ALTER TABLE \(quoted(table)) \(action)") }
    }
    for statement in afterwards { send(statement) }
  }

  private func isPatternType(_ type: String) -> Bool {
    type.hasPrefix("varchar") || type.hasPrefix("text") || type.hasPrefix("citext")
  }

  private func leavesText(_ old: DjangoField, _ oldType: String, _ newType: String) -> Bool {
    guard old.isIndexed || old.isUnique else { return false }
    return ["varchar", "text", "citext"].contains { oldType.hasPrefix($0) && !newType.hasPrefix($0) }
  }

  private mutating func dropPatternIndex(ofChanging old: DjangoPlacedField, _ newType: String) {
    guard leavesText(old.field, old.column.type ?? "", newType) else { return }
    let table = old.model.table
    dropIndex(DjangoNames.generated(table: table, columns: [old.column.name], suffix: "_like"), of: table)
  }

  private mutating func changePatternIndex(
    _ old: DjangoPlacedField, _ new: DjangoPlacedField, _ oldType: String, _ newType: String
  ) {
    let (before, after) = (old.field, new.field)
    let table = new.model.table
    if !(before.isIndexed || before.isUnique) && after.isIndexed || !before.isUnique && after.isUnique
      || leavesText(before, oldType, newType)
    {
      if let index = patternIndex(after, new.column, table) { addIndex(index) }
    }
    if before.isUnique, !(after.isIndexed || after.isUnique) {
      dropIndex(DjangoNames.generated(table: table, columns: [old.column.name], suffix: "_like"), of: table)
    }
  }

  /// Django casts where the kind of type differs, not where only its length does.
  private func usingClause(
    _ old: DjangoField, _ new: DjangoField, _ oldType: String, _ newType: String, _ column: String
  ) -> String {
    if new.isGenerated { return "" }
    let (left, right): (String, String)
    if old.type.base == "ArrayField", new.type.base == "ArrayField" {
      (left, right) = (itemKind(old, oldType), itemKind(new, newType))
    } else {
      (left, right) = (kind(old, oldType), kind(new, newType))
    }
    return left == right ? "" : " USING \(column)::\(newType)"
  }

  private func kind(_ field: DjangoField, _ type: String) -> String {
    switch field.type.base {
    case "CharField", "EmailField", "URLField", "CommaSeparatedIntegerField": "CharField"
    case "SlugField", "FileField", "ImageField", "FilePathField": "varchar(n)"
    case "DecimalField": "numeric(n)"
    default: type
    }
  }

  private func itemKind(_ field: DjangoField, _ type: String) -> String {
    guard let inner = DjangoColumn.baseField(of: field, project) else { return type }
    return inner.type.base == "ArrayField" ? itemKind(inner, type) : kind(inner, inner.type.isText ? "text" : type)
  }

  // MARK: What refers to a key

  /// The foreign keys that hold a field, and those that hold these.
  func referring(to field: DjangoField, of model: DjangoModel, _ state: DjangoState, depth: Int = 0) -> [DjangoPlacedField] {
    guard depth < 8 else { return [] }
    var found: [(name: String, field: DjangoField, model: DjangoModel)] = []
    for other in state.referrers(of: model.key) {
      for candidate in other.fields where state.target(of: candidate, in: other) == model.key {
        if candidate.isForeignKey {
          let isHolder = candidate.targetField.map { $0 == field.name } ?? field.isPrimaryKey
          let name =
            candidate.arguments["related_query_name"]?.string ?? candidate.arguments["related_name"]?.string
            ?? other.name.lowercased()
          if isHolder { found.append((name, candidate, other)) }
        } else if field.isPrimaryKey, let through = state.through(candidate, of: other, project) {
          found.append(("\(through.name)+", through.fields[2], through))
        }
      }
    }
    if field.isPrimaryKey {
      for candidate in model.fields {
        if let through = state.through(candidate, of: model, project) {
          found.append(("\(through.name)+", through.fields[1], through))
        }
      }
    }
    var result: [DjangoPlacedField] = []
    for (_, holder, owner) in found.sorted(by: { $0.name < $1.name }) {
      result.append(DjangoPlacedField(holder, owner, state, project))
      if holder.isUnique { result += referring(to: holder, of: owner, state, depth: depth + 1) }
    }
    return result
  }

  private mutating func changeReferrer(_ other: DjangoPlacedField, from oldType: String) {
    guard let type = other.column.type else { return }
    let table = other.model.table
    let column = quoted(other.column.name)
    if leavesText(other.field, oldType, type) {
      dropIndex(DjangoNames.generated(table: table, columns: [other.column.name], suffix: "_like"), of: table)
    }
    let collation = other.column.collation.map { " COLLATE \(quoted($0))" } ?? ""
    let using = oldType == type ? "" : " USING \(column)::\(type)"
    send("ALTER TABLE \(quoted(table)) ALTER COLUMN \(column) TYPE \(type)\(collation)\(using)")
  }

  /// The table between two models follows what it joins.
  mutating func alterManyToMany(_ old: DjangoModel, to new: DjangoModel, _ before: [DjangoPlacedField], _ state: DjangoState) {
    if old.table != new.table { renameTable(old.table, to: new.table) }
    for index in [2, 1] {
      alterField(before[index], to: DjangoPlacedField(new.fields[index], new, state, project), state)
    }
  }
}
