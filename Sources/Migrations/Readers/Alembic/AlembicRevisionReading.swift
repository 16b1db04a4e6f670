import PythonSyntax
import SQLSyntax
import SourceText

/// Works out what one revision sends.
struct AlembicRevisionReading {
  private let revision: Revision
  private let environment: AlembicEnvironment
  private let modules: PythonProject
  private let history: AlembicHistory

  init(_ revision: Revision, _ environment: AlembicEnvironment, _ modules: PythonProject, _ history: AlembicHistory) {
    self.revision = revision
    self.environment = environment
    self.modules = modules
    self.history = history
  }

  func migration(_ remarks: inout [Remark]) -> Migration {
    var migration = Migration(id: revision.id, file: revision.file)
    let switchboard = Switchboard()
    let interpreter = PythonInterpreter(effects: switchboard, limits: Self.limits) { modules.source(of: $0) }
    let context = SQLAlchemyContext(naming: environment.naming)
    let upgrade = AlembicOperations(context, history, isUpgrade: true)
    upgrade.isManaged = environment.scope != .statement && !environment.isExternal
    switchboard.operations = upgrade
    upgrade.interpreter = interpreter
    let module = interpreter.run(revision.tree, as: moduleName)
    run("upgrade", module, interpreter)
    // What a loop comes to again and again is said once.
    var said: Set<Remark> = []
    remarks += upgrade.remarks.filter { said.insert($0).inserted }
    migration.up = Few(sections(of: upgrade, &remarks))

    let downgrade = AlembicOperations(context, AlembicHistory(), isUpgrade: false)
    switchboard.operations = downgrade
    downgrade.interpreter = interpreter
    run("downgrade", module, interpreter)
    var ignored: [Remark] = []
    migration.down = sections(of: downgrade, &ignored)
    return migration
  }

  /// A revision needs a helper or two, and not the whole application that it imports a class from.
  private static var limits: PythonInterpreter.Limits {
    var limits = PythonInterpreter.Limits()
    limits.modules = 16
    return limits
  }

  private var moduleName: String { String(Path.name(revision.file).dropLast(3)) }

  private func run(_ name: String, _ module: PythonModule, _ interpreter: PythonInterpreter) {
    guard case .function(let function)? = module[name] else { return }
    let place = function.node.place
    // Of several databases each has a function of its own, which this one chooses.
    if function.node.children(.parameter).first?.name == "engine_name" {
      for other in module.names where other.hasPrefix(name + "_") {
        if case .function? = module[other] { _ = interpreter.call(module[other]!, at: place) }
      }
      return
    }
    let arguments = function.node.children(.parameter).map { parameter in
      environment.migrationArguments[parameter.name ?? ""] ?? .unknown(PythonHole(reason: .argument, place: parameter.place))
    }
    _ = interpreter.call(.function(function), arguments, at: place)
  }

  private func sections(of operations: AlembicOperations, _ remarks: inout [Remark]) -> [Section] {
    let wrapping: Wrapping =
      switch environment.scope {
      case .run: .shared
      case .file: .own
      case .statement, .message: .none
      }
    var sections = [Section(wrapping, [])]
    for item in operations.finished() {
      switch item {
      case .message(let message): sections[sections.count - 1].messages.append(message)
      case .autocommit(let begins):
        if environment.isExternal {
          // After a COMMIT there is no transaction that is in the way.
          if sections.last?.messages.last?.endsTransaction ?? !begins {
            sections.append(begins ? Section(.none, [], reason: "autocommit_block()") : Section(wrapping, []))
          } else if begins {
            remarks.append(
              Remark(
                .problem, "autocommit_block() fails here: " + environment.reason, file: revision.file,
                line: revision.tree.text.line(of: revision.idSpan.start)))
          }
        } else if environment.scope != .statement {
          sections.append(begins ? Section(.none, [], reason: "autocommit_block()") : Section(wrapping, []))
        }
      }
    }
    return sections.filter { !$0.messages.isEmpty }
  }
}

/// Leads what the interpreter tells to the direction at hand.
private final class Switchboard: PythonEffects {
  var operations: AlembicOperations?

  func call(_ call: PythonCall) -> PythonValue? { operations?.call(call) }
  func enter(_ context: PythonValue, _ place: Place) -> PythonValue? { operations?.enter(context, place) }
  func leave(_ context: PythonValue, _ place: Place) { operations?.leave(context, place) }
  func value(of symbol: PythonSymbol) -> PythonValue? { operations?.value(of: symbol) }
  func assign(_ attribute: String, of symbol: PythonSymbol, to value: PythonValue, _ way: PythonWay) {
    operations?.assign(attribute, of: symbol, to: value, way)
  }
  func items(of symbol: PythonSymbol) -> [PythonValue]? { operations?.items(of: symbol) }
  var learned: Int? { operations?.learned }
  func note(_ note: PythonNote) { operations?.note(note) }
}

extension Message {
  fileprivate var endsTransaction: Bool {
    guard let root = statements.last?.root else { return false }
    return root.kind == .transaction && (root.detail == .commit || root.detail == .end)
  }
}
