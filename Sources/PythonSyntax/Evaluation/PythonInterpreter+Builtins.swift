import SourceText

/// Functions and types that every module knows.
extension PythonInterpreter {
  static let builtins: Set<String> = [
    "len", "range", "enumerate", "zip", "sorted", "reversed", "any", "all", "min", "max", "sum", "map", "filter",
    "isinstance", "issubclass", "hasattr", "getattr", "setattr", "str", "int", "float", "bool", "list", "tuple", "set",
    "frozenset", "dict", "repr", "ascii", "abs", "round", "next", "iter", "type", "callable", "chr", "ord", "hex", "oct",
    "bin", "format", "divmod", "pow", "object", "super", "property", "classmethod", "staticmethod", "id", "bytes", "slice",
  ]
  /// Those that do something to the world, or look at it: calls of them are the client's.
  static let outsideBuiltins: Set<String> = [
    "open", "print", "input", "exec", "eval", "compile", "globals", "locals", "vars", "dir", "hash", "memoryview",
    "bytearray", "__import__", "delattr", "breakpoint", "help", "exit", "quit", "complex", "aiter", "anext",
  ]

  func builtin(_ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    if Self.exceptions.contains(name) { return makeException(name, arguments, place) }
    if arguments.contains(where: \.isUnpacked) { return unknown(.outside, place) }
    let first = arguments[position: 0]?.value
    let second = arguments[position: 1]?.value
    switch name {
    case "str": return first.map { str($0, arguments, place) } ?? .text(PythonText())
    case "repr", "ascii":
      guard let first else { break }
      return .text(representation(of: first, place, isASCII: name == "ascii"))
    case "format":
      guard let first else { break }
      return .text(format(first, conversion: nil, second?.text, place))
    case "bool": return first.map { value in truth(of: value).map { .boolean($0) } ?? unknown(value, place) } ?? .boolean(false)
    case "int":
      return first.map { integer($0, base: arguments[position: 1]?.value ?? arguments[named: "base"]?.value, place) }
        ?? .integer(0)
    case "float": return first.map { float($0, place) } ?? .float(0)
    case "bytes":
      if case .bytes? = first { return first! }
      return first == nil ? .bytes([]) : unknown(.unsupported, place)
    case "abs", "round", "divmod", "pow", "chr", "ord", "hex", "oct", "bin": return arithmetic(name, arguments, place)
    case "list", "iter":
      let result = PythonList([], level: doubts.count, graveyard)
      if let first { extend(result, with: first, place) }
      return .list(result)
    case "set", "frozenset":
      let result = PythonList([], level: doubts.count, graveyard)
      if let first { extend(result, with: first, place, isSet: true) }
      return .set(result)
    case "tuple":
      guard let first else { return .tuple([]) }
      let iteration = iterate(first, place)
      if iteration.isKnown { return tuple(iteration.items.map(\.value), place) }
      return .list(PythonList(iteration.items, rest: iteration.rest, level: doubts.count, graveyard))
    case "dict": return dictionary(arguments, place)
    case "len": return first.map { length($0, place) } ?? unknown(.unsupported, place)
    case "range": return range(arguments, place)
    case "enumerate", "zip", "map", "filter", "reversed", "sorted": return sequence(name, arguments, place)
    case "any", "all", "sum", "min", "max": return reduced(name, arguments, place)
    case "next":
      guard let first else { break }
      return nextItem(first, standard: second, place)
    case "isinstance":
      guard let first, let second else { break }
      return isInstance(first, second).map { .boolean($0) } ?? unknown(.outside, place)
    case "issubclass":
      guard case .classObject(let object)? = first, case .classObject(let other)? = second else { break }
      if object.inherits(from: other) { return .boolean(true) }
      return object.hasUnknownBase ? unknown(.outside, place) : .boolean(false)
    case "hasattr":
      guard let first, let name = second?.string else { break }
      return hasAttribute(first, name).map { .boolean($0) } ?? unknown(.outside, place)
    case "getattr":
      guard let first, let name = second?.string else { break }
      if let standard = arguments[position: 2]?.value {
        guard let has = hasAttribute(first, name) else { return merged([attribute(first, name, place), standard], place) }
        if !has { return standard }
      }
      return attribute(first, name, place)
    case "setattr":
      guard let first, let name = second?.string, let value = arguments[position: 2]?.value else { break }
      setAttribute(name, of: first, to: value, place)
      return .none
    case "type": return first.flatMap(type) ?? unknown(.unsupported, place)
    case "callable":
      switch first {
      case .function?, .boundFunction?, .builtin?, .classObject?, .method?: return .boolean(true)
      case .symbol?, .unknown?, .instance?, nil: break
      default: return .boolean(false)
      }
    case "super": return superObject(place)
    case "object": return .instance(PythonInstance(plainClass, level: doubts.count, graveyard))
    case "functools.wraps", "property", "classmethod", "staticmethod": if let first { return first }
    case "enum.auto": return .builtin(name)
    default: break
    }
    if let symbol = arguments.lazy.compactMap(\.value.symbol).first { return unknown(.symbol(symbol), place) }
    return unknown(.unsupported, place)
  }

