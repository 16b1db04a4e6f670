import PythonSyntax
import SQLSyntax
import SourceText

/// Applies the operations of migrations one after the other, as `migrate` does, and keeps what they send.
struct DjangoOperations {
  let project: DjangoProject
  var state = DjangoState()
  var editor: DjangoSchemaEditor
  private(set) var remarks: [Remark] = []
  /// Operations met, and those of them that could not be followed.
  private(set) var count = 0

  /// Whether an operation touches the models only, the database only, or both.
  enum Reach { case both, stateOnly }

  /// The migration at hand.
  private(set) var migration: DjangoMigration
  var output: DjangoOutput
  var context: DjangoContext { didSet { editor.place = context.place } }
  private var isMaybe = false
  /// What follows the functions of the operation at hand, where they are not the migration's own.
  private var definer: (interpreter: PythonInterpreter, effects: DjangoProgram)?

  init(_ project: DjangoProject, first: DjangoMigration) {
    self.project = project
    editor = DjangoSchemaEditor(project, at: first.place)
    migration = first
    output = DjangoOutput(isAtomic: true)
    context = DjangoContext(project: project, app: "", place: first.place)
    let own = Set(project.apps.map(\.label))
    for model in DjangoContrib.models(at: first.place) where !own.contains(model.app) { state.add(model) }
  }

  /// What a migration sends.
  mutating func sections(of migration: DjangoMigration) -> [Section] {
    self.migration = migration
    output = DjangoOutput(isAtomic: migration.isAtomic)
    context = DjangoContext(project: project, app: migration.app.label, place: migration.place)
    for item in migration.operations {
      isMaybe = item.isMaybe
      apply(item.value, .both)
    }
    isMaybe = false
    if migration.hasMore { notAnalysed("which operations follow here, only the run knows", migration.place) }
    editor.finish()
    flush()
    remarks += migration.effects.takeRemarks()
    return output.sections
  }

  /// What it would do to the rows nobody knows, either.
  mutating func notAnalysed(_ reason: String, _ place: Place, writesRows: Bool = true) {
    flush()
    if writesRows { output.runsUnread() }
    remarks.append(
      Remark(.notAnalysed, reason, file: place.file.name, line: place.file.line(of: place.span.start)))
  }

  /// Hands on what the editor has written.
  mutating func flush() {
    for statement in editor.take() { send(statement.sql, at: statement.place, isInDoubt: statement.isInDoubt) }
  }

  private mutating func send(_ sql: String, at place: Place, isInDoubt: Bool) {
    output.add(
      Self.script(sql, at: place).map { script in
        var statement = script.statement
        statement.filledHoles = script.filledHoles
        if isMaybe || isInDoubt { statement.certainty = .maybe }
        return statement
      })
  }

  // MARK: One operation

  mutating func apply(_ value: PythonValue, _ reach: Reach) {
    guard let symbol = value.symbol, let callee = symbol.callee else {
      applyOther(value, reach)
      return
    }
    if reach == .both { count += 1 }
    context.place = symbol.place ?? migration.place
    let operation = DjangoOperation(name: String(callee.name), arguments: symbol.arguments)
    guard callee.path.hasPrefix("django.") else {
      applyProjects(callee, symbol, reach)
      return
    }
    apply(operation, reach, named: callee)
  }

  mutating func apply(_ operation: DjangoOperation, _ reach: Reach, named callee: PythonSymbol) {
    if !applyToModels(operation, reach), !applyToOptions(operation, reach), !applyToPostgres(operation, reach),
      !applyPrograms(operation, reach)
    {
      if reach == .both { notAnalysed("\(operation.name) is not known", context.place) }
    }
    flush()
  }

  /// What is no call of something outside: an operation of a class that the file itself holds, or nothing that is known.
  private mutating func applyOther(_ value: PythonValue, _ reach: Reach) {
    guard reach == .both else { return }
    count += 1
    let place = value.place ?? migration.place
    context.place = place
    if case .instance(let instance) = value {
      run(instance, migration.interpreter, migration.effects, at: place)
    } else {
      notAnalysed("which operation stands here, only the run knows", place)
    }
    flush()
  }

