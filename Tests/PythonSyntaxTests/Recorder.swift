import PythonSyntax
import SourceText

/// Writes down what a program calls outside, a line each: what for certain, and `?` with the reasons before what maybe.
final class Recorder: PythonEffects {
  var lines: [String] = []
  var calls: [PythonCall] = []
  var notes: [PythonNote.Reason] = []
  /// Answers of the client, by the callee's path.
  var answers: [String: PythonValue] = [:]

  func call(_ call: PythonCall) -> PythonValue? {
    calls.append(call)
    let doubts = call.doubts.map { "\($0.reason)" }.joined(separator: " ")
    let arguments = call.arguments.map { argument in
      (argument.name.map { $0 + "=" } ?? "") + (argument.isUnpacked ? "*" : "") + Self.describe(argument.value)
    }
    lines.append((doubts.isEmpty ? "" : "? \(doubts): ") + call.callee.path + "(" + arguments.joined(separator: ", ") + ")")
    return answers[call.callee.path]
  }

  /// Calls of `op` are all that matters; else the client does not say what does.
  var mindsOperationsOnly = false

  var learned: Int? { mindsOperationsOnly ? calls.count { $0.callee.path.hasPrefix("op.") } : nil }

  func note(_ note: PythonNote) { notes.append(note.reason) }

  /// Follows a module, and then a function of it.
  static func run(
    _ source: String, calling function: String? = nil, modules: [String: String] = [:],
    limits: PythonInterpreter.Limits = .init(),
    answers: [String: PythonValue] = [:], mindsOperationsOnly: Bool = false
  ) -> Recorder {
    let recorder = Recorder()
    recorder.mindsOperationsOnly = mindsOperationsOnly
    recorder.answers = answers
    let interpreter = PythonInterpreter(
      effects: recorder, limits: limits,
      modules: { name in
        modules[name].map { SourceText(name: name.split(separator: ".").joined(separator: "/") + ".py", $0) }
          ?? modules[name + ".__init__"].map { SourceText(name: name + "/__init__.py", $0) }
      })
    let tree = PythonTree.parse(SourceText(name: "program.py", source))
    let module = interpreter.run(tree, as: "program")
    if let function, let value = module[function] { interpreter.call(value, at: tree.root.place) }
    return recorder
  }

  static func describe(_ value: PythonValue, depth: Int = 0) -> String {
    if depth > 8 { return "…" }
    func all(_ values: [PythonValue]) -> String { values.map { describe($0, depth: depth + 1) }.joined(separator: ", ") }
    func items(_ list: PythonList) -> String {
      let parts = list.items.map { ($0.isMaybe ? "?" : "") + describe($0.value, depth: depth + 1) }
      return (parts + (list.rest == nil ? [] : ["…"])).joined(separator: ", ")
    }
    switch value {
    case .none: return "None"
    case .ellipsis: return "..."
    case .boolean(let value): return value ? "True" : "False"
    case .integer(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .text(let text): return "'" + text.string.replacing("\u{FFFC}", with: "¿").replacing("\n", with: "\\n") + "'"
    case .bytes(let bytes): return "b'" + String(decoding: bytes, as: UTF8.self) + "'"
    case .tuple(let values): return "(" + all(values) + ")"
    case .list(let list): return "[" + items(list) + "]"
    case .set(let set): return "{" + items(set) + "}"
    case .dictionary(let dictionary):
      let parts = dictionary.entries.map {
        ($0.isMaybe ? "?" : "") + describe($0.key, depth: depth + 1) + ": " + describe($0.value, depth: depth + 1)
      }
      return "{" + (parts + (dictionary.rest == nil ? [] : ["…"])).joined(separator: ", ") + "}"
    case .function(let function), .boundFunction(let function, _): return "<\(function.name)>"
    case .classObject(let object): return "<class \(object.name)>"
    case .instance(let instance): return "<\(instance.ofClass.name)>"
    case .member(let member): return "\(member.ofClass).\(member.name)"
    case .module(let module): return "<module \(module.name)>"
    case .method(_, let name), .builtin(let name): return "<\(name)>"
    case .symbol(let symbol): return symbol.path
    case .unknown(let hole):
      return hole.alternatives.isEmpty
        ? "¿\(hole.reason)"
        : "(" + hole.alternatives.map { describe($0, depth: depth + 1) }.joined(separator: " | ")
          + (hole.isExhaustive ? ")" : " | …)")
    }
  }
}
