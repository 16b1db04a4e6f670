import PythonSyntax
import SourceText

/// A query that asks whether there is a row with certain values.
struct RowLookup {
  struct Condition {
    var attribute: String
    /// As it is written, without white space around it.
    var value: String
    var isConstant: Bool
  }
  var model: ClassOutline
  var conditions: [Condition]
  var place: Place
  /// It raises where there is none.
  var raises = false
}

/// A call that makes a row.
struct RowInsertion {
  var model: ClassOutline
  /// What it gives, by attribute.
  var values: [String: String]
  var place: Place
}

/// Knows how one library looks rows up and makes them.
protocol RowAccess {
  /// What an expression looks up, if it gives nothing, None, False or zero where there is no such row.
  /// `locals` are the variables of the function so far.
  func lookup(_ node: PythonNode, in module: ModuleOutline, _ locals: [String: PythonNode]) -> RowLookup?
  func insertion(_ node: PythonNode, in module: ModuleOutline) -> RowInsertion?
  /// The exception that says there is no such row.
  var absenceErrors: Set<String> { get }
}

/// Follows a function: where it looks for a row, and makes it if there is none.
struct LookupBeforeInsert<Access: RowAccess> {
  struct Pair {
    var lookup: RowLookup
    var insertion: RowInsertion
  }
  private let access: Access
  private let module: ModuleOutline
  private var variables: [String: RowLookup] = [:]
  private var locals: [String: PythonNode] = [:]
  private(set) var pairs: [Pair] = []

  init(_ access: Access, in module: ModuleOutline) {
    self.access = access
    self.module = module
  }

  mutating func follow(_ function: PythonNode) { follow(function.children(.body), absent: [], depth: 0) }

  private mutating func follow(_ block: [PythonNode], absent: [RowLookup], depth: Int) {
    guard depth < 24 else { return }
    var absent = absent
    for statement in block {
      switch statement.kind {
      case .functionDefinition, .classDefinition: continue
      case .ifStatement: followIf(statement, &absent, depth)
      case .tryStatement: followTry(statement, absent, depth)
      case .with:
        follow(statement.children(.body), absent: absent, depth: depth + 1)
      case .forStatement, .whileStatement:
        follow(statement.children(.body), absent: absent, depth: depth + 1)
        follow(statement.children(.otherwise), absent: absent, depth: depth + 1)
      default:
        seek(statement, absent)
        if statement.kind == .assignment || statement.kind == .annotatedAssignment, let value = statement.child(.value),
          let target = statement.child(.target), target.kind == .name
        {
          variables[target.sourceText] = lookup(value)
          // `query = query.where(…)` hides what it goes on from.
          locals[target.sourceText] = value.mentions(target.sourceText) ? nil : value
        }
      }
    }
  }

  private func lookup(_ node: PythonNode) -> RowLookup? {
    var node = node
    while node.kind == .await, let inner = node.child(.value) { node = inner }
    return access.lookup(node, in: module, locals)
  }

  // MARK: Branches

  private mutating func followIf(_ statement: PythonNode, _ absent: inout [RowLookup], _ depth: Int) {
    guard let condition = statement.child(.condition) else { return }
    let test = self.test(condition, depth: 0)
    let body = statement.children(.body)
    let others = statement.children(.otherwise)
    follow(body, absent: absent + (test.map { $0.isAbsent ? [$0.lookup] : [] } ?? []), depth: depth + 1)
    let otherwise = absent + (test.map { $0.isAbsent ? [] : [$0.lookup] } ?? [])
    for branch in statement.children(.elseIf) { follow(branch.children(.body), absent: otherwise, depth: depth + 1) }
    follow(others, absent: otherwise, depth: depth + 1)
    if let test, !test.isAbsent, Self.leaves(body) { absent.append(test.lookup) }
  }

  /// Whether a condition says that a row is there, or that it is not.
  private mutating func test(_ node: PythonNode, depth: Int) -> (lookup: RowLookup, isAbsent: Bool)? {
    guard depth < 8 else { return nil }
    switch node.kind {
    case .name: return variables[node.sourceText].map { ($0, false) }
    case .namedExpression:
      guard let target = node.child(.target), let value = node.child(.value), let found = lookup(value) else { return nil }
      variables[target.sourceText] = found
      return (found, false)
    case .unary where node.operator == .not:
      guard let operand = node.child(.operand), let inner = test(operand, depth: depth + 1) else { return nil }
      return (inner.lookup, !inner.isAbsent)
    case .booleanOperation where node.operator == .and:
      for operand in node.children(.operand) {
        if let inner = test(operand, depth: depth + 1), inner.isAbsent { return inner }
      }
      return nil
    case .comparison:
      let operands = node.children(.operand)
      guard operands.count == 2, let comparison = node.child(.operator),
        operands[1].kind == .none || operands[1].integerValue == 0, let inner = test(operands[0], depth: depth + 1)
      else { return nil }
      switch comparison.operator {
      case .is, .equal: return (inner.lookup, !inner.isAbsent)
      case .isNot, .notEqual, .greater: return inner
      default: return nil
      }
    default: return lookup(node).map { ($0, false) }
    }
  }

