import SourceText

extension PythonInterpreter {
  /// Every exception that Python itself has, and what it is a kind of.
  private static let parents: [String: String] = {
    var parents = ["Exception": "BaseException", "BaseException": ""]
    let kinds: [(String, String)] = [
      ("BaseException", "KeyboardInterrupt SystemExit GeneratorExit"),
      (
        "Exception",
        "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError "
          + "OSError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError "
          + "Warning ExceptionGroup"
      ),
      ("ArithmeticError", "ZeroDivisionError OverflowError FloatingPointError"), ("ImportError", "ModuleNotFoundError"),
      ("LookupError", "IndexError KeyError"), ("NameError", "UnboundLocalError"),
      (
        "OSError",
        "IOError EnvironmentError FileNotFoundError FileExistsError PermissionError ConnectionError TimeoutError "
          + "NotADirectoryError IsADirectoryError ChildProcessError BlockingIOError InterruptedError ProcessLookupError"
      ),
      ("RuntimeError", "NotImplementedError RecursionError"), ("SyntaxError", "IndentationError"),
      ("ValueError", "UnicodeError"), ("UnicodeError", "UnicodeDecodeError UnicodeEncodeError"),
      ("Warning", "UserWarning DeprecationWarning PendingDeprecationWarning RuntimeWarning FutureWarning ResourceWarning"),
    ]
    for (parent, names) in kinds { for name in names.split(separator: " ") { parents[String(name)] = parent } }
    return parents
  }()

  static let exceptions = Set(parents.keys)

  private func isKind(_ name: String, of other: String) -> Bool {
    var name = name
    while !name.isEmpty {
      if name == other || ["IOError", "EnvironmentError"].contains(other) && name == "OSError" { return true }
      name = Self.parents[name] ?? ""
    }
    return false
  }

  /// Whether instances of a class are exceptions of that kind, as far as the program says.
  func isException(_ object: PythonClass, _ name: String) -> Bool {
    object.ancestors.contains { ancestor in
      ancestor.bases.contains { if case .builtin(let base) = $0 { isKind(base, of: name) } else { false } }
    }
  }

  private func exceptionClass(_ name: String) -> PythonClass {
    if let known = exceptionClasses[name] { return known }
    let made = PythonClass(
      name: name, bases: [.builtin(name)], place: module.tree.root.place, isEnum: false, attributes: [:], order: [],
      decorators: [], fields: [], module: module, graveyard)
    exceptionClasses[name] = made
    return made
  }

  func makeException(_ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let instance = PythonInstance(exceptionClass(name), level: doubts.count, graveyard)
    instance.attributes["args"] = tuple(arguments.filter { $0.name == nil }.map(\.value), place)
    return .instance(instance)
  }

  /// What `str()` says of an exception.
  func exceptionMessage(_ instance: PythonInstance, _ place: Place) -> PythonText? {
    guard isException(instance.ofClass, "BaseException") else { return nil }
    guard case .tuple(let arguments)? = instance.attributes["args"], !arguments.isEmpty else { return PythonText() }
    if isException(instance.ofClass, "KeyError") { return representation(of: arguments[0], place) }
    return arguments.count == 1 ? text(of: arguments[0], place) : representation(of: .tuple(arguments), place)
  }

  /// An operation of the program that surely fails. The value is never seen.
  func raise(_ name: String, _ place: Place) -> PythonValue {
    let message = PythonValue.unknown(PythonHole(reason: .unsupported, place: place))
    if !isRaising { raised = (makeException(name, [PythonArgument(value: message, place: place)], place), place) }
    return message
  }

  func raiseStatement(_ node: PythonNode) -> Completion {
    guard let source = node.child(.value) else {
      raised = frame.handled ?? (.unknown(PythonHole(reason: .outside, place: node.place)), node.place)
      return .raised
    }
    var exception = evaluate(source)
    if isRaising { return .raised }
    switch exception {
    case .builtin(let name) where Self.exceptions.contains(name): exception = makeException(name, [], node.place)
    case .classObject: exception = apply(exception, [], at: node.place)
    default: break
    }
    if let cause = node.child(.cause) { _ = evaluate(cause) }
    raised = (exception, node.place)
    return .raised
  }

  /// Whether a handler of these types catches an exception; nil where only the run knows.
  private func catches(_ types: [PythonValue], _ exception: PythonValue) -> Bool? {
    if types.isEmpty { return true }
    var result: Bool? = false
    for type in types {
      if case .builtin("BaseException") = type { return true }
      let caught: Bool?
      switch (exception, type) {
      case (.instance(let instance), .builtin(let name)):
        caught =
          isException(instance.ofClass, name) ? true : instance.ofClass.hasUnknownBase && name != "SystemExit" ? nil : false
      case (.instance(let instance), .classObject(let object)):
        caught = instance.ofClass.inherits(from: object) ? true : instance.ofClass.hasUnknownBase ? nil : false
      // What is raised from outside is hardly ever anything else.
      case (.symbol, .builtin("Exception")): caught = true
      case (.instance(let instance), .symbol): caught = instance.ofClass.hasUnknownBase ? nil : false
      default: caught = nil
      }
      if caught == true { return true }
      if caught == nil { result = nil }
    }
    return result
  }

