import SourceText

public final class PythonFunction {
  public let node: PythonNode
  public let name: String
  /// The dotted names of its decorators, as they are written.
  public let decorators: [String]
  let scope: PythonScope
  let defaults: [String: PythonValue]
  let module: PythonModule
  let isGenerator: Bool
  let nesting: Int
  /// Of a property's setter: the function of the same name before it, which gets.
  let getter: PythonFunction?

  init(
    node: PythonNode, name: String, scope: PythonScope, module: PythonModule, defaults: [String: PythonValue],
    decorators: [String], isGenerator: Bool, getter: PythonFunction?
  ) {
    self.node = node
    self.name = name
    self.scope = scope
    self.module = module
    self.defaults = defaults
    self.decorators = decorators
    self.isGenerator = isGenerator
    self.getter = getter
    nesting = defaults.values.map { $0.nesting + 1 }.max() ?? 0
  }
}

public final class PythonClass {
  public let name: String
  public let bases: [PythonValue]
  public let place: Place
  public let isEnum: Bool
  public internal(set) var attributes: [String: PythonValue]
  /// The attributes' names as they are first bound.
  public let order: [String]
  /// The dotted names of its decorators, as they are written.
  public let decorators: [String]
  /// What the annotated names of its body are, in order: fields, if it is a dataclass.
  let fields: [Field]
  let module: PythonModule
  private let graveyard: Graveyard

  /// The module that says what it is.
  public var moduleName: String { module.name }

  struct Field {
    var name: String
    var standard: PythonValue?
    var place: Place
  }

  init(
    name: String, bases: [PythonValue], place: Place, isEnum: Bool, attributes: [String: PythonValue], order: [String],
    decorators: [String], fields: [Field], module: PythonModule, _ graveyard: Graveyard
  ) {
    self.name = name
    self.bases = bases
    self.place = place
    self.isEnum = isEnum
    self.attributes = attributes
    self.order = order
    self.decorators = decorators
    self.fields = fields
    self.module = module
    self.graveyard = graveyard
  }

  deinit { graveyard.bury(&attributes) }

  /// An attribute of it or of what it inherits from.
  public subscript(name: String) -> PythonValue? { owner(of: name)?.attributes[name] }

  /// The class that has an attribute: it, or the first of those it inherits from. Bases are classes that stand before it.
  func owner(of name: String) -> PythonClass? {
    for ancestor in ancestors where ancestor.attributes[name] != nil { return ancestor }
    return nil
  }

  /// It and the classes of the program it inherits from, in the order in which attributes are looked for.
  var ancestors: [PythonClass] { [self] + inherited }

  private lazy var inherited: [PythonClass] = {
    var result: [PythonClass] = []
    for case .classObject(let base) in bases {
      // A common ancestor comes behind all its heirs.
      let theirs = base.ancestors
      result.removeAll { known in theirs.contains { $0 === known } }
      result += theirs
    }
    return result
  }()

  var isDataclass: Bool { decorators.contains { $0.hasSuffix("dataclass") } }

  /// A NamedTuple.
  var isTuple: Bool { bases.contains { $0.symbol?.name == "NamedTuple" } }

  func inherits(from other: PythonClass) -> Bool { ancestors.contains { $0 === other } }

  /// The members of an enum, in order.
  public var members: [PythonEnumMember] {
    order.compactMap { name in
      if case .member(let member)? = attributes[name], member.name == name { member } else { nil }
    }
  }

  /// It inherits from something that is no part of the program.
  public var hasUnknownBase: Bool {
    ancestors.contains {
      $0.bases.contains {
        switch $0 {
        case .classObject: false
        case .builtin(let name): name != "object" && !PythonInterpreter.exceptions.contains(name)
        default: true
        }
      }
    }
  }
}

public final class PythonInstance {
  public let ofClass: PythonClass
  public internal(set) var attributes: [String: PythonValue] = [:]
  let level: Int
  private let graveyard: Graveyard

  init(_ ofClass: PythonClass, level: Int, _ graveyard: Graveyard) {
    self.ofClass = ofClass
    self.level = level
    self.graveyard = graveyard
  }

  deinit { graveyard.bury(&attributes) }
}

public final class PythonEnumMember {
  public let name: String
  public let value: PythonValue
  public let ofClass: String
  /// Its class is a string too: StrEnum, or `(str, Enum)`.
  public let isText: Bool
  /// Its class is a number too: IntEnum, or `(int, Enum)`.
  public let isNumber: Bool
  /// Written into a text it is its value, and not `Class.NAME`.
  let showsValue: Bool
  /// The class, while it lives.
  weak var owner: PythonClass?

  init(name: String, value: PythonValue, ofClass: String, isText: Bool, isNumber: Bool, showsValue: Bool) {
    self.name = name
    self.value = value
    self.ofClass = ofClass
    self.isText = isText
    self.isNumber = isNumber
    self.showsValue = showsValue
  }
}

/// A module of the project, evaluated. Functions and classes leave it when its interpreter goes.
public final class PythonModule {
  public let name: String
  public let tree: PythonTree
  let isPackage: Bool
  let scope: PythonScope

  init(name: String, tree: PythonTree, isPackage: Bool) {
    self.name = name
    self.tree = tree
    self.isPackage = isPackage
    scope = PythonScope(parent: nil)
  }

  public subscript(name: String) -> PythonValue? { scope.variables[name] }

  /// The names that are bound in it, in the order in which they first were.
  public var names: [String] { scope.order }
}

final class PythonScope {
  var variables: [String: PythonValue] = [:]
  /// Names in the order in which they were first bound: members of an enum have one.
  var order: [String] = []
  let parent: PythonScope?
  var isClassBody = false
  var isComprehension = false
  /// Of what is bound on a symbol: its `birth`.
  var birth = 0
  /// Names that a `global` or `nonlocal` says to stand in another scope.
  var elsewhere: [String: PythonScope] = [:]

  init(parent: PythonScope?) { self.parent = parent }

  /// Cuts the circles that functions make with what they stand in.
  func forgetDefinitions() {
    for (name, value) in variables {
      switch value {
      case .function, .classObject, .boundFunction, .module: variables[name] = nil
      default: break
      }
    }
  }
}
