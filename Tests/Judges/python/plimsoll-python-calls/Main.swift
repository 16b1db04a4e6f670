import Platform
import PythonSyntax
import SourceText

/// `plimsoll-python-calls FILE …` follows each file and prints what it calls outside, behind a line with its name. For the judge
/// beside it.
@main
enum PythonCalls {
  static func main() throws {
    for path in CommandLine.arguments.dropFirst() {
      let recorder = Recorder()
      let interpreter = PythonInterpreter(effects: recorder)
      _ = interpreter.run(PythonTree.parse(try Files.read(path)), as: "program")
      try Output.standard.write(Array("== \(path)\n".utf8) + recorder.bytes)
    }
  }
}

/// Writes calls as the judge's stub does. What the stub answers is always a name, so that everything is known.
final class Recorder: PythonEffects {
  var bytes: [UInt8] = []

  func call(_ call: PythonCall) -> PythonValue? {
    var line = call.isCertain ? "" : "? "
    line += call.callee.path + "("
    line += call.arguments.map { argument in
      (argument.name.map { $0 + "=" } ?? "") + (argument.isUnpacked ? "*" : "") + Self.written(argument.value, depth: 0)
    }.joined(separator: ", ")
    bytes += (line + ")\n").utf8
    return nil
  }

  func note(_ note: PythonNote) {
    let start = Int(note.place.span.start)
    let line = note.place.file.bytes[start..<Int(note.place.span.end)].prefix(100).prefix { $0 != 0x0A }
    bytes += Array("! \(note.reason)\(note.doubts.isEmpty ? "" : ", maybe"): ".utf8) + line + [0x0A]
  }

  private static func written(_ value: PythonValue, depth: Int) -> String {
    if depth > 20 { return "…" }
    func all(_ values: [PythonValue]) -> String { values.map { written($0, depth: depth + 1) }.joined(separator: ", ") }
    func items(_ list: PythonList) -> [String] {
      list.items.map { ($0.isMaybe ? "?" : "") + written($0.value, depth: depth + 1) } + (list.rest == nil ? [] : ["…"])
    }
    switch value {
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .boolean(let value): return value ? "True" : "False"
    case .integer(let value): return "\(value)"
    case .float(let value): return "float \(value.bitPattern)"
    case .text(let text): return quoted(text)
    case .bytes(let bytes): return "bytes " + hexadecimal(bytes)
    case .tuple(let values): return "(" + all(values) + ")"
    case .list(let list): return "[" + items(list).joined(separator: ", ") + "]"
    case .set(let set):
      return "{" + items(set).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ", ") + "}"
    case .dictionary(let dictionary):
      let entries = dictionary.entries.map {
        ($0.isMaybe ? "?" : "") + written($0.key, depth: depth + 1) + ": " + written($0.value, depth: depth + 1)
      }
      return "{" + (entries + (dictionary.rest == nil ? [] : ["…"])).joined(separator: ", ") + "}"
    case .member(let member): return "\(member.ofClass).\(member.name)"
    case .function(let function), .boundFunction(let function, _): return "<\(function.name)>"
    case .classObject(let object): return "<\(object.name)>"
    case .instance(let instance): return "<\(instance.ofClass.name)>"
    case .module(let module): return "<\(module.name)>"
    case .method(_, let name), .builtin(let name): return "<\(name)>"
    case .symbol(let symbol): return symbol.path
    case .unknown(let hole): return "unknown, \(hole.reason)"
    }
  }

  /// Bytes that are not plain as `\xhh`, and holes as they are.
  private static func quoted(_ text: PythonText) -> String {
    var result = "\""
    var holes = text.holes.map(\.offset)[...]
    var at = 0
    while at < text.bytes.count {
      if holes.first == at {
        holes.removeFirst()
        result += "{unknown}"
        at += PythonText.holeBytes.count
        continue
      }
      let byte = text.bytes[at]
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\"") {
        result.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        result += "\\x" + hexadecimal([byte])
      }
      at += 1
    }
    return result + "\""
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
