import PythonSyntax
import SourceText

/// How SQLAlchemy looks rows up and makes them.
struct SQLAlchemyRowAccess: RowAccess {
  let models: SQLAlchemyModels
  private var index: ModuleIndex { models.index }

  let absenceErrors: Set<String> = ["NoResultFound"]

  private static let endings: Set<String> = [
    "first", "one_or_none", "scalar", "scalar_one_or_none", "count", "one", "scalar_one", "all", "exists",
  ]

  /// `Order.query.filter_by(number=n).first()`, `session.scalars(select(Order).where(Order.number == n)).first()`
  func lookup(_ node: PythonNode, in module: ModuleOutline, _ locals: [String: PythonNode]) -> RowLookup? {
    guard node.kind == .call, let function = node.child(.function), function.kind == .attribute, let ending = function.name
    else { return nil }
    var links: [PythonNode] = []
    if Self.endings.contains(ending), let receiver = function.child(.value) {
      guard let chain = chain(receiver, locals, depth: 0) else { return nil }
      links = chain
    } else {
      return nil
    }
    // `session.scalar(select(…))`
    if ending == "scalar", let argument = node.positional.first, let chain = chain(argument, locals, depth: 0) { links = chain }
    var model: ClassOutline?
    var conditions: [RowLookup.Condition] = []
    for link in links {
      switch link.kind == .call ? link.child(.function)?.lastName : "query" {
      case "query"?, "select"?:
        guard let found = queried(link, module) else { return nil }
        model = found
      case "filter_by"?:
        guard let found = given(link) else { return nil }
        conditions += found
      case "filter"?, "where"?:
        for argument in link.positional {
          guard let model, let condition = equality(argument, model, module) else { return nil }
          conditions.append(condition)
        }
      case "options"?, "order_by"?, "limit"?, "with_entities"?, "execution_options"?, "unique"?: continue
      default: return nil
      }
    }
    guard let model, !conditions.isEmpty else { return nil }
    let raises = ending == "one" || ending == "scalar_one"
    return RowLookup(model: model, conditions: conditions, place: node.place, raises: raises)
  }

  /// The calls of a query in the order in which they are written; what only runs it is left out.
  private func chain(_ node: PythonNode, _ locals: [String: PythonNode], depth: Int) -> [PythonNode]? {
    guard depth < 16 else { return nil }
    switch node.kind {
    case .name: return locals[node.sourceText].flatMap { chain($0, locals, depth: depth + 1) }
    case .await: return node.child(.value).flatMap { chain($0, locals, depth: depth + 1) }
    case .attribute:
      // `Order.query`, without a call.
      if node.name == "query", let owner = node.child(.value), owner.kind == .name || owner.kind == .attribute { return [node] }
      return nil
    case .call:
      guard let function = node.child(.function) else { return nil }
      switch function.lastName {
      case "execute"?, "scalars"?, "exec"?, "scalar"?:
        // `(await session.execute(query)).scalars().first()`
        if let query = node.positional.first { return chain(query, locals, depth: depth + 1) }
        return function.child(.value).flatMap { chain($0, locals, depth: depth + 1) }
      case "select"?: return [node]
      case "query"?: return [node]
      default:
        guard function.kind == .attribute, let receiver = function.child(.value),
          let before = chain(receiver, locals, depth: depth + 1)
        else { return nil }
        return before + [node]
      }
    default: return nil
    }
  }

  /// The model of `select(Order)`, `session.query(Order.id)` or `Order.query`.
  private func queried(_ link: PythonNode, _ module: ModuleOutline) -> ClassOutline? {
    guard link.kind == .call else { return link.child(.value).flatMap { model($0, module) } }
    guard let first = link.positional.first else { return nil }
    if let found = model(first, module) { return found }
    return first.kind == .attribute ? first.child(.value).flatMap { model($0, module) } : nil
  }

  private func model(_ node: PythonNode, _ module: ModuleOutline) -> ClassOutline? {
    guard case .type(let type)? = index.meaning(of: node, in: module), models.isMapped(type) else { return nil }
    return type
  }

  /// `filter_by(a=x)`
  private func given(_ link: PythonNode) -> [RowLookup.Condition]? {
    guard !link.hasUnpackedArguments else { return nil }
    return link.children.compactMap { argument in
      guard argument.kind == .keywordArgument, let name = argument.name, let value = argument.child(.value) else { return nil }
      return RowLookup.Condition(attribute: name, value: value.sourceText, isConstant: value.isConstant)
    }
  }

  /// `Order.number == n`
  private func equality(_ node: PythonNode, _ type: ClassOutline, _ module: ModuleOutline) -> RowLookup.Condition? {
    guard node.kind == .comparison, node.child(.operator)?.operator == .equal else { return nil }
    let operands = node.children(.operand)
    guard operands.count == 2, operands[0].kind == .attribute, let attribute = operands[0].name,
      let owner = operands[0].child(.value), model(owner, module) === type
    else { return nil }
    return RowLookup.Condition(attribute: attribute, value: operands[1].sourceText, isConstant: operands[1].isConstant)
  }

  /// `Order(number=n)`
  func insertion(_ node: PythonNode, in module: ModuleOutline) -> RowInsertion? {
    guard let function = node.child(.function), let type = model(function, module) else { return nil }
    var values: [String: String] = [:]
    for argument in node.children where argument.kind == .keywordArgument {
      if let name = argument.name, let value = argument.child(.value) { values[name] = value.sourceText }
    }
    return RowInsertion(model: type, values: values, place: node.place)
  }
}

extension PythonNode {
  /// The last name of `a.b.c` or `c`.
  fileprivate var lastName: String? { kind == .attribute ? name : kind == .name ? sourceText : nil }
}

extension SQLAlchemyFindings {
  /// Rows that are looked for first, and made if they are not there.
  mutating func readLookups(_ outline: ModuleOutline, isTest: Bool) {
    guard outline.tree.text.contains("add") || outline.tree.text.contains("save(") else { return }
    for function in outline.tree.root.functionsWithin
    where outline.tree.text.contains("filter", in: function.span) || outline.tree.text.contains("where", in: function.span) {
      guard Self.addsRows(function), !function.takesCareOfOthers else { continue }
      var walk = LookupBeforeInsert(SQLAlchemyRowAccess(models: models), in: outline)
      walk.follow(function)
      for pair in walk.pairs { add(pair.lookup, pair.insertion, isTest) }
    }
  }

  /// `session.add(row)`
  private static func addsRows(_ function: PythonNode) -> Bool {
    var open = [function]
    while let node = open.popLast() {
      if node.kind == .call, let callee = node.child(.function), callee.kind == .attribute,
        callee.name == "add" || callee.name == "add_all" || callee.name == "save"
      {
        return true
      }
      open += node.children
    }
    return false
  }

  private mutating func add(_ lookup: RowLookup, _ insertion: RowInsertion, _ isTest: Bool) {
    guard let (table, _) = models.table(of: lookup.model), !models.hasBindKey(lookup.model) else { return }
    let names = columnNames(of: lookup.model)
    var columns: [String] = []
    for condition in lookup.conditions {
      guard let column = names[condition.attribute] else { return }
      if !columns.contains(column) { columns.append(column) }
    }
    let need = UniqueKeyNeed(columns, of: table.parts, .checkThenInsert, insertion: insertion.place)
    add(.uniqueKey(need), at: lookup.place, "this query", .strong, isTest)
  }
}
