import SourceText

/// A SQL statement inside a body: one that stands there, or one in the text that an EXECUTE runs.
public struct BodyStatement: Sendable {
  public let tag: CommandTag
  /// In a tree of its own: the body's, or that of the text an EXECUTE runs. Of an EXECUTE that runs nobody knows what: the
  /// EXECUTE itself.
  public let node: Node
  /// In the file. Of a statement that an EXECUTE runs: the constant it is written in.
  public let span: Span
  /// It may not run although the body does: it is in a branch, a loop or a handler, or behind a RETURN or EXIT that is.
  public let isMaybe: Bool
  /// An EXECUTE runs it, and only the run knows all of its text: what is unknown is a hole.
  public let isDynamic: Bool
  public let isUnderstood: Bool
  /// How many bodies and EXECUTEs it is in; 1 in the body of a statement of the file.
  public let level: Int

  /// What keeps the text of an EXECUTE from being known.
  public let dynamicPart: DynamicPart?
}

extension Body {
  /// All SQL statements inside, also those that an EXECUTE of known text runs and those of a DO inside, in the order in which
  /// they are written.
  public var statements: [BodyStatement] {
    var walk = BodyWalk(budget: 64 * span.count + 1 << 16)
    walk.walk(self)
    return walk.statements
  }
}

/// Collects the SQL statements of a body in the order in which they are written.
struct BodyWalk {
  private(set) var statements: [BodyStatement] = []
  /// How many more bytes of bodies and executed texts are looked into: each may hold several larger than itself.
  private var budget: Int
  /// How many branches, loops and handlers are open.
  private var branches = 0
  /// A RETURN that may not be reached was passed: nothing behind it is sure to run.
  private var mayHaveReturned = false
  /// Labels of the blocks and loops that are open.
  private var labels: [String] = []
  /// Those of them that an EXIT or CONTINUE may have left.
  private var exits: Set<String> = []
  /// An EXIT or CONTINUE may have left the innermost loop.
  private var mayHaveLeftLoop = false

  fileprivate init(budget: Int) { self.budget = budget }

  private var isMaybe: Bool { branches > 0 || mayHaveReturned || mayHaveLeftLoop || !exits.isEmpty }

  /// Of a whole tree of SQL statements, or of the block of a PL/pgSQL body.
  mutating func walk(_ body: Body) {
    guard let tree = body.tree else { return }
    switch body.language {
    case .plpgsql: for statement in tree.statements { walk(tree.root(of: statement)) }
    case .sql: add(tree, part: nil)
    case .other: break
    }
  }

  /// The statements of a tree of SQL.
  private mutating func add(_ tree: SyntaxTree, part: DynamicPart?) {
    budget -= tree.lexed.extent.count
    for statement in tree.statements {
      add(tree.root(of: statement), tag: statement.tag, part: part, isUnderstood: statement.isUnderstood)
    }
  }

  private mutating func add(_ node: Node, tag: CommandTag, part: DynamicPart? = nil, isUnderstood: Bool) {
    statements.append(
      BodyStatement(
        tag: tag, node: node, span: node.fileSpan, isMaybe: isMaybe, isDynamic: part != nil, isUnderstood: isUnderstood,
        level: node.tree.level, dynamicPart: part))
    guard tag == .do, budget >= 0, let body = node.tree.body(of: node) else { return }
    // What leaves the DO leaves nothing around it.
    var inner = BodyWalk(budget: budget - (body.tree?.lexed.extent.count ?? 0))
    inner.branches = isMaybe ? 1 : 0
    inner.walk(body)
    budget = inner.budget
    statements += inner.statements
  }

  /// A SQL statement of the body itself.
  private mutating func add(_ node: Node) {
    if node.kind == .plpgsqlExecute { return execute(node) }
    if node.kind == .plpgsqlCursorUse { return }
    add(node, tag: node.commandTag, isUnderstood: node.kind != .notUnderstood)
  }

  private mutating func execute(_ node: Node) {
    let executed = budget >= 0 ? node.tree.executedSQL(of: node) : nil
    switch executed {
    case .statements(let tree)?: add(tree, part: nil)
    case .dynamic(let part, let partial?)?: add(partial, part: part)
    case .dynamic(let part, nil)?: add(node, tag: .execute, part: part, isUnderstood: true)
    case nil: add(node, tag: .execute, part: DynamicPart(.size, node.fileSpan), isUnderstood: true)
    }
  }

