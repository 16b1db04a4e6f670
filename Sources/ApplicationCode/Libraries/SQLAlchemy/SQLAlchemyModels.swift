import PythonSyntax
import SourceText

/// Which classes of a program stand for tables, and for which.
final class SQLAlchemyModels {
  /// What makes a class that inherits from something stand for a table.
  enum Flavour { case declarative, flask, sqlModel, unknown }

  struct Table: Hashable {
    var schema: String?
    var name: String

    var parts: [String] { (schema.map { [$0] } ?? []) + [name] }
  }

  let index: ModuleIndex
  private var flavours: [ObjectIdentifier: Flavour?] = [:]
  private var tables: [ObjectIdentifier: (table: Table, place: Place)?] = [:]

  init(_ index: ModuleIndex) { self.index = index }

  // MARK: Bases

  /// Nil of a class that stands for no table and gives others none.
  func flavour(of type: ClassOutline) -> Flavour? {
    let key = ObjectIdentifier(type)
    if let known = flavours[key] { return known }
    flavours[key] = .some(nil)
    var result: Flavour?
    for base in index.directBases(of: type) {
      let found: Flavour? =
        switch base {
        case .external(let path): Self.flavour(ofBase: path)
        case .type(let other): flavour(of: other)
        case .value(let node, let module): isMadeBase(node, module) ? .declarative : nil
        default: nil
        }
      guard let found else { continue }
      if result == nil || result == .unknown { result = found }
    }
    if isDecoratedBase(type) { result = .declarative }
    if result == nil,
      type.node.children(.decorator).contains(where: {
        names($0, "mapped", in: type) || names($0, "mapped_as_dataclass", in: type)
      })
    {
      result = .declarative
    }
    flavours[key] = .some(result)
    return result
  }

  private static func flavour(ofBase path: String) -> Flavour? {
    let last = path.split(separator: ".").last ?? ""
    switch last {
    case "DeclarativeBase", "DeclarativeBaseNoMeta", "MappedAsDataclass": return .declarative
    case "SQLModel": return .sqlModel
    case "Model":
      if path.hasPrefix("django") || path.hasPrefix("tortoise") || path.hasPrefix("peewee") { return nil }
      return path == "Model" ? .unknown : .flask
    case "object", "Enum", "str", "BaseModel", "ABC", "Protocol", "Generic": return nil
    default: return .unknown
    }
  }

  /// `declarative_base()` and its like, also in a function of the program.
  private func isMadeBase(_ node: PythonNode, _ module: ModuleOutline, depth: Int = 0) -> Bool {
    madeBase(node, module) != nil
  }

  /// The call that makes a base, and the module it stands in.
  private func madeBase(_ node: PythonNode, _ module: ModuleOutline, depth: Int = 0) -> (PythonNode, ModuleOutline)? {
    guard depth < 4, let callee = index.callee(of: node, in: module) else { return nil }
    switch callee {
    case .function(let function, let home):
      for value in function.returnedValues where value.kind == .call {
        if let found = madeBase(value, home, depth: depth + 1) { return found }
      }
      return nil
    default:
      let makers: Set<String> = ["declarative_base", "automap_base", "generate_base"]
      return callee.externalName.map(makers.contains) == true ? (node, module) : nil
    }
  }

  private func names(_ decorator: PythonNode, _ name: String, in type: ClassOutline) -> Bool {
    let node = decorator.kind == .call ? decorator.child(.function) ?? decorator : decorator
    return index.meaning(of: node, in: type.module)?.externalName == name
  }

  private func isDecoratedBase(_ type: ClassOutline) -> Bool {
    type.node.children(.decorator).contains {
      names($0, "as_declarative", in: type) || names($0, "as_declarative_base", in: type)
    }
  }

  /// It is a base for models, and none itself.
  private func isBase(_ type: ClassOutline) -> Bool {
    if isDecoratedBase(type) { return true }
    return index.directBases(of: type).contains {
      $0.externalName == "DeclarativeBase" || $0.externalName == "DeclarativeBaseNoMeta"
    }
  }

  private func isAbstract(_ type: ClassOutline) -> Bool {
    if type.attribute("__abstract__")?.value?.booleanValue == true { return true }
    return isBase(type)
  }

