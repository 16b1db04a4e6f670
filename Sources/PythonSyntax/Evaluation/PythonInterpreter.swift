import SourceText

/// Follows a program without running it: values are known, partly known or unknown, and what lies behind a condition that only
/// the run knows happens maybe. Nothing outside the program is touched; whatever it calls there goes to the client.
///
/// That something outside raises an exception is reckoned with only in handlers: what is certain is so if all before it succeeds.
public final class PythonInterpreter {
  public struct Limits: Sendable {
    /// Of one module that is run, or one function that is called, by the client.
    public var steps = 1_000_000
    /// Statements, expressions and calls that are within each other.
    public var depth = 300
    /// Rounds of one loop.
    public var rounds = 2_000
    /// Bytes of one string.
    public var size = 1 << 20
    /// Modules that are imported.
    public var modules = 60

    public init() {}
  }

  let effects: any PythonEffects
  public let limits: Limits
  let sourceOfModule: (String) -> SourceText?
  let graveyard = Graveyard()
  private(set) var steps = 0
  var depth = 0
  /// Why what is followed now may not run.
  var doubts: [PythonDoubt] = []
  var enclosing: [PythonEnclosing] = []
  var modules: [String: PythonModule?] = [:]
  var moduleCount = 0
  var module: PythonModule
  var importing: [String] = []
  /// The functions that are being called, and how many doubts there were.
  var active: [(function: PythonFunction, doubts: Int, learned: Int?)] = []
  var scope: PythonScope
  var frame = Frame()
  /// Scopes that functions stand in: they hold each other.
  private var capturedScopes: [PythonScope] = []
  /// What the program binds on symbols: they hold each other.
  var symbolScopes: [PythonScope] = []
  /// Symbols that have an item: they hold each other.
  var itemSources: [PythonSymbol] = []
  /// The loops that are being followed, those of callers too.
  var loops: [PythonLoop] = []
  /// What variables were before they were bound, while a branch is followed.
  var journal: [JournalEntry] = []
  var openBranches = 0
  /// The exception that is on its way to a handler.
  var raised: (value: PythonValue, place: Place)? { didSet { isRaising = raised != nil } }
  private(set) var isRaising = false
  /// `try` statements with handlers that are open, those of callers too.
  var openTries = 0
  /// Grows with everything of which the run knows more: what happens between two counts may raise, if they differ.
  var uncertainties = 0
  private var hasNotedEnd = false
  private var noted: Set<Noted> = []
  lazy var plainClass = makeClass("object")
  lazy var partialClass = makeClass("partial")
  var exceptionClasses: [String: PythonClass] = [:]

  private struct Noted: Hashable {
    var reason: PythonNote.Reason
    var place: Place
  }

  struct JournalEntry {
    var scope: PythonScope
    var name: String
    var before: PythonValue?
  }

  /// What a statement ended with.
  enum Completion { case normal, returned, broke, continued, raised }

  struct Leak {
    var doubt: PythonDoubt
    var index: Int
  }

  /// A call of a function of the program, or the body of a module or class.
  struct Frame {
    var function: PythonFunction?
    var returns: [PythonValue] = []
    var yields: PythonList?
    var returnLeak: Leak?
    var breakLeak: Leak?
    var continueLeak: Leak?
    /// How many loops there were around the call.
    var loopCount = 0
    /// What was raised under a doubt, and is caught.
    var raiseLeak: Leak?
    /// What a class body annotates.
    var fields: [PythonClass.Field] = []
    /// What `super()` goes on behind, and the object it is of.
    var method: (owner: PythonClass, receiver: PythonValue)?
    /// The exception a handler is about.
    var handled: (value: PythonValue, place: Place)?
  }

  /// The effects live as long as the interpreter.
  public init(
    effects: any PythonEffects, limits: Limits = Limits(),
    modules sourceOfModule: @escaping (String) -> SourceText? = { _ in nil }
  ) {
    self.effects = effects
    self.limits = limits
    self.sourceOfModule = sourceOfModule
    module = PythonModule(name: "", tree: PythonTree.parse(SourceText("")), isPackage: false)
    scope = module.scope
  }

  deinit {
    for scope in capturedScopes { scope.forgetDefinitions() }
    for scope in symbolScopes { scope.variables = [:] }
    for source in itemSources { source.item = nil }
    for case let module? in modules.values { module.scope.forgetDefinitions() }
  }

  // MARK: What a client asks for

  /// Follows a module from its first line to its last.
  public func run(_ tree: PythonTree, as name: String, isPackage: Bool = false) -> PythonModule {
    let module = PythonModule(name: name, tree: tree, isPackage: isPackage)
    modules[name] = .some(module)
    beginTask()
    follow(module)
    endTask()
    return module
  }

  /// Calls a function of the program, as `upgrade()`.
  @discardableResult
  public func call(_ function: PythonValue, _ arguments: [PythonValue] = [], at place: Place) -> PythonValue {
    beginTask()
    let result = apply(function, arguments.map { PythonArgument(value: $0, place: place) }, at: place)
    endTask()
    return result
  }

