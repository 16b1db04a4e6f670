// `anyelement`, `anycompatible` and their like: what they stand for in a call.

extension SQLType {
  /// A type that stands for the one that the arguments have.
  var isPolymorphic: Bool {
    if case .builtin(let type) = self { return type.family != nil }
    return false
  }
}

extension BuiltinType {
  enum Shape { case element, nonArray, enumeration, array, range, multirange }

  /// The parameters of one family, `any…` or `anycompatible…`, go together.
  var family: (isCompatible: Bool, shape: Shape)? {
    switch self {
    case .anyElement: (false, .element)
    case .anyArray: (false, .array)
    case .anyNonArray: (false, .nonArray)
    case .anyEnum: (false, .enumeration)
    case .anyRange: (false, .range)
    case .anyMultirange: (false, .multirange)
    case .anyCompatible: (true, .element)
    case .anyCompatibleArray: (true, .array)
    case .anyCompatibleNonArray: (true, .nonArray)
    case .anyCompatibleRange: (true, .range)
    case .anyCompatibleMultirange: (true, .multirange)
    default: nil
    }
  }
}

/// What the polymorphic types of a signature stand for.
struct Substitution {
  private var elements: [Bool: SQLType] = [:]
  private var ranges: [Bool: SQLType] = [:]

  /// Nil where the arguments do not go together.
  init?(_ catalog: Catalog, arguments: [SQLType], parameters: [SQLType]) {
    var compatible: [SQLType] = []
    for (argument, parameter) in zip(arguments, parameters) {
      guard case .builtin(let builtin) = parameter, let (isCompatible, shape) = builtin.family else { continue }
      guard argument != .literal, argument != .undetermined else { continue }
      let element: SQLType
      switch shape {
      case .element, .nonArray, .enumeration:
        element = argument
        if shape == .nonArray, catalog.element(of: argument) != nil { return nil }
        if shape == .enumeration, !catalog.isEnumeration(argument), !catalog.isForeign(argument) { return nil }
      case .array:
        if catalog.isForeign(argument) || argument == .builtin(.other) { continue }
        guard let inner = catalog.element(of: argument) else { return nil }
        element = inner
      case .range, .multirange:
        if catalog.isForeign(argument) { continue }
        if argument == .builtin(.other) {
          // A range of pg_catalog: of no enum.
          element = argument
          ranges[isCompatible] = argument
          break
        }
        guard let range = shape == .range ? catalog.base(of: argument) : catalog.range(of: argument),
          let inner = catalog.subtype(of: range)
        else { return nil }
        if let other = ranges[isCompatible], other != range { return nil }
        ranges[isCompatible] = range
        element = inner
      }
      if isCompatible {
        compatible.append(element)
      } else if let other = elements[false], other != element {
        return nil
      } else {
        elements[false] = element
      }
    }
    guard !compatible.isEmpty else { return }
    guard let common = catalog.commonType(compatible) else { return nil }
    elements[true] = common
  }

  /// The type itself where it is not polymorphic; undetermined where no argument tells.
  func type(for type: SQLType, _ catalog: Catalog) -> SQLType {
    switch type {
    case .record(let fields):
      return .record(fields.map { SQLType.RecordField($0.name, self.type(for: $0.type, catalog)) })
    case .array(let element): return .array(of: self.type(for: element, catalog))
    case .builtin(let builtin):
      guard let (isCompatible, shape) = builtin.family else { return type }
      // Without any other argument a literal is a text.
      let element = elements[isCompatible] ?? (isCompatible ? .text : .undetermined)
      switch shape {
      case .element, .nonArray, .enumeration: return element
      case .array: return element == .undetermined ? .undetermined : .array(of: element)
      case .range: return ranges[isCompatible] ?? .undetermined
      case .multirange:
        guard let range = ranges[isCompatible] else { return .undetermined }
        return range == .builtin(.other) ? range : catalog.multirange(of: range) ?? .undetermined
      }
    default: return type
    }
  }
}

extension Catalog {
  /// Whether a call's arguments may stand where a signature wants these.
  func fit(_ arguments: [SQLType], _ parameters: [SQLType]) -> Fit {
    guard arguments.count == parameters.count else { return .no }
    var result = Fit.yes
    var isPolymorphic = false
    for (argument, parameter) in zip(arguments, parameters) {
      if parameter.isPolymorphic {
        isPolymorphic = true
      } else {
        result = min(result, fit(argument, parameter))
        if result == .no { return .no }
      }
    }
    if isPolymorphic, Substitution(self, arguments: arguments, parameters: parameters) == nil { return .no }
    return result
  }
}
