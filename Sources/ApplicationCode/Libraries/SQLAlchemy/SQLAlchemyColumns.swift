import PythonSyntax
import SourceText

/// A column as a model or a table declares it.
struct SQLAlchemyColumn {
  var name: String
  var place: Place
  var nulls = ColumnNeed.Nulls.unknown
  var type: SQLAlchemyTypeReference?
  /// `table.column` of foreign keys, with a schema before it if they name one.
  var targets: [(path: String, place: Place)] = []
}

/// An expression for a type, and where to look up its names.
struct SQLAlchemyTypeReference {
  var node: PythonNode
  var module: ModuleOutline
  var scope: ClassOutline?
  /// It comes from an annotation, which says less.
  var isAnnotation = false
}

/// Reads what attributes of models and arguments of tables say of columns.
struct SQLAlchemyColumnReader {
  let models: SQLAlchemyModels
  var index: ModuleIndex { models.index }

  /// Where a call stands, and which names are given to it from outside.
  struct Context {
    var module: ModuleOutline
    var scope: ClassOutline?
  }

  // MARK: Attributes of classes

  enum Reading {
    case columns([SQLAlchemyColumn])
    /// It is something else, which may hide a column of that name.
    case other
  }

  func read(_ attribute: ClassOutline.Attribute, of owner: ClassOutline, flavour: SQLAlchemyModels.Flavour) -> Reading {
    let context = Context(module: owner.module, scope: owner)
    if let function = attribute.function {
      guard isDeclaredAttribute(function, in: owner) else { return .other }
      for value in function.returnedValues {
        if let column = column(value, attribute: attribute, context) { return .columns([column]) }
      }
      return .other
    }
    if flavour == .sqlModel { return readField(attribute, context) }
    let mapped = attribute.annotation.flatMap { mappedType($0, in: owner) }
    if let value = attribute.value {
      if var column = column(value, attribute: attribute, context) {
        if let mapped { complete(&column, with: mapped, of: value, in: owner) }
        return .columns([column])
      }
      let composite = compositeColumns(value, attribute, context)
      if !composite.isEmpty { return .columns(composite) }
      // `x: Mapped[int] = 0`: the value of a data class.
      if let mapped, attribute.value?.kind != .call, mapped.kind != .none {
        return .columns([plain(attribute, mapped, in: owner)])
      }
      return .other
    }
    guard let mapped else { return attribute.annotation == nil ? .other : .columns([]) }
    return .columns([plain(attribute, mapped, in: owner)])
  }

  private func plain(_ attribute: ClassOutline.Attribute, _ mapped: PythonNode, in owner: ClassOutline) -> SQLAlchemyColumn {
    var column = SQLAlchemyColumn(name: attribute.name, place: attribute.place)
    complete(&column, with: mapped, of: nil, in: owner)
    return column
  }

  private func isDeclaredAttribute(_ function: PythonNode, in owner: ClassOutline) -> Bool {
    function.children(.decorator).contains { decorator in
      let path = index.meaning(of: decorator, in: owner.module)
      guard case .external(let name)? = path else { return false }
      return name.split(separator: ".").contains("declared_attr")
    }
  }

  /// What stands in `Mapped[…]`; nil of other annotations and of those of relationships.
  private func mappedType(_ annotation: PythonNode, in owner: ClassOutline) -> PythonNode? {
    guard annotation.kind == .subscript, let outer = annotation.child(.value), let inner = annotation.child(.index) else {
      return nil
    }
    let name = index.meaning(of: outer, in: owner.module)?.externalName
    return name == "Mapped" || name == "MappedColumn" ? inner : nil
  }

