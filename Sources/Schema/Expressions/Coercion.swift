import SQLSyntax
import SourceText

/// Why an expression becomes another type.
enum CoercionContext: Comparable {
  /// Arguments of operators and functions, unification.
  case implicit
  /// Into a column.
  case assignment
  /// Into a variable of PL/pgSQL, which reads a text as any type.
  case variable
  /// CAST.
  case explicit
}

extension Analyzer {
  /// Makes an expression a value of a type. A literal is read as that type at once; what is a text already, when it runs.
  /// `cast` is what is shown where only a row knows the text.
  mutating func coerce(_ typed: Typed, to type: SQLType, _ context: CoercionContext, by cast: Node? = nil) {
    if typed.type == .literal {
      guard let text = typed.constant else { return infer(typed, type) }
      if type == .undetermined {
        if context == .assignment { readPerhaps(text, at: typed.origin) }
      } else {
        read(text, as: type, at: typed.origin, manner: .analysed)
      }
      return
    }
    guard typed.type != type else { return }
    switch type {
    case .literal, .undetermined, .builtin: return
    default: break
    }
    convert(typed, to: type, context, by: cast ?? typed.node)
    if case .defined(let id) = type, case .domain(let domain)? = catalog[id]?.kind { checkDomain(domain, at: typed.node) }
  }

  /// The first type that is wanted of a parameter is its type.
  private mutating func infer(_ typed: Typed, _ type: SQLType) {
    guard inferredParameters != nil, let number = typed.node.parameterNumber, inferredParameters?[number] == nil else { return }
    inferredParameters?[number] = type
  }

  private mutating func convert(_ typed: Typed, to type: SQLType, _ context: CoercionContext, by cast: Node) {
    if !typed.parts.isEmpty {
      if typed.isWrittenRow, let fields = catalog.fields(of: type) {
        for (part, field) in zip(typed.parts, fields) { coerce(part, to: field.type, context) }
        return
      }
      if !typed.isWrittenRow, context >= .variable, let element = catalog.element(of: type) {
        for part in typed.parts {
          // By now they are texts, whatever they were.
          var part = part
          if part.isLiteral { part.type = .text }
          // What is in an array within an array is of the same type.
          coerce(part, to: part.node.kind == .array ? .array(of: element) : element, context)
        }
        return
      }
    }
    guard context >= .variable else { return }
    switch catalog.base(of: typed.type) {
    case .builtin(let builtin) where builtin.isText: readWhenRun(typed, as: type, by: cast)
    case .array(of: let source):
      guard let element = catalog.element(of: type), source != element else { return }
      if let text = typed.constant, let manner = mannerWhenRun {
        return read(text, as: .array(of: element), at: typed.origin, manner: manner)
      }
      if catalog.isText(source) || source == .undetermined { readWhenRun(Typed(source, typed.node), as: element, by: cast) }
    case .record(let sources) where context == .variable:
      for (source, field) in zip(sources, catalog.fields(of: type) ?? []) {
        coerce(Typed(source.type, typed.node), to: field.type, .variable)
      }
    case .undetermined: readWhenRun(typed, as: type, by: cast)
    case .defined where catalog.isForeign(typed.type): readWhenRun(typed, as: type, by: cast)
    default: return
    }
  }

  // MARK: Reading texts

  /// What the server does with a text when the statement runs. Nil if it does not come to that.
  var mannerWhenRun: LabelUse.Manner? {
    switch reach {
    case .never: nil
    case .maybe: .ifReached
    case .certain: .evaluated
    }
  }

  /// What is a text by the time it is made a value of this type.
  private mutating func readWhenRun(_ typed: Typed, as type: SQLType, by cast: Node) {
    guard let manner = mannerWhenRun else { return }
    if let text = typed.constant {
      read(text, as: type, at: typed.origin, manner: manner)
    } else if !typed.alternatives.isEmpty {
      let areAllRead = typed.alternatives.areAllThere && (readsAllRows || typed.alternatives.values.count == 1)
      reaching(areAllRead ? .certain : .maybe) { analyzer in
        for alternative in typed.alternatives.values { analyzer.readWhenRun(alternative, as: type, by: cast) }
      }
    } else if !typed.isNull {
      for id in catalog.enums(in: type) {
        report(LabelUse(type: id, label: nil, manner: .ifReached, place: place(of: cast)))
      }
    }
  }

  /// A text becomes a value of a type by the type's input function.
  mutating func read(_ text: String, as type: SQLType, at node: Node, manner: LabelUse.Manner) {
    switch type {
    case .literal, .undetermined, .builtin, .record: return
    case .array(let element):
      guard !catalog.isPlain(element) else { return }
      for value in ArrayLiteral.elements(text) ?? [] { read(value, as: element, at: node, manner: manner) }
    case .row: readRecord(text, as: type, at: node, manner: manner)
    case .defined(let id):
      switch catalog[id]?.kind {
      case .enumeration: report(LabelUse(type: id, label: text, manner: manner, place: place(of: node)))
      case .composite: readRecord(text, as: type, at: node, manner: manner)
      case .range(let subtype):
        for bound in RangeLiteral.bounds(text) ?? [] { read(bound, as: subtype, at: node, manner: manner) }
      case .multirange(let range):
        guard let subtype = catalog.subtype(of: range) else { return }
        for bound in RangeLiteral.multirangeBounds(text) ?? [] { read(bound, as: subtype, at: node, manner: manner) }
      case .domain(let domain):
        read(text, as: domain.base, at: node, manner: manner)
        checkDomain(domain, at: node)
      case .base, .foreign, nil: return
      }
    }
  }

  private mutating func readRecord(_ text: String, as type: SQLType, at node: Node, manner: LabelUse.Manner) {
    guard !catalog.isPlain(type), let fields = catalog.fields(of: type), let values = RecordLiteral.fields(text) else { return }
    // Fields are read one by one, whether they turn out to be too many or too few.
    for (value, field) in zip(values, fields) {
      if let value { read(value, as: field.type, at: node, manner: manner) }
    }
  }

  /// A literal that becomes the type of a column of which nobody knows the type.
  mutating func readPerhaps(_ text: String, at node: Node) {
    let place = place(of: node)
    report(LabelUse(type: nil, label: text, manner: .ifOfThisType, place: place))
    guard text.utf8.first == UInt8(ascii: "{") else { return }
    for element in ArrayLiteral.elements(text) ?? [] {
      report(LabelUse(type: nil, label: element, manner: .ifOfThisType, place: place))
    }
  }

  /// The checks of a domain are evaluated for each value that becomes one of it.
  private mutating func checkDomain(_ domain: Domain, at node: Node) {
    let value = Scope.Item(alias: "", columns: [SQLType.RecordField("value", domain.base)], isComplete: true)
    for check in domain.checks {
      if let expression = check.expression { evaluateStored(expression, Scope(items: [value]), at: node) }
    }
  }
}
