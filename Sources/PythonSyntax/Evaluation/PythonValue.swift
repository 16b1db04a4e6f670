import SourceText

/// What an expression evaluates to.
public enum PythonValue {
  case none, ellipsis
  case boolean(Bool)
  case integer(Int)
  case float(Double)
  case text(PythonText)
  case bytes([UInt8])
  case tuple([PythonValue])
  case list(PythonList)
  case set(PythonList)
  case dictionary(PythonDictionary)
  case function(PythonFunction)
  case classObject(PythonClass)
  case instance(PythonInstance)
  case member(PythonEnumMember)
  case module(PythonModule)
  /// A method of a value that the interpreter itself knows, as `"".join`.
  indirect case method(PythonValue, String)
  case boundFunction(PythonFunction, receiver: [PythonValue])
  case builtin(String)
  /// What only the run knows, but of which the program says how it is made.
  case symbol(PythonSymbol)
  case unknown(PythonHole)
}

/// Why something is not known before the run, and where.
public struct PythonHole {
  public enum Reason: Sendable {
    /// The result of a call, or of anything else that is no part of the program.
    case outside
    /// It differs between branches of which only the run knows which is taken.
    case branch
    /// It changes from one round of a loop to the next.
    case loop
    /// An argument nobody has given.
    case argument
    /// An operation that is not followed.
    case unsupported
    /// A name that nothing has bound.
    case unbound
    /// More than is followed: steps, depth or size.
    case limit
  }
  public var reason: Reason
  public var place: Place?
  /// What it may be, where that is known: all of it, if `isExhaustive`.
  public var alternatives: [PythonValue] = []
  public var isExhaustive = false
  /// What stands in a text without being text. Of the items of a list that nobody knows: what they are made of, one of each.
  public var symbol: PythonSymbol?
  /// Of the items of a list that nobody knows: not all of `symbol` is in it.
  public var isPart = false
  private var boxedElement: [PythonValue] = []
  /// Of the items of a list that nobody knows: what each of them is, where the list is made from another one.
  public var element: PythonValue? {
    get { boxedElement.first }
    set { boxedElement = newValue.map { [$0] } ?? [] }
  }

  /// Of pairs: of each only one of the two.
  func part(_ index: Int) -> PythonHole {
    guard case .tuple(let pair)? = element, pair.indices.contains(index) else {
      var other = self
      other.element = nil
      return other
    }
    var part = self
    part.element = pair[index]
    return part
  }

  public init(reason: Reason, place: Place?) {
    self.reason = reason
    self.place = place
  }
}

extension PythonValue {
  /// Known text.
  public var string: String? {
    switch self {
    case .text(let text): text.isKnown ? text.string : nil
    case .member(let member): member.isText ? member.value.string : nil
    default: nil
    }
  }

  public var text: PythonText? {
    switch self {
    case .text(let text): text
    case .member(let member): member.isText ? member.value.text : nil
    default: nil
    }
  }

  public var symbol: PythonSymbol? { if case .symbol(let symbol) = self { symbol } else { nil } }

  /// True or false where the value is one of these two.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  public var isNone: Bool { if case .none = self { true } else { false } }

  /// The items of a tuple, list or set that is wholly known.
  public var items: [PythonValue]? {
    switch self {
    case .tuple(let items): items
    case .list(let list), .set(let list): list.isKnown ? list.items.map(\.value) : nil
    default: nil
    }
  }

  /// Where it is written, if it says so itself.
  public var place: Place? {
    switch self {
    case .text(let text): text.place
    case .symbol(let symbol): symbol.place
    case .unknown(let hole): hole.place
    case .classObject(let object): object.place
    case .function(let function), .boundFunction(let function, _): function.node.place
    case .member(let member): member.value.place
    default: nil
    }
  }

  /// How deep it is nested in values that cannot change. What can change has 0; what is made of too many has a large number.
  var nesting: Int {
    var budget = 50_000
    return nesting(&budget)
  }

  fileprivate func nesting(_ budget: inout Int) -> Int {
    switch self {
    case .tuple(let items): return items.nesting(&budget)
    case .symbol(let symbol): return symbol.nesting
    case .unknown(let hole): return hole.alternatives.nesting(&budget)
    case .text(let text):
      var deepest = 0
      for (_, hole) in text.holes where !hole.alternatives.isEmpty {
        deepest = max(deepest, hole.alternatives.nesting(&budget))
      }
      return deepest
    case .function(let function): return function.nesting
    case .boundFunction(let function, let receiver): return max(function.nesting, receiver.nesting(&budget))
    case .method(let receiver, _): return receiver.nesting(&budget) + 1
    default: return 0
    }
  }
}

extension [PythonValue] {
  var nesting: Int {
    var budget = 50_000
    return nesting(&budget)
  }

  fileprivate func nesting(_ budget: inout Int) -> Int {
    var deepest = 0
    budget -= count
    for value in self {
      if budget < 0 { return 1_000 }
      deepest = Swift.max(deepest, value.nesting(&budget) + 1)
    }
    return deepest
  }
}