  /// What the annotation says beside the call.
  private func complete(
    _ column: inout SQLAlchemyColumn, with mapped: PythonNode, of value: PythonNode?, in owner: ClassOutline
  ) {
    var inner = mapped
    var module = owner.module
    var isSaid = value.map { isNullSaid($0, in: owner) } ?? false
    // `intpk = Annotated[int, mapped_column(primary_key=True)]`
    for _ in 0..<4 {
      if inner.kind == .name || inner.kind == .attribute,
        case .value(let aliased, let home)? = index.meaning(of: inner, in: module, scope: owner)
      {
        (inner, module) = (aliased, home)
      }
      if inner.kind == .subscript, let outer = inner.child(.value), let content = inner.child(.index),
        index.meaning(of: outer, in: module)?.externalName == "Annotated"
      {
        let parts = content.items ?? [content]
        for part in parts.dropFirst() {
          guard part.kind == .call, let own = self.column(part, attribute: nil, Context(module: module, scope: nil)) else {
            continue
          }
          if !isSaid, isNullSaid(part, in: owner) {
            column.nulls = own.nulls
            isSaid = true
          }
          if column.type == nil { column.type = own.type }
          column.targets += own.targets
          if !own.name.isEmpty, column.place.file === owner.module.tree.text, value == nil { column.name = own.name }
        }
        guard let first = parts.first else { break }
        inner = first
      } else {
        break
      }
    }
    let (isOptional, core) = optional(inner)
    if !isSaid { column.nulls = isOptional ? .expected : .breakIt }
    // Another class may have said of which type the column is.
    if column.type == nil, value?.keyword("use_existing_column") == nil {
      column.type = SQLAlchemyTypeReference(node: core, module: module, scope: owner, isAnnotation: true)
    }
  }

  private func isNullSaid(_ call: PythonNode, in owner: ClassOutline) -> Bool {
    call.keyword("nullable") != nil || call.keyword("primary_key")?.booleanValue == true || call.hasUnpackedArguments
  }

  /// Whether an annotation allows None, and what else it allows.
  func optional(_ node: PythonNode, depth: Int = 0) -> (Bool, PythonNode) {
    guard depth < 8 else { return (false, node) }
    switch node.kind {
    case .string:
      guard let text = node.literalText else { return (false, node) }
      let tree = PythonTree.parse(SourceText(name: node.tree.text.name, text))
      guard let statement = tree.root.child(.body), let value = statement.child(.value) else { return (false, node) }
      return optional(value, depth: depth + 1)
    case .binary where node.operator == .bitOr:
      guard let left = node.child(.left), let right = node.child(.right) else { return (false, node) }
      if right.kind == .none { return (true, optional(left, depth: depth + 1).1) }
      if left.kind == .none { return (true, optional(right, depth: depth + 1).1) }
      let (one, core) = optional(left, depth: depth + 1)
      return (one || optional(right, depth: depth + 1).0, core)
    case .subscript:
      guard let outer = node.child(.value), let inner = node.child(.index) else { return (false, node) }
      switch outer.dottedPath?.split(separator: ".").last {
      case "Optional"?: return (true, optional(inner, depth: depth + 1).1)
      case "Union"?:
        let parts = inner.items ?? [inner]
        return (parts.contains { $0.kind == .none }, parts.first { $0.kind != .none } ?? node)
      case "Annotated"?:
        let parts = inner.items ?? [inner]
        return parts.first.map { optional($0, depth: depth + 1) } ?? (false, node)
      default: return (false, node)
      }
    case .none: return (true, node)
    default: return (false, node)
    }
  }

  // MARK: Calls

  private enum Maker {
    case column(defaults: PythonNode?)
    case mappedColumn
    case wrapper
    case function(PythonNode, ModuleOutline)
    case field
  }

  private func maker(_ call: PythonNode, _ context: Context) -> Maker? {
    guard let callee = index.callee(of: call, in: context.module, scope: context.scope) else { return nil }
    switch callee {
    case .external(let path):
      switch callee.externalName {
      case "Column": return .column(defaults: nil)
      case "mapped_column", "MappedColumn": return .mappedColumn
      case "deferred", "column_property": return .wrapper
      case "Field": return path.hasPrefix("rest_framework") || path.hasPrefix("marshmallow") ? nil : .field
      default: return nil
      }
    case .function(let function, let module): return .function(function, module)
    case .type(let type):
      return index.externalBases(of: type).contains { $0.hasSuffix("Column") } ? .column(defaults: call) : nil
    case .value(let node, let module):
      // `partial(Column, nullable=False)`
      guard node.kind == .call, index.callee(of: node, in: module)?.externalName == "partial",
        let first = node.positional.first,
        let name = index.meaning(of: first, in: module)?.externalName
      else { return nil }
      if name == "Column" { return .column(defaults: node) }
      return name == "mapped_column" ? .mappedColumn : nil
    case .module: return nil
    }
  }

