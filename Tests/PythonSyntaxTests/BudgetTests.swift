import PythonSyntax
import SourceText
import TestSupport
import Testing

/// Whatever a program does, following it ends soon, and says what it left out.
@Suite("Python: budgets") struct BudgetTests {
  static let limits = {
    var limits = PythonInterpreter.Limits()
    limits.steps = 100_000
    return limits
  }()
  static let rounds = "for i in range(2000):\n  for j in range(60):\n    "

  @Test(
    "Programs that never end, or grow without measure",
    arguments: [
      ("while True:\n  op.a()", "loopCut"), ("i = 0\nwhile True:\n  i += 1", "loopCut"),
      ("for i in range(10 ** 6):\n  op.a(i)", "loopCut"),
      ("x = [i for i in range(10 ** 9)]", "loopCut"), (rounds + "for k in range(2000):\n      op.a(i)", "limit"),
      ("def f(n):\n  return f(n + 1) + f(n + 2)\nf(0)", "limit"), ("f = lambda x: f(f(x))\nf(1)", "limit"),
      ("class A:\n  def __init__(self):\n    self.x = A()\nA()", "limit"),
      ("def d(f):\n  return d(f)\n@d\ndef g(): pass", "limit"),
      ("def f():\n  try:\n    return f()\n  finally:\n    f()\nf()", "limit"),
      ("def g():\n  while True: yield 1\nlist(g())", "loopCut"),
      ("def f(n):\n  if op.ask(): return f(n + 1)\n  return f(n + 2)\nf(1)", "loopCut"),
      ("x = []\nfor i in [1]:\n  while x or True:\n    x.append(x)", "loopCut"),
      (
        "class A:\n  def __eq__(self, o): return self == o\n  def __bool__(self): return bool(self)\na = A()\nif a and a == a: pass",
        "limit"
      ),
    ])
  func endless(_ source: String, _ note: String) {
    let recorder = Recorder.run("from x import op\n" + source, limits: Self.limits)
    #expect(recorder.notes.contains { "\($0)" == note })
  }

  @Test(
    "Values that are deep, large or hold themselves",
    arguments: [
      "x = ()\n" + rounds + "x = (x,)", "x = ()\nfor i in range(200): x = (x, x)\nx == x", "x = []\n" + rounds + "x = [x]",
      "x = []\nr = x\n" + rounds + "n = []; x.append(n); x = n", "x = {}\n" + rounds + "x = {'a': x}",
      "x = op\n" + rounds + "x = x.y",
      "x = op\n" + rounds + "x = op.f(x)", "x = 1\n" + rounds + "x = (lambda g: lambda: g)(x)",
      "x = 1\n" + rounds + "def f(x=x): pass\n    x = f", "x = 1\nfor i in range(2000):\n  class A:\n    p = x\n  x = A",
      "class A: pass\nfor i in range(2000):\n  class A(A): pass",
      "class A:\n  def __init__(self, n): self.n = n\nx = 1\n" + rounds + "x = A(x)",
      "x = 'ab'\nfor i in range(100): x += x", "x = [1]\nfor i in range(100): x = x + x",
      "x = [1]\nfor i in range(100): x.extend(x)",
      "x = 'a' * 10 ** 6\nfor i in range(2000): x += 'b'",
      "x = 9 ** 9 ** 9, 'a' * 10 ** 12, [0] * 10 ** 12, '%999999999d' % 1, f'{1:999999999}'",
      "x = []\nx.append(x)\nstr(x), x == x, x < [x]", "x = 'a' * 1000\nfor i in range(9): x = x.replace('a', 'a' * 99)",
      "x = ['a' * 1000] * 1000\nfor i in range(2000): ','.join(x)", "x = f'{op.x}' * 20000\nfor i in range(2000): x.split(',')",
      "x = 1\nfor i in range(2000): x = [x, x]\nstr(x)", "x = ''\nfor i in range(2000):\n  if op.a(): x = f'a{x}'",
      "x = 1" + String(repeating: " + 1", count: 30_000), "x = op" + String(repeating: ".b()", count: 20_000),
      String(repeating: "op.execute('a')\n", count: 30_000),
      "x = [" + String(repeating: "'a', ", count: 30_000) + "]\nfor y in x: op.c(y)",
    ])
  func large(_ source: String) {
    let recorder = Recorder.run("from x import op\n" + source + "\nop.end(x)\n", limits: Self.limits)
    #expect(recorder.calls.count <= 130_000)
  }

