import PythonSyntax
import SourceText

/// What libFuzzer calls with every input it makes up: a program, which is read and followed, each of its functions too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let tree = PythonTree.parse(SourceText(bytes: UnsafeBufferPointer(start: bytes, count: count)))
  _ = tree.dump()
  var limits = PythonInterpreter.Limits()
  limits.steps = 5_000
  let examiner = Examiner()
  let interpreter = PythonInterpreter(effects: examiner, limits: limits)
  let module = interpreter.run(tree, as: "program")
  for name in module.names { if let value = module[name] { interpreter.call(value, at: tree.root.place) } }
  return 0
}

/// Looks at all that a program hands out: what it says of places must lie in the file.
private final class Examiner: PythonEffects {
  func call(_ call: PythonCall) -> PythonValue? {
    for argument in call.arguments { examine(argument.value, depth: 0) }
    for doubt in call.doubts { examine(doubt.place) }
    examine(call.place)
    return nil
  }

  func note(_ note: PythonNote) { examine(note.place) }

  private func examine(_ place: Place) {
    guard place.span.start <= place.span.end, Int(place.span.end) <= place.file.count else { fatalError("\(place.span)") }
  }

  private func examine(_ value: PythonValue, depth: Int) {
    if depth > 4 { return }
    if let place = value.place { examine(place) }
    if let text = value.text {
      for (offset, _) in text.holes where !text.bytes[offset...].starts(with: PythonText.holeBytes) { fatalError("no hole") }
      for offset in text.bytes.indices { if let place = text.place(ofByte: offset) { examine(place) } }
    }
    for item in value.items ?? [] { examine(item, depth: depth + 1) }
    for argument in value.symbol?.arguments ?? [] { examine(argument.value, depth: depth + 1) }
  }
}