  /// An operation of the project's own, or of a library.
  private mutating func applyProjects(_ callee: PythonSymbol, _ symbol: PythonSymbol, _ reach: Reach) {
    guard let found = project.definition(callee.path), case .classObject(let object) = found.value else {
      guard !applyLibrary(callee, symbol.arguments, reach), reach == .both else { return }
      notAnalysed(
        "\(callee.path) is not part of the project", context.place,
        writesRows: !Self.packagesWithoutRows.contains(callee.path.prefix { $0 != "." }))
      return
    }
    let base = object["database_forwards"] == nil ? Self.djangoBase(of: object) : nil
    if let base, object["__init__"] == nil {
      apply(DjangoOperation(name: base, arguments: symbol.arguments), reach, named: callee)
      return
    }
    guard reach == .both || base != nil else { return }
    let effects = DjangoProgram()
    if let text = project.source(ofModule: object.moduleName) {
      let interpreter = PythonInterpreter(effects: effects)
      let module = interpreter.run(PythonTree.parse(text), as: object.moduleName)
      if let own = module[object.name],
        case .instance(let instance) = interpreter.call(own, with: symbol.arguments, at: context.place)
      {
        if let base, let arguments = effects.initialised {
          // What it hands on to Django's own.
          definer = (interpreter, effects)
          apply(DjangoOperation(name: base, arguments: arguments), reach, named: callee)
          definer = nil
          return
        }
        guard reach == .both else { return }
        if base == nil {
          run(instance, interpreter, effects, at: context.place)
          flush()
          return
        }
      }
    }
    if reach == .both { notAnalysed("what \(callee.name) does", context.place) }
  }

  /// Whose operations make triggers, defaults and the like, and write no rows.
  private static let packagesWithoutRows: Set<Substring> = [
    "pgtrigger", "pghistory",
  ]

  static func djangoBase(of object: PythonClass) -> String? {
    for base in object.bases {
      switch base {
      case .symbol(let symbol) where symbol.path.hasPrefix("django."): return String(symbol.name)
      case .classObject(let other): if let found = djangoBase(of: other) { return found }
      default: continue
      }
    }
    return nil
  }

  private mutating func run(
    _ instance: PythonInstance, _ interpreter: PythonInterpreter, _ effects: DjangoProgram, at place: Place
  ) {
    let method = interpreter.attribute("database_forwards", of: .instance(instance), at: place)
    guard case .boundFunction = method else {
      notAnalysed("what \(instance.ofClass.name) does", place)
      return
    }
    let states = PythonSymbol(named: "state")
    follow(
      method,
      [
        .text(PythonText(migration.app.label.utf8, at: place)), .symbol(PythonSymbol(named: "schema_editor")), .symbol(states),
        .symbol(states),
      ], interpreter, effects, at: place, isWrapped: false)
  }

  // MARK: Programs

  private mutating func applyPrograms(_ operation: DjangoOperation, _ reach: Reach) -> Bool {
    switch operation.name {
    case "RunSQL":
      if reach == .both, let sql = operation["sql", 0] { runSQL(sql) }
      for item in operation["state_operations", 2]?.items ?? [] { applyQuietly(item) }
    case "RunPython":
      if reach == .both, let code = operation["code", 0] { runPython(code, operation) }
    case "SeparateDatabaseAndState":
      separate(operation, reach)
    default: return false
    }
    return true
  }

  private mutating func applyQuietly(_ operation: PythonValue) {
    let place = context.place
    apply(operation, .stateOnly)
    _ = editor.take()
    context.place = place
  }

  private mutating func separate(_ operation: DjangoOperation, _ reach: Reach) {
    let place = context.place
    let database = operation["database_operations", 0]
    if reach == .both, let database, !database.isNone {
      guard let items = database.items else {
        notAnalysed("which operations stand here, only the run knows", place)
        return
      }
      let saved = state
      for item in items { apply(item, .both) }
      state = saved
    }
    for item in operation["state_operations", 1]?.items ?? [] { applyQuietly(item) }
    context.place = place
  }

