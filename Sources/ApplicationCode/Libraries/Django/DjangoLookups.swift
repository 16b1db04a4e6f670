import Migrations
import PythonSyntax
import SourceText

/// How Django looks rows up and makes them.
struct DjangoRowAccess: RowAccess {
  let models: DjangoModels
  private var index: ModuleIndex { models.index }

  let absenceErrors: Set<String> = ["DoesNotExist", "ObjectDoesNotExist"]

  /// `Order.objects.filter(number=n).exists()`, `Order.objects.get(number=n)`
  func lookup(_ node: PythonNode, in module: ModuleOutline, _ locals: [String: PythonNode]) -> RowLookup? {
    guard node.kind == .call, let function = node.child(.function), function.kind == .attribute,
      let receiver = function.child(.value)
    else { return nil }
    switch function.name {
    case "get"?, "aget"?:
      guard let model = manager(receiver, module), let conditions = conditions(node) else { return nil }
      return RowLookup(model: model, conditions: conditions, place: node.place, raises: true)
    case "exists"?, "first"?, "last"?, "count"?, "aexists"?, "afirst"?, "acount"?:
      guard let (model, conditions) = filtered(receiver, module, locals, depth: 0) else { return nil }
      return RowLookup(model: model, conditions: conditions, place: node.place)
    default:
      // `if not orders:`
      return nil
    }
  }

  private func filtered(
    _ node: PythonNode, _ module: ModuleOutline, _ locals: [String: PythonNode], depth: Int
  ) -> (ClassOutline, [RowLookup.Condition])? {
    guard depth < 12 else { return nil }
    if node.kind == .name { return locals[node.sourceText].flatMap { filtered($0, module, locals, depth: depth + 1) } }
    guard node.kind == .call, let function = node.child(.function), function.kind == .attribute,
      let receiver = function.child(.value)
    else { return nil }
    switch function.name {
    case "filter"?:
      guard node.positional.isEmpty, let conditions = conditions(node) else { return nil }
      if let model = manager(receiver, module) { return (model, conditions) }
      guard let (model, others) = filtered(receiver, module, locals, depth: depth + 1) else { return nil }
      return (model, others + conditions)
    case "select_related"?, "prefetch_related"?, "order_by"?, "only"?, "values"?, "values_list"?, "all"?:
      return filtered(receiver, module, locals, depth: depth + 1)
    default: return nil
    }
  }

  /// The model of `Order.objects`.
  func manager(_ node: PythonNode, _ module: ModuleOutline) -> ClassOutline? {
    guard node.kind == .attribute, let owner = node.child(.value), let name = node.name,
      name == "objects" || name.hasSuffix("_objects") || name == "_default_manager" || name == "_base_manager"
    else { return nil }
    return model(owner, module)
  }

  private func model(_ node: PythonNode, _ module: ModuleOutline) -> ClassOutline? {
    guard case .type(let type)? = index.meaning(of: node, in: module), models.kind(of: type) == .concrete else { return nil }
    return type
  }

  /// Nil where rows are not found by their values alone.
  func conditions(_ call: PythonNode) -> [RowLookup.Condition]? {
    guard !call.hasUnpackedArguments else { return nil }
    var result: [RowLookup.Condition] = []
    for argument in call.children where argument.kind == .keywordArgument {
      guard let name = argument.name, let value = argument.child(.value) else { continue }
      if name == "defaults" || name == "create_defaults" { continue }
      guard !name.contains("__") else { return nil }
      result.append(RowLookup.Condition(attribute: name, value: value.sourceText, isConstant: value.isConstant))
    }
    return result.isEmpty ? nil : result
  }

  /// `Order.objects.create(number=n)`, `Order(number=n)`
  func insertion(_ node: PythonNode, in module: ModuleOutline) -> RowInsertion? {
    guard let function = node.child(.function) else { return nil }
    var model: ClassOutline?
    if function.kind == .attribute, function.name == "create" || function.name == "acreate",
      let receiver = function.child(.value)
    {
      model = manager(receiver, module)
    } else {
      model = self.model(function, module)
    }
    guard let model else { return nil }
    var values: [String: String] = [:]
    for argument in node.children where argument.kind == .keywordArgument {
      if let name = argument.name, let value = argument.child(.value) { values[name] = value.sourceText }
    }
    return RowInsertion(model: model, values: values, place: node.place)
  }
}

extension DjangoFindings {
  /// Rows that are looked for first, and made if they are not there.
  mutating func readLookups(_ outline: ModuleOutline, isTest: Bool) {
    // A command is run by hand, or by one job alone.
    guard outline.tree.text.contains("objects"), !outline.path.contains("management/commands/") else { return }
    let access = DjangoRowAccess(models: models)
    for function in outline.tree.root.functionsWithin where outline.tree.text.contains("objects", in: function.span) {
      readCreations(in: function, outline, access, isTest)
      guard !function.takesCareOfOthers else { continue }
      var walk = LookupBeforeInsert(access, in: outline)
      walk.follow(function)
      for pair in walk.pairs {
        add(pair.lookup, at: pair.lookup.place, insertion: pair.insertion.place, speaker: "this query", isTest)
      }
    }
  }

  /// `get_or_create` and `update_or_create` look first, too.
  private mutating func readCreations(
    in function: PythonNode, _ outline: ModuleOutline, _ access: DjangoRowAccess, _ isTest: Bool
  ) {
    var open = function.children(.body)
    while let node = open.popLast() {
      if node.kind == .functionDefinition || node.kind == .classDefinition { continue }
      open += node.children
      guard node.kind == .call, let callee = node.child(.function), callee.kind == .attribute, let name = callee.name,
        ["get_or_create", "update_or_create", "aget_or_create", "aupdate_or_create"].contains(name),
        let receiver = callee.child(.value), let model = access.manager(receiver, outline),
        let conditions = access.conditions(node), conditions.contains(where: { !$0.isConstant }),
        let place = callee.child(.name)?.place
      else { continue }
      let lookup = RowLookup(model: model, conditions: conditions, place: place)
      add(lookup, at: place, insertion: nil, speaker: "this \(name)", isTest)
    }
  }

  private mutating func add(_ lookup: RowLookup, at place: Place, insertion: Place?, speaker: String, _ isTest: Bool) {
    guard let (table, _) = models.table(of: lookup.model) else { return }
    guard !mayBeUnique(lookup.conditions.map(\.attribute), of: lookup.model) else { return }
    let names = columnNames(of: lookup.model)
    var columns: [String] = []
    for condition in lookup.conditions {
      guard let column = names[condition.attribute] else { return }
      if !columns.contains(column) { columns.append(column) }
    }
    let need = UniqueKeyNeed(columns, of: Self.parts(of: table), .checkThenInsert, insertion: insertion)
    var requirement = Requirement(.uniqueKey(need), at: place, speaker: speaker)
    requirement.isTest = isTest
    add(requirement)
  }
}