  // MARK: PL/pgSQL

  private mutating func list(_ node: Node) {
    for child in node.children {
      if child.role == .statement {
        walk(child)
      } else if child.kind == .notUnderstood, child.role == .none {
        notUnderstood(child)
      }
    }
  }

  /// What is wrong between statements or in an expression.
  private mutating func notUnderstood(_ node: Node) {
    if let last = statements.last, !last.isUnderstood, last.span == node.fileSpan { return }
    add(node, tag: .unknown, isUnderstood: false)
  }

  /// What is in here may not run.
  private mutating func maybe(_ node: Node) {
    branches += 1
    list(node)
    branches -= 1
  }

  private mutating func walk(_ node: Node) {
    switch node.kind {
    case .plpgsqlBlock: block(node)
    case .plpgsqlIf, .plpgsqlCase:
      queries(of: node)
      for branch in node.children where branch.kind == .plpgsqlBranch {
        queries(of: branch)
        maybe(branch)
      }
    case .plpgsqlLoop, .plpgsqlForInteger, .plpgsqlForEach, .plpgsqlForRows:
      queries(of: node)
      loop(node)
    case .plpgsqlSQL:
      if let statement = node.child(.statement) { add(statement) }
    case .plpgsqlExecute:
      add(node)
      queries(of: node)
    case .plpgsqlReturn, .plpgsqlExit:
      queries(of: node)
      leave(node)
    case .notUnderstood: notUnderstood(node)
    default: queries(of: node)
    }
  }

  private mutating func leave(_ node: Node) {
    if node.kind == .plpgsqlReturn {
      mayHaveReturned = true
    } else if let label = node.child(.label)?.identifiers.first {
      if labels.contains(label) { exits.insert(label) }
    } else {
      mayHaveLeftLoop = true
    }
  }

  private mutating func block(_ node: Node) {
    labelled(node) { walk in
      for declaration in node.children where declaration.role == .declaration {
        if declaration.kind == .notUnderstood { walk.notUnderstood(declaration) } else { walk.queries(of: declaration) }
      }
      walk.list(node)
      for handler in node.children where handler.role == .handler {
        walk.queries(of: handler)
        walk.maybe(handler)
      }
    }
  }

  private mutating func loop(_ node: Node) {
    let hadLeft = mayHaveLeftLoop
    labelled(node) { walk in
      if Self.takesATurn(node) { walk.list(node) } else { walk.maybe(node) }
    }
    mayHaveLeftLoop = hadLeft
  }

  /// Whether the loop surely runs at least once.
  private static func takesATurn(_ node: Node) -> Bool {
    switch node.kind {
    case .plpgsqlLoop: return node.child(.condition) == nil
    case .plpgsqlForEach: return node.child(.source).map { $0.kind == .array && $0.child(.value) != nil } ?? false
    case .plpgsqlForInteger: return ConstantFlow.constantRange(of: node) != nil
    default: return false
    }
  }

  private mutating func labelled(_ node: Node, _ walk: (inout BodyWalk) -> Void) {
    let label = node.child(.label)?.identifiers.first
    if let label { labels.append(label) }
    walk(&self)
    guard let label else { return }
    labels.removeLast()
    if !labels.contains(label) { exits.remove(label) }
  }

  /// Statements and whole queries that stand where a value does: `x := count(*) FROM t`, FOR … IN SELECT, PERFORM.
  private mutating func queries(of node: Node) {
    for child in node.children where child.role != .statement && child.role != .none {
      switch child.kind {
      case .query: add(child)
      case .notUnderstood where child.role == .body || child.role == .source: add(child)
      case .notUnderstood: notUnderstood(child)
      case .option, .plpgsqlArgument, .plpgsqlAssign: queries(of: child)
      case .plpgsqlCursorUse, .plpgsqlExecute:
        add(child)
        queries(of: child)
      default: if child.role == .body || (child.role == .source && node.kind == .plpgsqlForRows) { add(child) }
      }
    }
  }
}

extension Node {
  /// PostgreSQL's name for the command that a statement in a body is.
  public var commandTag: CommandTag {
    let tag = CommandTag.of(tree.lexed, from: Int(record.firstToken), to: Int(record.endToken))
    // INTO is PL/pgSQL's own there, and PERFORM says SELECT.
    if tag == .selectInto || tag == .unknown, kind != .notUnderstood { return .select }
    return tag
  }
}