  /// What a call such as `Column(…)` declares. `attribute` is the name that it gets if it says none; without one the name is
  /// empty.
  func column(_ node: PythonNode, attribute: ClassOutline.Attribute?, _ context: Context, depth: Int = 0) -> SQLAlchemyColumn? {
    guard depth < 6 else { return nil }
    switch node.kind {
    case .name, .attribute:
      // `id = id_column`
      guard case .value(let value, let module)? = index.meaning(of: node, in: context.module, scope: nil), value.kind == .call
      else { return nil }
      return column(value, attribute: attribute, Context(module: module, scope: nil), depth: depth + 1)
    case .call: break
    case .conditional:
      return node.child(.value).flatMap { column($0, attribute: attribute, context, depth: depth + 1) }
    default: return nil
    }
    guard let maker = maker(node, context) else { return nil }
    switch maker {
    case .column(let defaults): return declared(node, attribute, context, defaults: defaults, isMapped: false)
    case .mappedColumn: return declared(node, attribute, context, defaults: nil, isMapped: true)
    case .wrapper:
      guard let first = node.positional.first, first.kind == .call else { return nil }
      return column(first, attribute: attribute, context, depth: depth + 1)
    case .function(let function, let module):
      guard !function.flags.contains(.async) else { return nil }
      for value in function.returnedValues where value.kind == .call {
        let inner = Context(module: module, scope: nil)
        guard var made = column(value, attribute: attribute, inner, depth: depth + 1) else { continue }
        // What is handed on nobody follows.
        if node.keyword("nullable") != nil || value.hasUnpackedArguments {
          made.nulls = nullness(node, nil, context) ?? .unknown
        }
        if let name = node.keyword("name"), let text = index.text(of: name, in: context.module, scope: context.scope) {
          made.name = text
        }
        return made
      }
      return nil
    case .field:
      guard let inner = node.keyword("sa_column"), inner.kind == .call else { return nil }
      return column(inner, attribute: attribute, context, depth: depth + 1)
    }
  }

  private func declared(
    _ call: PythonNode, _ attribute: ClassOutline.Attribute?, _ context: Context, defaults: PythonNode?, isMapped: Bool
  ) -> SQLAlchemyColumn? {
    if call.keyword("system")?.booleanValue == true { return nil }
    var column = SQLAlchemyColumn(name: attribute?.name ?? "", place: attribute?.place ?? call.place)
    var arguments = call.positional
    let named = arguments.first.flatMap { isText($0, context) } ?? call.keyword("name")
    if let named {
      if arguments.first?.span == named.span { arguments.removeFirst() }
      guard let text = index.text(of: named, in: context.module, scope: context.scope) else { return nil }
      column.name = text
      column.place = named.place
    }
    column.nulls = nullness(call, defaults, context) ?? (call.hasUnpackedArguments ? .unknown : .expected)
    for argument in arguments + [call.keyword("type_")].compactMap({ $0 }) {
      if argument.kind == .call, let name = index.callee(of: argument, in: context.module, scope: context.scope)?.externalName,
        Self.notTypes.contains(name)
      {
        if name == "ForeignKey", let target = argument.positional.first ?? argument.keyword("column"),
          let path = index.text(of: target, in: context.module, scope: context.scope)
        {
          column.targets.append((path, target.place))
        }
        continue
      }
      if column.type == nil {
        column.type = SQLAlchemyTypeReference(node: argument, module: context.module, scope: context.scope)
      }
    }
    return column
  }

  private static let notTypes: Set<String> = [
    "ForeignKey", "Sequence", "Identity", "Computed", "CheckConstraint", "UniqueConstraint", "FetchedValue", "DefaultClause",
  ]