  /// Whether a class stands for a table, its own or that of one it inherits from.
  func isMapped(_ type: ClassOutline) -> Bool {
    guard let flavour = flavour(of: type), !isAbstract(type) else { return false }
    if flavour == .sqlModel { return type.keyword("table")?.booleanValue == true }
    return table(of: type) != nil
  }

  /// Classes whose attributes come to the table of a mapped class: without those of mapped classes it inherits from.
  func ownLineage(of type: ClassOutline) -> [ClassOutline] {
    let lineage = lineage(of: type)
    var foreign: Set<ObjectIdentifier> = []
    for other in lineage.dropFirst() where isMapped(other) {
      for ancestor in self.lineage(of: other) { foreign.insert(ObjectIdentifier(ancestor)) }
    }
    return lineage.filter { $0 === type || !foreign.contains(ObjectIdentifier($0)) }
  }

  /// With the class that `declarative_base(cls=…)` makes part of the base.
  private func lineage(of type: ClassOutline) -> [ClassOutline] {
    var result = index.lineage(of: type)
    for member in result {
      for base in index.directBases(of: member) {
        guard case .value(let node, let module) = base, let (call, home) = madeBase(node, module),
          let given = call.keyword("cls"), case .type(let other)? = index.meaning(of: given, in: home)
        else { continue }
        for ancestor in index.lineage(of: other) where !result.contains(where: { $0 === ancestor }) { result.append(ancestor) }
      }
    }
    return result
  }

  // MARK: Tables

  /// The table that a class stands for, and where its name is written.
  func table(of type: ClassOutline) -> (table: Table, place: Place)? {
    let key = ObjectIdentifier(type)
    if let known = tables[key] { return known }
    tables[key] = .some(nil)
    let found = findTable(of: type)
    tables[key] = .some(found)
    return found
  }

  private func findTable(of type: ClassOutline) -> (table: Table, place: Place)? {
    guard let flavour = flavour(of: type), !isAbstract(type) else { return nil }
    if flavour == .sqlModel, type.keyword("table")?.booleanValue != true { return nil }
    // Its columns are those of a table made elsewhere.
    if type.attribute("__table__") != nil { return nil }
    let parent = lineage(of: type).dropFirst().first { table(of: $0) != nil }
    let owners = ownLineage(ofUnmapped: type)
    // Flask-SQLAlchemy makes no table of its own for a subclass without a key, whatever name it gives.
    if let parent, flavour == .flask, !owners.contains(where: hasPrimaryKey) { return table(of: parent) }
    for owner in owners {
      guard let attribute = owner.attribute("__tablename__") else { continue }
      if let value = attribute.value, value.kind == .none { break }
      guard let name = tableName(attribute, of: type, in: owner) else { return nil }
      return (Table(schema: schema(of: type), name: name), attribute.value?.place ?? attribute.place)
    }
    if let parent {
      return flavour == .flask
        ? (Table(schema: schema(of: type), name: Self.snakeCase(type.name)), type.place) : table(of: parent)
    }
    switch flavour {
    case .flask: return (Table(schema: schema(of: type), name: Self.snakeCase(type.name)), type.place)
    case .sqlModel: return (Table(schema: schema(of: type), name: type.name.lowercased()), type.place)
    case .declarative, .unknown: return nil
    }
  }

  /// Without asking for its own table.
  private func ownLineage(ofUnmapped type: ClassOutline) -> [ClassOutline] {
    var result: [ClassOutline] = []
    var foreign: Set<ObjectIdentifier> = []
    for other in lineage(of: type) {
      if other === type {
        result.append(other)
      } else if table(of: other) != nil {
        for ancestor in lineage(of: other) where ancestor.attribute("__tablename__")?.function == nil {
          foreign.insert(ObjectIdentifier(ancestor))
        }
        foreign.insert(ObjectIdentifier(other))
      } else if !foreign.contains(ObjectIdentifier(other)) {
        result.append(other)
      }
    }
    return result
  }

  private func tableName(_ attribute: ClassOutline.Attribute, of type: ClassOutline, in owner: ClassOutline) -> String? {
    if let value = attribute.value { return index.text(of: value, in: owner.module, scope: owner) }
    guard let function = attribute.function else { return nil }
    let own = function.children(.parameter).first?.name ?? "cls"
    return index.text(returnedBy: function, in: owner.module, names: ["\(own).__name__": type.name])
  }