  func unknown(_ reason: PythonHole.Reason, _ place: Place) -> PythonValue {
    uncertainties += 1
    return .unknown(PythonHole(reason: reason, place: place))
  }

  /// What is made of a value that is not known.
  func unknown(_ value: PythonValue, _ place: Place) -> PythonValue {
    uncertainties += 1
    var hole = PythonHole(reason: .outside, place: place)
    switch value {
    case .unknown(let other): (hole.reason, hole.place) = (other.reason, other.place ?? place)
    case .symbol(let symbol): hole.symbol = symbol
    default: break
    }
    return .unknown(hole)
  }

  // MARK: Types

  private func str(_ value: PythonValue, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    switch value {
    // What stays a symbol says more than text with a hole.
    case .symbol, .unknown: return unknownTextValue(value, place)
    case .bytes(let bytes) where arguments.count > 1: return .text(PythonText(bytes, at: place))
    default: return .text(text(of: value, place))
    }
  }

  private func unknownTextValue(_ value: PythonValue, _ place: Place) -> PythonValue { .text(text(of: value, place)) }

  private func integer(_ value: PythonValue, base: PythonValue?, _ place: Place) -> PythonValue {
    switch value {
    case .integer: return value
    case .boolean(let value): return .integer(value ? 1 : 0)
    case .float(let value):
      return Int(exactly: value.rounded(.towardZero)).map { .integer($0) } ?? unknown(.limit, place)
    case .member(let member) where member.isNumber: return member.value
    case .text(let text) where text.isKnown:
      var radix = 10
      if case .integer(let given)? = base { radix = given }
      guard (2...36).contains(radix) else { return unknown(.unsupported, place) }
      let digits = text.stripped(true, true, PythonText.isBlank).bytes.filter { $0 != UInt8(ascii: "_") }
      if let number = Int(String(decoding: digits, as: UTF8.self), radix: radix) { return .integer(number) }
      return digits.count > 18 ? unknown(.limit, place) : raise("ValueError", place)
    case .symbol, .unknown: return unknown(value, place)
    default: return unknown(.unsupported, place)
    }
  }

  private func float(_ value: PythonValue, _ place: Place) -> PythonValue {
    if let number = number(value) { return .float(number) }
    switch value {
    case .text(let text) where text.isKnown:
      let written = text.stripped(true, true, PythonText.isBlank).string
      return Double(written).map { .float($0) } ?? raise("ValueError", place)
    case .symbol, .unknown: return unknown(value, place)
    default: return unknown(.unsupported, place)
    }
  }

  private func dictionary(_ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    let result = PythonDictionary(level: doubts.count, graveyard)
    for argument in arguments {
      if let name = argument.name {
        let key = PythonValue.text(PythonText(name.utf8, at: argument.place))
        result.set(.text(Array(name.utf8)), PythonDictionary.Entry(key: key, value: argument.value, isMaybe: false))
      } else {
        update(result, with: argument.value, place)
      }
    }
    return .dictionary(result)
  }

  func length(_ value: PythonValue, _ place: Place) -> PythonValue {
    switch value {
    case .text(let text) where text.isKnown: return .integer(text.characterCount)
    case .bytes(let bytes): return .integer(bytes.count)
    case .tuple(let items): return .integer(items.count)
    case .list(let list) where list.isKnown, .set(let list) where list.isKnown: return .integer(list.items.count)
    case .dictionary(let dictionary) where dictionary.isKnown: return .integer(dictionary.entries.count)
    case .classObject(let object) where object.isEnum: return .integer(object.members.count)
    case .instance(let instance): return call("__len__", of: instance, place) ?? unknown(.unsupported, place)
    case .symbol, .list, .set, .dictionary:
      return symbol(.call(PythonSymbol(named: "len"), [PythonArgument(value: value, place: place)]), place)
    default: return unknown(value, place)
    }
  }

  func typeObject(of instance: PythonInstance) -> PythonValue {
    let object = instance.ofClass
    return exceptionClasses[object.name] === object ? .builtin(object.name) : .classObject(object)
  }

  private func type(of value: PythonValue) -> PythonValue? {
    switch value {
    case .instance(let instance): typeObject(of: instance)
    case .member(let member): member.owner.map { .classObject($0) }
    default: typeName(of: value).map { .builtin($0) }
    }
  }

  func typeName(of value: PythonValue) -> String? {
    switch value {
    case .boolean: "bool"
    case .integer: "int"
    case .float: "float"
    case .text: "str"
    case .bytes: "bytes"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set"
    case .dictionary: "dict"
    default: nil
    }
  }