  private mutating func runSQL(_ sql: PythonValue) {
    let place = context.place
    func call() -> SentCall { SentCall(place: place, certainty: isMaybe ? .maybe : .always) }
    if let text = sql.text {
      if !text.bytes.isEmpty { send(.verbatim(text), call()) }
      return
    }
    if let items = sql.items {
      for item in items {
        if let text = item.text {
          send(.verbatim(text), call())
        } else if let pair = item.items, pair.count == 2, let text = pair[0].text {
          send(StatementParameters.percent(text, pair[1]), call())
        } else {
          sendUnknown(item)
        }
      }
      return
    }
    sendUnknown(sql)
  }

  private mutating func sendUnknown(_ sql: PythonValue) {
    if let symbol = sql.symbol {
      if symbol.path == "noop" || symbol.path.hasSuffix("RunSQL.noop") { return }
      if let text = project.text(ofFileReadBy: symbol, from: migration.file) {
        send(.verbatim(PythonText(contentsOf: text)), SentCall(place: context.place, certainty: .always))
        return
      }
      // A constant of another module.
      if case .named = symbol.form, let found = project.definition(symbol.path), found.value.symbol == nil {
        runSQL(found.value)
        return
      }
    }
    notAnalysed("what is executed here, only the run knows", sql.place ?? context.place)
  }

  mutating func send(_ sql: SQLText, _ call: SentCall, inSavepoint: Bool = false, way: PythonWay? = nil) {
    let sent = ProgramStatements(sql, of: call)
    if var statements = sent.message?.statements {
      if let way, statements.count == 1, statements[0].writesRows {
        statements[0].rows = RowSources { _ in nil }.rows(of: statements[0], Circumstances(way, sent.values))
        if statements[0].rows != nil, statements[0].certainty == .maybe { statements[0].certainty = .ifRowsAreThere }
      }
      output.add(Array(statements), inSavepoint: inSavepoint)
    }
    if let remark = sent.remark {
      remarks.append(remark)
      output.runsUnread()
    }
  }

  /// SQL that stands for a call, and which of its holes are surely no NULL.
  private static func script(_ sql: String, at place: Place) -> [(statement: ScriptStatement, filledHoles: [UInt32])] {
    var text: [UInt8] = []
    var filled: [UInt32] = []
    let (mark, hole) = (Array(DjangoNames.filledMark.utf8), Array(DjangoNames.hole.utf8))
    var rest = Array(sql.utf8)[...]
    while let next = rest.first {
      if next == mark[0], rest.starts(with: mark), text.suffix(hole.count).elementsEqual(hole) {
        filled.append(UInt32(text.count - hole.count))
        rest = rest.dropFirst(mark.count)
      } else {
        text.append(next)
        rest = rest.dropFirst()
      }
    }
    let script = Script(lowered: String(decoding: text, as: UTF8.self), at: place.span, of: place.file)
    return script.statements.map { statement in (statement, filled.filter { statement.statement.span.contains($0) }) }
  }

  private mutating func runPython(_ code: PythonValue, _ operation: DjangoOperation) {
    let place = context.place
    var function = code
    var interpreter = definer?.interpreter ?? migration.interpreter
    var effects = definer?.effects ?? migration.effects
    if let symbol = code.symbol {
      if symbol.path == "noop" || symbol.path.hasSuffix("RunPython.noop") { return }
      guard let found = project.callable(symbol) else {
        notAnalysed("what \(symbol.path) does", place)
        return
      }
      (function, interpreter, effects) = found
    }
    switch function {
    case .function, .boundFunction: break
    case .builtin: return
    case .unknown, .none:
      notAnalysed("which function runs here, only the run knows", place)
      return
    default: break
    }
    var isWrapped = !migration.isAtomic && operation["atomic"]?.boolean == true
    if case .function(let known) = function, !migration.isAtomic, known.decorators.contains(where: { $0.hasSuffix("atomic") }) {
      isWrapped = true
    }
    let arguments: [PythonValue] = [.symbol(PythonSymbol(named: "apps")), .symbol(PythonSymbol(named: "schema_editor"))]
    follow(function, arguments, interpreter, effects, at: place, isWrapped: isWrapped)
  }

