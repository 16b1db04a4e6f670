import SourceText

extension PythonInterpreter {
  func defineClass(_ node: PythonNode) {
    var bases: [PythonValue] = []
    for argument in node.children(.argument) {
      let value = argument.kind == .keywordArgument ? child(argument, .value) : evaluate(argument)
      if argument.kind == .keywordArgument { continue }
      if case .classObject(let base) = value, base.ancestors.count > 50 {
        bases.append(unknown(.limit, argument.place))
      } else {
        bases.append(value)
      }
    }
    for decorator in node.children(.decorator) where decorator.kind == .call {
      for argument in decorator.children(.argument) {
        _ = evaluate(argument.kind == .keywordArgument ? argument.child(.value)! : argument)
      }
    }
    if isRaising { return }
    let (outerScope, outerFrame) = (scope, frame)
    let body = PythonScope(parent: scope)
    body.isClassBody = true
    scope = body
    frame = Frame()
    let doubtCount = doubts.count
    _ = follow(node.children(.body))
    let fields = frame.fields
    scope = outerScope
    frame = outerFrame
    restoreDoubts(to: doubtCount)
    let name = node.name ?? ""
    let isEnum = bases.contains { isEnumBase($0) }
    let decorators = node.children(.decorator).map { decorator in
      (decorator.kind == .call ? decorator.child(.function) : decorator)?.dottedPath ?? ""
    }
    if isEnum { makeMembers(body, name, bases, node) }
    let object = PythonClass(
      name: name, bases: bases, place: node.place, isEnum: isEnum, attributes: body.variables, order: body.order,
      decorators: decorators, fields: fields, module: module, graveyard)
    if isEnum { for member in object.members { member.owner = object } }
    bind(name, .classObject(object))
  }

  // MARK: Enums

  private static let enumPaths: Set<String> = [
    "enum.Enum", "enum.StrEnum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.ReprEnum",
    "django.db.models.TextChoices", "django.db.models.IntegerChoices", "django.db.models.Choices",
    "django.db.models.enums.TextChoices", "django.db.models.enums.IntegerChoices", "django.db.models.enums.Choices",
    "strenum.StrEnum", "backports.strenum.StrEnum",
  ]

  private func isEnumBase(_ base: PythonValue) -> Bool {
    switch base {
    case .symbol(let symbol): Self.enumPaths.contains(symbol.path)
    case .classObject(let object): object.isEnum
    default: false
    }
  }

  /// Whether one of the bases, or of theirs, is a type or one of these classes of the library.
  private func isBase(_ type: String, _ names: [Substring], of bases: [PythonValue]) -> Bool {
    bases.contains { base in
      switch base {
      case .builtin(let name): name == type
      case .symbol(let symbol): names.contains(symbol.name)
      case .classObject(let object): isBase(type, names, of: object.bases)
      default: false
      }
    }
  }

  private func makeMembers(_ body: PythonScope, _ name: String, _ bases: [PythonValue], _ node: PythonNode) {
    let isChoices = isBase("", ["TextChoices", "IntegerChoices", "Choices"], of: bases)
    let isText = isBase("str", ["StrEnum", "TextChoices"], of: bases)
    let isNumber = isBase("int", ["IntEnum", "IntFlag", "IntegerChoices"], of: bases)
    let showsValue = isBase("", ["StrEnum", "IntEnum", "IntFlag", "ReprEnum", "TextChoices", "IntegerChoices"], of: bases)
    let isStrEnum = isBase("", ["StrEnum"], of: bases)
    let isFlag = isBase("", ["Flag", "IntFlag"], of: bases)
    var last = 0
    var made: [(value: PythonValue, member: PythonEnumMember)] = []
    for member in body.order where !member.hasPrefix("_") {
      guard var value = body.variables[member] else { continue }
      switch value {
      case .function, .classObject, .member, .boundFunction, .method: continue
      case .builtin("enum.auto"):
        last = isFlag ? (last == 0 ? 1 : last << 1) : last &+ 1
        value =
          isStrEnum
          ? .text(PythonText(member.lowercased().utf8, at: node.place))
          : isText && isChoices ? .text(PythonText(member.utf8, at: node.place)) : .integer(last)
      case .integer(let number): last = number
      // Of Django's choices the last item is a label for people.
      case .tuple(let items) where isChoices && items.count == 2: value = items[0]
      case .tuple(let items) where isText && items.count == 1: value = items[0]
      default: break
      }
      if case .integer(let number) = value { last = number }
      // A name for the same value is another name for the same member.
      if let known = made.first(where: { isEqual($0.value, value) == true }) {
        body.variables[member] = .member(known.member)
        continue
      }
      let made1 = PythonEnumMember(
        name: member, value: value, ofClass: name, isText: isText, isNumber: isNumber, showsValue: showsValue)
      made.append((value, made1))
      body.variables[member] = .member(made1)
    }
  }