  private func hasPrimaryKey(_ type: ClassOutline) -> Bool {
    type.attributes.contains { $0.value?.keyword("primary_key")?.booleanValue == true }
  }

  /// As Flask-SQLAlchemy names tables.
  static func snakeCase(_ name: String) -> String {
    let bytes = Array(name.utf8)
    func isUpper(_ at: Int) -> Bool { at < bytes.count && (0x41...0x5A).contains(bytes[at]) }
    func isLower(_ at: Int) -> Bool { at < bytes.count && (0x61...0x7A).contains(bytes[at]) }
    func isDigit(_ at: Int) -> Bool { at < bytes.count && (0x30...0x39).contains(bytes[at]) }
    var result: [UInt8] = []
    for at in bytes.indices {
      if isUpper(at), at > 0, isLower(at - 1) || isDigit(at - 1) || isLower(at + 1) { result.append(0x5F) }
      result.append(isUpper(at) ? bytes[at] | 0x20 : bytes[at])
    }
    return String(decoding: result.drop { $0 == 0x5F }, as: UTF8.self)
  }

  // MARK: Schemas

  private func schema(of type: ClassOutline) -> String? {
    for owner in ownLineage(ofUnmapped: type) {
      guard let arguments = tableArguments(of: owner) else { continue }
      for dictionary in arguments where dictionary.kind == .dictionary {
        guard let entry = dictionary.entry("schema") else { continue }
        return index.text(of: entry, in: owner.module, scope: owner)
      }
      for call in arguments {
        if call.kind == .call, let given = call.keyword("schema") {
          return index.text(of: given, in: owner.module, scope: owner)
        }
      }
      break
    }
    for owner in lineage(of: type) {
      if let metadata = owner.attribute("metadata")?.value { return schema(ofMetadata: metadata, in: owner.module) }
      for base in index.directBases(of: owner) {
        guard case .value(let node, let module) = base, let (call, home) = madeBase(node, module) else { continue }
        if let metadata = call.keyword("metadata") ?? call.positional.dropFirst().first {
          return schema(ofMetadata: metadata, in: home)
        }
        if let receiver = call.child(.function)?.child(.value),
          case .value(let registry, let other)? = index.meaning(of: receiver, in: home),
          let metadata = registry.keyword("metadata")
        {
          return schema(ofMetadata: metadata, in: other)
        }
      }
    }
    return nil
  }

  /// What stands in `__table_args__`: constraints and dictionaries, one by one.
  func tableArguments(of owner: ClassOutline) -> [PythonNode]? {
    guard let attribute = owner.attribute("__table_args__") else { return nil }
    guard let value = attribute.value ?? attribute.function?.returnedValues.last else { return nil }
    return flattened(value, in: owner.module, depth: 0)
  }

  private func flattened(_ node: PythonNode, in module: ModuleOutline, depth: Int) -> [PythonNode] {
    guard depth < 6 else { return [] }
    if let items = node.items { return items.flatMap { flattened($0, in: module, depth: depth + 1) } }
    switch node.kind {
    case .starred: return node.child(.value).map { flattened($0, in: module, depth: depth + 1) } ?? []
    case .binary:
      return [node.child(.left), node.child(.right)].compactMap { $0 }.flatMap { flattened($0, in: module, depth: depth + 1) }
    case .name, .attribute:
      if case .value(let value, let other)? = index.meaning(of: node, in: module),
        value.tree === module.tree || value.items != nil
      {
        return flattened(value, in: other, depth: depth + 1)
      }
      return []
    default: return [node]
    }
  }

  func schema(ofMetadata node: PythonNode, in module: ModuleOutline) -> String? {
    guard let meaning = index.meaning(of: node, in: module), case .value(let call, let home) = meaning, call.kind == .call,
      let schema = call.keyword("schema")
    else { return nil }
    return index.text(of: schema, in: home)
  }

  /// It lives in another database than the others.
  func hasBindKey(_ type: ClassOutline) -> Bool {
    lineage(of: type).contains { owner in
      owner.attribute("__bind_key__") != nil
    }
  }
}