  /// Follows a function, and hands on what it sends.
  private mutating func follow(
    _ function: PythonValue, _ arguments: [PythonValue], _ interpreter: PythonInterpreter, _ effects: DjangoProgram,
    at place: Place, isWrapped: Bool
  ) {
    let recorder = DjangoRecorder(state, context)
    effects.recorder = recorder
    _ = interpreter.call(function, arguments, at: place)
    effects.recorder = nil
    remarks += recorder.remarks
    if effects !== migration.effects { remarks += effects.takeRemarks() }
    if isWrapped { output.open(.own, "RunPython(…, atomic=True) runs in a transaction of its own") }
    for entry in recorder.entries {
      var call = entry.call
      if isMaybe { call.certainty = .maybe }
      if !isWrapped { output.enter(entry.block) }
      let inSavepoint = entry.block != nil && (isWrapped || migration.isAtomic)
      switch entry.sent {
      case .text(let sql): send(sql, call, inSavepoint: inSavepoint, way: entry.way)
      case .unread: output.runsUnread()
      case .made(let sql):
        let statements = Self.script(sql, at: call.place).map { script in
          var statement = script.statement
          statement.certainty = call.certainty
          statement.rescue = call.rescue
          statement.filledHoles = script.filledHoles
          return statement
        }
        output.add(Array(statements), inSavepoint: inSavepoint)
      }
    }
    output.close()
  }
}

/// An operation as it is called.
struct DjangoOperation {
  var name: String
  var arguments: [PythonArgument]

  /// An argument by its name or its position.
  subscript(name: String, position: Int? = nil) -> PythonValue? {
    if let named = arguments[named: name] { return named.value }
    return position.flatMap { arguments[position: $0]?.value }
  }

  func text(_ name: String, _ position: Int? = nil) -> String? { self[name, position]?.string }
}

/// What a migration sends, in the transactions that Django puts around it.
struct DjangoOutput {
  private let isAtomic: Bool
  private(set) var sections: [Section] = []
  private var block: Place?
  private var isOpen = false

  init(isAtomic: Bool) { self.isAtomic = isAtomic }

  mutating func add(_ statements: [ScriptStatement], inSavepoint: Bool = false) {
    guard !statements.isEmpty else { return }
    if !isOpen {
      sections.append(isAtomic ? Section(.own, []) : Section(.none, [], reason: "“atomic = False”"))
      isOpen = true
    }
    sections[sections.count - 1].messages.append(Message(statements, isInSavepoint: inSavepoint))
  }

  /// Something runs that nobody can read.
  mutating func runsUnread() {
    if !isOpen {
      sections.append(isAtomic ? Section(.own, []) : Section(.none, [], reason: "“atomic = False”"))
      isOpen = true
    }
    sections[sections.count - 1].messages.append(.unread)
  }

  /// What follows runs in a transaction of its own.
  mutating func open(_ wrapping: Wrapping, _ reason: String) {
    sections.append(Section(wrapping, [], reason: reason))
    isOpen = true
  }

  /// What follows stands in `with transaction.atomic()`, or in none.
  mutating func enter(_ place: Place?) {
    guard !isAtomic, place != block else { return }
    close()
    block = place
    if place != nil { open(.own, "transaction.atomic() runs its block in one transaction") }
  }

  mutating func close() {
    guard !isAtomic else { return }
    block = nil
    isOpen = false
  }
}

extension SentCall {
  init(place: Place, certainty: ScriptStatement.Certainty) {
    self.place = place
    self.certainty = certainty
  }
}