  /// The first argument, where it is the column's name.
  private func isText(_ node: PythonNode, _ context: Context) -> PythonNode? {
    switch node.kind {
    case .string, .formattedString: return node
    case .binary, .name, .attribute: return index.text(of: node, in: context.module, scope: context.scope) == nil ? nil : node
    default: return nil
    }
  }

  private func nullness(_ call: PythonNode, _ defaults: PythonNode?, _ context: Context) -> ColumnNeed.Nulls? {
    for call in [call, defaults].compactMap({ $0 }) {
      if let written = call.keyword("nullable") {
        guard let flag = written.booleanValue else { return .unknown }
        return flag ? .expected : .breakIt
      }
      if call.keyword("primary_key")?.booleanValue == true { return .breakIt }
    }
    return nil
  }

  /// `composite(Point, mapped_column("x"), mapped_column("y"))`
  private func compositeColumns(_ node: PythonNode, _ attribute: ClassOutline.Attribute, _ context: Context)
    -> [SQLAlchemyColumn]
  {
    guard node.kind == .call, index.callee(of: node, in: context.module, scope: context.scope)?.externalName == "composite"
    else {
      return []
    }
    return node.positional.dropFirst().compactMap { argument in
      guard argument.kind == .call, let column = column(argument, attribute: nil, context), !column.name.isEmpty else {
        return nil
      }
      return column
    }
  }

  // MARK: SQLModel

  private func readField(_ attribute: ClassOutline.Attribute, _ context: Context) -> Reading {
    guard let annotation = attribute.annotation else {
      // Without an annotation it is no field, but it may be a column.
      guard let value = attribute.value, let column = column(value, attribute: attribute, context) else { return .other }
      return .columns([column])
    }
    guard !attribute.name.hasPrefix("_") else { return .other }
    let outer = annotation.kind == .subscript ? annotation.child(.value) : annotation
    if let outer, index.meaning(of: outer, in: context.module)?.externalName == "ClassVar" { return .other }
    if let value = attribute.value, value.kind == .call {
      let callee = index.callee(of: value, in: context.module, scope: context.scope)
      if let name = callee?.externalName, ["Relationship", "PrivateAttr", "relationship", "association_proxy"].contains(name) {
        return .other
      }
      if callee?.externalName == "Field" {
        if let written = value.keyword("sa_column") {
          guard let column = column(written, attribute: attribute, context) else { return .other }
          return .columns([column])
        }
        return .columns([field(attribute, annotation, value, context)])
      }
      if let column = column(value, attribute: attribute, context) { return .columns([column]) }
    }
    return .columns([field(attribute, annotation, nil, context)])
  }

  private func field(
    _ attribute: ClassOutline.Attribute, _ annotation: PythonNode, _ call: PythonNode?, _ context: Context
  ) -> SQLAlchemyColumn {
    var column = SQLAlchemyColumn(name: attribute.name, place: attribute.place)
    let (isOptional, core) = optional(annotation)
    column.nulls = isOptional ? .expected : .breakIt
    column.type = SQLAlchemyTypeReference(node: core, module: context.module, scope: context.scope, isAnnotation: true)
    guard let call else { return column }
    let options = call.keyword("sa_column_kwargs")
    if let named = options?.entry("name"), let text = index.text(of: named, in: context.module, scope: context.scope) {
      column.name = text
      column.place = named.place
    }
    if let written = call.keyword("nullable") ?? options?.entry("nullable") {
      column.nulls = written.booleanValue.map { $0 ? .expected : .breakIt } ?? .unknown
    } else if call.keyword("primary_key")?.booleanValue == true {
      column.nulls = .breakIt
    }
    if let target = call.keyword("foreign_key"), let path = index.text(of: target, in: context.module, scope: context.scope) {
      column.targets.append((path, target.place))
    }
    if let type = call.keyword("sa_type") {
      column.type = SQLAlchemyTypeReference(node: type, module: context.module, scope: context.scope)
    }
    return column
  }
}