  /// Cheap programs are followed to their end.
  @Test("A long file of statements is read whole")
  func longFile() {
    let recorder = Recorder.run(
      "from x import op\n" + String(repeating: "op.execute('INSERT INTO t VALUES (1)')\n", count: 30_000))
    #expect(recorder.calls.count == 30_000 && recorder.notes.isEmpty)
  }

  @Test("Each task has a budget of its own")
  func tasks() {
    var limits = PythonInterpreter.Limits()
    limits.steps = 1_000
    let source = "from x import op\nfor i in range(2000): pass\ndef f():\n  op.a()\n"
    let recorder = Recorder.run(source, calling: "f", limits: limits)
    #expect(recorder.notes == [.limit] && recorder.lines.isEmpty)
    let other = Recorder.run("from x import op\ndef f():\n  op.a()\nfor i in range(2000): pass\n", calling: "f", limits: limits)
    #expect(other.notes == [.limit] && other.lines == ["x.op.a()"])
  }

  // MARK: Any bytes

  static let programs = Repository.files(in: "Fixtures/python", ending: ".py")

  @Test("Programs that are cut, or have parts of others in them, are followed", arguments: programs)
  func mutated(_ path: String) {
    var random = Random(seed: UInt64(path.utf8.reduce(7) { $0 &* 31 &+ Int($1) } & 0xFFFF))
    var limits = PythonInterpreter.Limits()
    limits.steps = 20_000
    let others = Self.programs.map { Repository.bytes(of: $0) }
    let bytes = Repository.bytes(of: path)
    for _ in 0..<12 {
      var mutation = bytes
      for _ in 0...random.below(4) {
        let at = random.below(mutation.count)
        let end = min(at + random.below(40), mutation.count)
        let other = others[random.below(others.count)]
        let from = random.below(other.count)
        switch random.below(4) {
        case 0: mutation.removeSubrange(at..<end)
        case 1: mutation.insert(contentsOf: other[from..<min(from + random.below(80), other.count)], at: at)
        case 2: mutation[at] = UInt8(random.below(256))
        default: mutation.replaceSubrange(at..<end, with: other[from..<min(from + random.below(40), other.count)])
        }
        if mutation.isEmpty { mutation = bytes }
      }
      let recorder = Recorder()
      let interpreter = PythonInterpreter(effects: recorder, limits: limits)
      let module = interpreter.run(PythonTree.parse(SourceText(bytes: mutation)), as: "program")
      for name in module.names { if let value = module[name] { interpreter.call(value, at: module.tree.root.place) } }
      for call in recorder.calls { for argument in call.arguments { check(argument.value) } }
    }
  }

  /// Texts are sound: their holes and places lie in them and in the file.
  private func check(_ value: PythonValue) {
    guard let text = value.text else { return }
    for (offset, _) in text.holes { #expect(text.bytes[offset...].starts(with: PythonText.holeBytes)) }
    for offset in stride(from: 0, to: text.bytes.count, by: 7) {
      if let place = text.place(ofByte: offset) { #expect(Int(place.span.end) <= place.file.count) }
    }
  }

  struct Random {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return bound > 0 ? Int(state % UInt64(bound)) : 0
    }
  }

  @Test(
    "A function that calls itself without end is told of if it does what matters",
    arguments: [("x.ask(n)", false), ("op.a()", true), ("print(n)", false)])
  func endlessCalls(_ call: String, _ isTold: Bool) {
    let program =
      "import op, x\ndef f(n):\n  if x.ask(): return 1 + f(n.left)\n  \(call)\n  return f(n.right)\nf(x.root())\nop.end()"
    let recorder = Recorder.run(program, mindsOperationsOnly: true)
    #expect(recorder.notes.contains(.loopCut) == isTold)
    #expect(recorder.lines.last == "op.end()")
    #expect(Recorder.run(program).notes.contains(.loopCut))
  }
}