  /// Nothing behind it runs.
  private static func leaves(_ block: [PythonNode]) -> Bool {
    guard let last = block.last else { return false }
    return [.returnStatement, .raise, .continueStatement, .breakStatement].contains(last.kind)
  }

  private mutating func followTry(_ statement: PythonNode, _ absent: [RowLookup], _ depth: Int) {
    let body = statement.children(.body)
    follow(body, absent: absent, depth: depth + 1)
    let raising = body.compactMap { statement -> RowLookup? in
      guard let value = statement.child(.value), [.assignment, .expressionStatement, .returnStatement].contains(statement.kind)
      else { return nil }
      return lookup(value).flatMap { $0.raises ? $0 : nil }
    }
    for handler in statement.children(.handler) {
      let names = handler.child(.type).map { $0.items ?? [$0] } ?? []
      let isAbsence = names.contains { name in
        name.dottedPath?.split(separator: ".").last.map { access.absenceErrors.contains(String($0)) } == true
      }
      follow(handler.children(.body), absent: absent + (isAbsence ? raising : []), depth: depth + 1)
    }
    follow(statement.children(.otherwise), absent: absent, depth: depth + 1)
    follow(statement.children(.finally), absent: absent, depth: depth + 1)
  }

  // MARK: Insertions

  /// Looks through a statement for what makes a row that was not there.
  private mutating func seek(_ statement: PythonNode, _ absent: [RowLookup]) {
    guard !absent.isEmpty else { return }
    var open = [statement]
    while let node = open.popLast() {
      if node.kind == .lambda || node.kind == .functionDefinition { continue }
      if node.kind == .call, let insertion = access.insertion(node, in: module) {
        for lookup in absent where lookup.model === insertion.model && Self.fits(lookup, insertion) {
          pairs.append(Pair(lookup: lookup, insertion: insertion))
        }
      }
      open += node.children
    }
  }

  /// The row that is made is one that would have been found.
  private static func fits(_ lookup: RowLookup, _ insertion: RowInsertion) -> Bool {
    var shared = 0
    for condition in lookup.conditions {
      if let value = insertion.values[condition.attribute] {
        guard value == condition.value else { return false }
        if !condition.isConstant { shared += 1 }
      } else if !condition.isConstant {
        return false
      }
    }
    return shared > 0
  }
}

extension PythonNode {
  /// Whether something in it keeps two who do the same at once apart, or copes with it: a lock, or a handler of the refusal.
  var takesCareOfOthers: Bool {
    var open = [self]
    while let node = open.popLast() {
      switch node.kind {
      case .attribute, .name:
        let name = node.kind == .name ? node.sourceText : node.name ?? ""
        if Self.careful.contains(name) { return true }
      case .withItem:
        if let value = node.child(.value), value.namesLock { return true }
      case .string:
        if node.literalText?.lowercased().contains("advisory") == true
          || node.literalText?.uppercased().contains("LOCK TABLE") == true
        {
          return true
        }
      default: break
      }
      open += node.children.filter { $0.kind != .stringPart }
    }
    return false
  }

  private var namesLock: Bool {
    let node = kind == .call ? child(.function) ?? self : self
    let name = node.kind == .attribute ? node.name : node.dottedPath
    return name?.lowercased().contains("lock") == true
  }

  private static let careful: Set<String> = [
    "IntegrityError", "UniqueViolation", "UniqueViolationError", "with_for_update", "select_for_update",
    "on_conflict_do_nothing", "on_conflict_do_update", "begin_nested", "ignore_conflicts", "update_conflicts",
    "pg_advisory_lock", "pg_advisory_xact_lock", "advisory_lock", "acquire_lock",
  ]

  /// Whether a variable occurs in it.
  fileprivate func mentions(_ variable: String) -> Bool {
    var open = [self]
    while let node = open.popLast() {
      if node.kind == .name, node.sourceText == variable { return true }
      open += node.children
    }
    return false
  }

  /// A value that is the same each time.
  var isConstant: Bool {
    switch kind {
    case .string, .integer, .float, .true, .false, .none: return true
    case .attribute:
      // `Status.ACTIVE`, `Status.ACTIVE.value`
      return dottedPath?.split(separator: ".").first?.first?.isUppercase == true
    default: return false
    }
  }

  /// All functions in a tree, those within others too.
  var functionsWithin: [PythonNode] {
    var result: [PythonNode] = []
    var open = [self]
    while let node = open.popLast() {
      switch node.kind {
      case .functionDefinition: result.append(node)
      case .module, .classDefinition, .ifStatement, .tryStatement, .exceptHandler, .with, .forStatement, .elseIf: break
      default: continue
      }
      for child in node.children where [.body, .otherwise, .elseIf, .handler, .finally].contains(child.role) {
        open.append(child)
      }
    }
    return result.sorted { $0.span.start < $1.span.start }
  }
}
