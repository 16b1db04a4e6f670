import SourceText

/// What a client learns while a program is followed, in the order in which it would run.
public protocol PythonEffects: AnyObject {
  /// Something that is no part of the program is called. The answer becomes the call's value; nil leaves it a symbol.
  func call(_ call: PythonCall) -> PythonValue?
  /// A `with` block begins; the answer is what stands behind AS, nil the value itself.
  func enter(_ context: PythonValue, _ place: Place) -> PythonValue?
  func leave(_ context: PythonValue, _ place: Place)
  /// The client may know what a symbol is, as a flag of the run.
  func value(of symbol: PythonSymbol) -> PythonValue?
  /// An attribute of a symbol is bound: `row.name = "a"`.
  func assign(_ attribute: String, of symbol: PythonSymbol, to value: PythonValue, _ way: PythonWay)
  /// The client may know what a symbol holds that is looped over.
  func items(of symbol: PythonSymbol) -> [PythonValue]?
  /// How much it has learned so far that matters to it. A function that calls itself again and again, and adds nothing to that, is
  /// no longer followed, without a note. Nil: it does not say.
  var learned: Int? { get }
  /// Something could not be followed.
  func note(_ note: PythonNote)
}

extension PythonEffects {
  public func enter(_ context: PythonValue, _ place: Place) -> PythonValue? { nil }
  public func leave(_ context: PythonValue, _ place: Place) {}
  public func value(of symbol: PythonSymbol) -> PythonValue? { nil }
  public func assign(_ attribute: String, of symbol: PythonSymbol, to value: PythonValue, _ way: PythonWay) {}
  public func items(of symbol: PythonSymbol) -> [PythonValue]? { nil }
  public var learned: Int? { nil }
  public func note(_ note: PythonNote) {}
}

/// A call of something that is no part of the program.
public struct PythonCall {
  public var callee: PythonSymbol
  public var arguments: [PythonArgument]
  public var place: Place
  /// Why it may not run; empty if it surely does.
  public var doubts: [PythonDoubt]
  /// The `with` and `try` blocks around it, outermost first, those of callers too.
  public var enclosing: [PythonEnclosing]
  /// The module whose import runs it; nil in the module the client runs itself.
  public var importedModule: String?
  /// The loops around it, outermost first, those of callers too.
  public var loops: [PythonLoop] = []

  public var isCertain: Bool { doubts.isEmpty }

  /// An argument by its position, as far as positions are known.
  public subscript(index: Int) -> PythonValue? { arguments[position: index]?.value }

  /// A keyword argument.
  public subscript(name: String) -> PythonValue? { arguments[named: name]?.value }

  /// The innermost `try` whose handlers go on where this raises.
  public var swallowing: PythonTry? {
    for case .tryBlock(let block) in enclosing.reversed() where block.swallows { return block }
    return nil
  }
}

/// Where something of a program happens, and what has to be so for it to happen.
public struct PythonWay {
  public var place: Place
  public var doubts: [PythonDoubt]
  public var loops: [PythonLoop]
}

extension PythonCall {
  public var way: PythonWay { PythonWay(place: place, doubts: doubts, loops: loops) }
}

/// Something that the program asks, and the answer with which it goes on.
public struct PythonCondition {
  public var value: PythonValue
  public var holds: Bool
}

/// A loop that is being followed. How it may end is known when all of it has been followed.
public final class PythonLoop {
  public let place: Place
  /// What a `for` runs over that only the run knows.
  public let source: PythonSymbol?
  /// It runs over what is known, a round for each.
  public let isUnrolled: Bool
  /// It ends before its time as soon as one of these is so. Of a `while` that is its condition, too.
  public internal(set) var exits: [PythonCondition] = []
  /// It ends before its time where nothing says when.
  public internal(set) var hasUnknownExit = false

  public init(_ place: Place, source: PythonSymbol? = nil, isUnrolled: Bool = false) {
    self.place = place
    self.source = source
    self.isUnrolled = isUnrolled
  }

  func mayEnd(_ conditions: [PythonCondition]?) {
    if let conditions { exits += conditions } else { hasUnknownExit = true }
  }
}

public struct PythonArgument {
  /// Of a keyword argument.
  public var name: String?
  public var value: PythonValue
  public var place: Place
  /// `*a` or `**a` of which only the run knows what is in it.
  public var isUnpacked = false

  public init(name: String? = nil, value: PythonValue, place: Place, isUnpacked: Bool = false) {
    self.name = name
    self.value = value
    self.place = place
    self.isUnpacked = isUnpacked
  }
}

extension [PythonArgument] {
  public subscript(position position: Int) -> PythonArgument? {
    var at = 0
    for argument in self where argument.name == nil {
      if argument.isUnpacked { return nil }
      if at == position { return argument }
      at += 1
    }
    return nil
  }

  public subscript(named name: String) -> PythonArgument? { first { $0.name == name } }
}

public struct PythonDoubt {
  public init(reason: Reason, place: Place, cause: PythonValue? = nil, conditions: [PythonCondition]? = nil) {
    self.reason = reason
    self.place = place
    self.cause = cause
    self.conditions = conditions
  }

  public enum Reason: Sendable {
    /// Under a condition that only the run knows.
    case condition
    /// In a loop over what only the run knows.
    case loop
    /// Only if an exception is raised.
    case exception
    /// Behind a return, break, continue or raise that the run may take.
    case left
    /// For an item that may not be there.
    case item
  }
  public var reason: Reason
  public var place: Place
  /// What the run knows and nobody else: the condition, or what is looped over.
  public var cause: PythonValue?
  /// All that has to be so; nil where that is not known. A loop wants nothing more than that there is something in what it runs
  /// over, and is nil where it does not come to all of that.
  public var conditions: [PythonCondition]?
}

public enum PythonEnclosing {
  case with(PythonValue, Place)
  case tryBlock(PythonTry)
}

/// A `try` statement, or a `with` block that does the same, as `contextlib.suppress(…)`.
public final class PythonTry {
  public struct Handler {
    public var place: Place
    /// What it catches; empty if everything.
    public var types: [PythonValue]
    /// It goes on behind the statement, on some way at least, and does not raise again.
    public var swallows: Bool
  }
  public let place: Place
  public let handlers: [Handler]

  init(place: Place, handlers: [Handler]) {
    self.place = place
    self.handlers = handlers
  }

  public var swallows: Bool { handlers.contains { $0.swallows } }
}

public struct PythonNote {
  public enum Reason: Sendable {
    /// A statement that is no Python.
    case notUnderstood
    /// More rounds of a loop, or of a function that calls itself, than are followed.
    case loopCut
    /// More steps, depth or size than are followed: nothing behind it is known.
    case limit
    /// What is called is not known.
    case unknownCallee
    /// An exception that nothing in the program catches.
    case raised
  }
  public var reason: Reason
  public var place: Place
  /// Why it may not come to that; empty if it surely does.
  public var doubts: [PythonDoubt] = []
}