  /// Nil where only the run knows.
  func isInstance(_ value: PythonValue, _ type: PythonValue) -> Bool? {
    switch (value, type) {
    case (_, .tuple(let types)):
      var result: Bool? = false
      for type in types {
        switch isInstance(value, type) {
        case true?: return true
        case nil: result = nil
        default: break
        }
      }
      return result
    case (.unknown, _), (.symbol, _), (_, .unknown), (_, .symbol): return nil
    case (_, .builtin("object")): return true
    case (.instance(let instance), .classObject(let object)):
      return instance.ofClass.inherits(from: object) ? true : instance.ofClass.hasUnknownBase ? nil : false
    case (.instance(let instance), .builtin(let name)):
      return isException(instance.ofClass, name) ? true : instance.ofClass.hasUnknownBase ? nil : false
    case (.member(let member), .classObject(let object)): return member.owner.map { $0.inherits(from: object) } ?? nil
    case (.member(let member), .builtin(let name)): return name == "str" && member.isText || name == "int" && member.isNumber
    case (.builtin, .builtin("type")), (.classObject, .builtin("type")): return true
    case (_, .builtin(let name)):
      guard let own = typeName(of: value) else { return false }
      return own == name || own == "bool" && name == "int"
    case (_, .classObject): return false
    default: return nil
    }
  }

  func hasAttribute(_ value: PythonValue, _ name: String) -> Bool? {
    switch value {
    case .instance(let instance):
      if instance.attributes[name] != nil || instance.ofClass[name] != nil { return true }
      return instance.ofClass.hasUnknownBase ? nil : false
    case .classObject(let object):
      if object[name] != nil { return true }
      return object.hasUnknownBase ? nil : false
    case .module(let module): return module[name] != nil
    case .none: return false
    case .text: return Self.textMethods.contains(name)
    default: return nil
    }
  }

  // MARK: Numbers

  private func range(_ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    var numbers: [Int] = []
    for argument in arguments {
      guard case .integer(let value) = argument.value else { return unknown(argument.value, place) }
      numbers.append(value)
    }
    guard (1...3).contains(numbers.count), numbers.count < 3 || numbers[2] != 0 else { return unknown(.unsupported, place) }
    let (start, end) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
    let step = numbers.count == 3 ? numbers[2] : 1
    let result = PythonList([], level: doubts.count, graveyard)
    var value = start
    while step > 0 ? value < end : value > end {
      // Loops look at no more of them.
      if result.items.count > limits.rounds {
        result.rest = PythonHole(reason: .limit, place: place)
        break
      }
      result.append(PythonList.Item(value: .integer(value)))
      let (next, overflow) = value.addingReportingOverflow(step)
      if overflow { break }
      value = next
    }
    _ = charge(result.items.count / 8)
    return .list(result)
  }

  private func arithmetic(_ name: String, _ arguments: [PythonArgument], _ place: Place) -> PythonValue {
    guard let first = arguments[position: 0]?.value else { return unknown(.unsupported, place) }
    switch (name, first, arguments[position: 1]?.value) {
    case ("abs", .integer(let value), _) where value != .min: return .integer(Swift.abs(value))
    case ("abs", .float(let value), _): return .float(Swift.abs(value))
    case ("round", .integer, nil): return first
    case ("round", .float(let value), nil), ("round", .float(let value), .some(.none)):
      return Int(exactly: value.rounded(.toNearestOrEven)).map { .integer($0) } ?? unknown(.limit, place)
    case ("round", .float(let value), .integer(let digits)) where digits >= 0 && value.isFinite:
      let written = PythonDecimal(value.magnitude).fixed(Swift.min(digits, 330), false)
      return Double(written).map { .float(value < 0 ? -$0 : $0) } ?? unknown(.unsupported, place)
    case ("divmod", .integer, .integer(let divisor)?):
      let pair = [operate(.floorDivide, first, .integer(divisor), place), operate(.remainder, first, .integer(divisor), place)]
      return .tuple(pair)
    case ("pow", _, let exponent?) where arguments.count == 2: return operate(.power, first, exponent, place)
    case ("chr", .integer(let value), _):
      guard let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else { return unknown(.unsupported, place) }
      return .text(PythonText(String(Character(scalar)).utf8, at: place))
    case ("ord", .text(let text), _) where text.isKnown && text.characterCount == 1:
      return .integer(Int(PythonText.scalar(text.bytes, 0).value))
    case ("hex", .integer(let value), _), ("oct", .integer(let value), _), ("bin", .integer(let value), _):
      var specification = PythonFormatSpecification()
      specification.isAlternate = true
      specification.type = name == "hex" ? UInt8(ascii: "x") : name == "oct" ? UInt8(ascii: "o") : UInt8(ascii: "b")
      return .text(PythonText(specification.written(value) ?? [], at: place))
    default: return unknown(first, place)
    }
  }
}