  /// With arguments as a call has them, by position or by name.
  public func call(_ function: PythonValue, with arguments: [PythonArgument], at place: Place) -> PythonValue {
    beginTask()
    let result = apply(function, arguments, at: place)
    endTask()
    return result
  }

  public func attribute(_ name: String, of value: PythonValue, at place: Place) -> PythonValue {
    beginTask()
    let result = attribute(value, name, place)
    endTask()
    return result
  }

  /// What a loop over it would see, or nil if nobody knows; an item may be one that is maybe there.
  public func items(of value: PythonValue, at place: Place) -> [PythonList.Item]? {
    let iteration = iterate(value, place)
    return iteration.rest == nil ? iteration.items : nil
  }

  /// A client may ask in the middle of a task: then it is part of that.
  private func beginTask() {
    guard depth == 0 else { return }
    steps = 0
    moduleCount = 0
    raised = nil
    noted = []
    hasNotedEnd = false
  }

  private func endTask() {
    guard depth == 0, let exception = raised else { return }
    effects.note(PythonNote(reason: .raised, place: exception.place, doubts: doubts))
    raised = nil
  }

  // MARK: Budgets

  /// Counts a step; false when nothing more may be followed.
  func step(_ node: PythonNode) -> Bool {
    steps += 1
    if steps <= limits.steps, depth < limits.depth { return true }
    reportLimit(node.place)
    return false
  }

  /// Counts work that is done at once; false when there was too much.
  func charge(_ work: Int) -> Bool {
    steps += min(max(work, 0), limits.steps + 1)
    return steps <= limits.steps
  }

  func reportLimit(_ place: Place) {
    // Behind the last step everything is left out; one note will do. A deep place is not the end of all.
    if isExhausted ? !hasNotedEnd : noted.count < 1_000 && noted.insert(Noted(reason: .limit, place: place)).inserted {
      hasNotedEnd = isExhausted
      note(.limit, place)
    }
  }

  func note(_ reason: PythonNote.Reason, _ place: Place) {
    // Once is enough, however often a loop comes by.
    guard reason == .limit || noted.count < 1_000 && noted.insert(Noted(reason: reason, place: place)).inserted else { return }
    effects.note(PythonNote(reason: reason, place: place, doubts: doubts))
  }

  var isExhausted: Bool { steps > limits.steps }

  func hole(_ reason: PythonHole.Reason, _ node: PythonNode) -> PythonValue { unknown(reason, node.place) }

  func symbol(_ form: PythonSymbol.Form, _ place: Place) -> PythonValue {
    uncertainties += 1
    let symbol = PythonSymbol(form, at: place)
    return symbol.nesting < 250 ? .symbol(symbol) : unknown(.limit, place)
  }

  func tuple(_ items: [PythonValue], _ place: Place) -> PythonValue {
    items.nesting < 60 ? .tuple(items) : unknown(.limit, place)
  }

  // MARK: Variables

  func bind(_ name: String, _ value: PythonValue, in target: PythonScope? = nil) {
    var target = target ?? scope
    if let other = target.elsewhere[name] { target = other }
    let before = target.variables.updateValue(value, forKey: name)
    if openBranches > 0 { journal.append(JournalEntry(scope: target, name: name, before: before)) }
    if before == nil { target.order.append(name) }
  }

  func unbind(_ name: String) {
    let target = scope.elsewhere[name] ?? scope
    let before = target.variables.removeValue(forKey: name)
    if openBranches > 0 { journal.append(JournalEntry(scope: target, name: name, before: before)) }
    if before != nil { target.order.removeAll { $0 == name } }
  }

  func lookup(_ name: String, _ node: PythonNode) -> PythonValue {
    var candidate: PythonScope? = scope
    while let here = candidate {
      if !here.elsewhere.isEmpty, let other = here.elsewhere[name], let value = other.variables[name] { return value }
      if !here.isClassBody || here === scope, let value = here.variables[name] { return value }
      candidate = here.parent
    }
    if Self.builtins.contains(name) || Self.exceptions.contains(name) { return .builtin(name) }
    if Self.outsideBuiltins.contains(name) { return .symbol(PythonSymbol(named: name)) }
    switch name {
    case "__name__": return .text(PythonText(module.name.utf8, at: node.place))
    case "__file__": return .text(PythonText(module.tree.text.name.utf8, at: node.place))
    case "NotImplemented", "__debug__", "__doc__", "__package__", "__spec__", "__path__": return hole(.outside, node)
    default: return hole(.unbound, node)
    }
  }

  func makeClass(_ name: String, _ bases: [PythonValue] = []) -> PythonClass {
    PythonClass(
      name: name, bases: bases, place: module.tree.root.place, isEnum: false, attributes: [:], order: [], decorators: [],
      fields: [], module: module, graveyard)
  }

  func capture(_ scope: PythonScope) {
    if capturedScopes.last !== scope { capturedScopes.append(scope) }
  }
}