  // MARK: try

  private func types(of handler: PythonNode) -> [PythonValue] {
    guard let source = handler.child(.type) else { return [] }
    let value = evaluate(source)
    if case .tuple(let types) = value { return types }
    return [value]
  }

  func tryStatement(_ node: PythonNode) -> Completion {
    let handlers = node.children(.handler)
    let types = handlers.map { self.types(of: $0) }
    if isRaising { return .raised }
    let described = zip(handlers, types).map { handler, types in
      PythonTry.Handler(place: handler.place, types: types, swallows: !alwaysRaises(handler.children(.body)))
    }
    let doubtCount = doubts.count
    let certainty = uncertainties
    enclosing.append(.tryBlock(PythonTry(place: node.place, handlers: described)))
    if !handlers.isEmpty { openTries += 1 }
    let outerLeak = frame.raiseLeak
    if !handlers.isEmpty { frame.raiseLeak = nil }
    var completion = follow(node.children(.body))
    enclosing.removeLast()
    if !handlers.isEmpty {
      openTries -= 1
      let mayRaise = uncertainties != certainty || frame.raiseLeak != nil
      frame.raiseLeak = outerLeak
      restoreDoubts(to: doubtCount)
      completion = handle(handlers, types, completion, node, mayRaise: mayRaise)
    } else if completion == .normal {
      completion = follow(node.children(.otherwise))
    }
    let pending = raised
    raised = nil
    let last = follow(node.children(.finally))
    if last != .normal { return last }
    raised = pending
    return completion
  }

  private func handle(
    _ handlers: [PythonNode], _ types: [[PythonValue]], _ completion: Completion, _ node: PythonNode, mayRaise: Bool
  ) -> Completion {
    var ways: [() -> Completion] = []
    let exception = raised
    raised = nil
    var isCaught = false
    for (handler, types) in zip(handlers, types) {
      var verdict: Bool?
      if completion == .raised, let exception {
        verdict = catches(types, exception.value)
        if verdict == false { continue }
      }
      let way = { [self] in follow(handler, exception) }
      if verdict == true {
        if ways.isEmpty { return way() }
        isCaught = true
      }
      ways.append(way)
      if isCaught { break }
    }
    let doubt = PythonDoubt(reason: .exception, place: handlers[0].place)
    if completion == .raised {
      if ways.isEmpty {
        raised = exception
        return .raised
      }
      // None of them may catch it, but then the run is over.
      return branches(ways, doubt: doubt, areAll: true)
    }
    let end = completion == .normal ? follow(node.children(.otherwise)) : completion
    guard mayRaise, end != .raised else { return end }
    let handled = branches(ways, doubt: doubt, areAll: end != .normal)
    if end == .normal || handled == .raised {
      raised = nil
      return end
    }
    // The body leaves for certain, but for what a handler goes on with.
    leak(end, doubt)
    return handled
  }

  private func follow(_ handler: PythonNode, _ exception: (value: PythonValue, place: Place)?) -> Completion {
    let outer = frame.handled
    frame.handled = exception ?? (.unknown(PythonHole(reason: .outside, place: handler.place)), handler.place)
    if let name = handler.name { bind(name, frame.handled!.value) }
    let completion = follow(handler.children(.body))
    if let name = handler.name { unbind(name) }
    frame.handled = outer
    return completion
  }

  /// Whether statements end with an exception on every way.
  func alwaysRaises(_ statements: [PythonNode]) -> Bool {
    for statement in statements {
      switch statement.kind {
      case .raise: return true
      case .returnStatement, .breakStatement, .continueStatement: return false
      case .ifStatement:
        let arms = [statement] + statement.children(.elseIf)
        let otherwise = statement.children(.otherwise)
        if !otherwise.isEmpty, alwaysRaises(otherwise), arms.allSatisfy({ alwaysRaises($0.children(.body)) }) { return true }
        if ([statement] + statement.children(.elseIf)).contains(where: { mayLeave($0) }) || otherwise.contains(where: mayLeave)
        {
          return false
        }
      case .with: if alwaysRaises(statement.children(.body)) { return true }
      case .tryStatement:
        if alwaysRaises(statement.children(.finally)) { return true }
        if statement.children(.handler).isEmpty, alwaysRaises(statement.children(.body)) { return true }
      case .expressionStatement:
        if let function = statement.child(.value)?.child(.function)?.dottedPath,
          ["sys.exit", "exit", "quit", "os._exit", "os.abort"].contains(function)
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// Whether a return, break or continue stands in it.
  private func mayLeave(_ node: PythonNode) -> Bool {
    var open = [node]
    while let next = open.popLast() {
      switch next.kind {
      case .returnStatement, .breakStatement, .continueStatement: return true
      case .functionDefinition, .classDefinition, .lambda: continue
      default: for child in next.children { open.append(child) }
      }
    }
    return false
  }
}
