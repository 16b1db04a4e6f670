import PythonSyntax
import SourceText

/// A migration of yoyo that is a program: `step("CREATE …", "DROP …")`, or steps that call functions with the connection.
final class YoyoProgram: PythonEffects {
  private(set) var depends: [String] = []
  private(set) var isTransactional = true
  /// What each step sends; a step that is a function may send several messages.
  private(set) var messages: [Message] = []
  private(set) var remarks: [Remark] = []
  private var isInStep = false

  init(_ text: SourceText) {
    let tree = PythonTree.parse(text)
    if let problem = tree.problems.first {
      remarks.append(
        Remark(
          .notAnalysed, "Python that is not understood: \(problem.message)", file: text.name,
          line: text.line(of: problem.span.start)))
    }
    let interpreter = PythonInterpreter(effects: self)
    let module = interpreter.run(tree, as: "migration")
    depends = (module["__depends__"]?.items ?? []).compactMap(\.string)
    if case .dictionary(let names)? = module["__depends__"] { depends = names.entries.compactMap(\.key.string) }
    isTransactional = module["__transactional__"]?.boolean ?? true
    for call in steps { follow(call, interpreter) }
  }

  private var steps: [PythonCall] = []

  func call(_ call: PythonCall) -> PythonValue? {
    if isInStep {
      if call.callee.name == "execute", let sql = call[0] { send(sql, call[1], SentCall(call)) }
    } else if call.callee.path == "yoyo.step" || call.callee.path == "step" {
      steps.append(call)
    }
    return nil
  }

  private func follow(_ call: PythonCall, _ interpreter: PythonInterpreter) {
    guard let apply = call[0] ?? call["apply"], !apply.isNone else { return }
    switch apply {
    case .function, .boundFunction:
      isInStep = true
      _ = interpreter.call(apply, [.symbol(PythonSymbol(named: "connection"))], at: call.place)
      isInStep = false
    default: send(apply, nil, SentCall(call))
    }
  }

  private func send(_ sql: PythonValue, _ values: PythonValue?, _ call: SentCall) {
    guard let text = sql.text else {
      remarks.append(call.notAnalysed("what is executed here, only the run knows"))
      messages.append(.unread)
      return
    }
    let sent = ProgramStatements(StatementParameters.percent(text, values), of: call)
    if let remark = sent.remark { remarks.append(remark) }
    if var message = sent.message {
      message.isInSavepoint = isTransactional
      messages.append(message)
    }
  }

  func note(_ note: PythonNote) {
    guard note.reason == .limit else { return }
    remarks.append(
      SentCall(place: note.place, certainty: .always).notAnalysed("the program is followed only up to here"))
  }
}