  // MARK: Instances

  func instantiate(_ object: PythonClass, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    if object.isEnum {
      guard let wanted = arguments.first?.value else { return unknown(.argument, place) }
      if case .member(let member) = wanted, member.owner === object { return wanted }
      var isKnown = true
      for member in object.members {
        switch isEqual(member.value, wanted) {
        case true?: return .member(member)
        case nil: isKnown = false
        default: break
        }
      }
      return isKnown ? raise("ValueError", place) : merged(object.members.map { .member($0) }, place)
    }
    // What a class outside makes of it only the run knows, but the program says how it is called.
    let instance = PythonInstance(object, level: doubts.count, graveyard)
    if case .function(let initializer)? = object["__init__"] {
      if isException(object, "BaseException") {
        instance.attributes["args"] = .tuple(arguments.filter { $0.name == nil }.map(\.value))
      }
      _ = invoke(initializer, [.instance(instance)], arguments, place)
    } else if isException(object, "BaseException") {
      instance.attributes["args"] = tuple(arguments.filter { $0.name == nil }.map(\.value), place)
    } else {
      assignFields(of: object, to: instance, arguments, place)
    }
    return .instance(instance)
  }

  /// Of a dataclass and its like, or of a NamedTuple.
  private func assignFields(of object: PythonClass, to instance: PythonInstance, _ arguments: [PythonArgument], _ place: Place)
  {
    var fields: [PythonClass.Field] = []
    for ancestor in object.ancestors.reversed() {
      for field in ancestor.fields {
        if let index = fields.firstIndex(where: { $0.name == field.name }) {
          fields[index] = field
        } else {
          fields.append(field)
        }
      }
    }
    for (index, field) in fields.enumerated() {
      if let argument = arguments[position: index] ?? arguments[named: field.name] {
        instance.attributes[field.name] = argument.value
      } else if case .symbol(let symbol)? = field.standard, symbol.callee?.path.hasSuffix("field") == true {
        if let value = symbol.arguments[named: "default"]?.value {
          instance.attributes[field.name] = value
        } else if let factory = symbol.arguments[named: "default_factory"]?.value {
          instance.attributes[field.name] = apply(factory, [], at: place)
        }
      } else {
        instance.attributes[field.name] = field.standard ?? unknown(.argument, place)
      }
    }
    for argument in arguments {
      guard let name = argument.name, instance.attributes[name] == nil else { continue }
      instance.attributes[name] = argument.value
    }
    if case .function(let function)? = object["__post_init__"] { _ = invoke(function, [.instance(instance)], [], place) }
  }

  func superObject(_ place: Place) -> PythonValue {
    guard let method = frame.method else { return unknown(.unsupported, place) }
    let receiver = method.receiver
    let own: PythonClass
    switch receiver {
    case .instance(let instance): own = instance.ofClass
    case .classObject(let object): own = object
    default: return unknown(.unsupported, place)
    }
    let heirs = own.ancestors
    guard let index = heirs.firstIndex(where: { $0 === method.owner }) else { return unknown(.unsupported, place) }
    var attributes: [String: PythonValue] = [:]
    for ancestor in heirs[(index + 1)...].reversed() {
      for (name, value) in ancestor.attributes {
        if case .function(let function) = value {
          attributes[name] = .boundFunction(function, receiver: [receiver])
        } else {
          attributes[name] = value
        }
      }
    }
    _ = charge(attributes.count / 4)
    // What classes outside would do nobody knows.
    let base = PythonSymbol(named: "super()", tag: own)
    let proxy = PythonInstance(
      own.hasUnknownBase ? makeClass("super", [.symbol(base)]) : plainClass, level: doubts.count, graveyard)
    proxy.attributes = attributes
    if attributes["__init__"] == nil, !own.hasUnknownBase { proxy.attributes["__init__"] = .method(receiver, "__init__") }
    return .instance(proxy)
  }
}
