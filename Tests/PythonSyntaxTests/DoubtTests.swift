import PythonSyntax
import SourceText
import Testing

/// What surely runs, what maybe, and why.
@Suite("Python: doubts") struct DoubtTests {
  /// Follows lines of which `op` and what it gives stand outside.
  static func lines(_ source: String) -> [String] { Recorder.run("from alembic import op\n" + source).lines }

  static func calls(_ source: String) -> [String] {
    lines(source).filter { !$0.hasSuffix("op.ask()") }.map { $0.replacing("alembic.op.", with: "") }
  }

  @Test(
    "Branches, loops and what follows them",
    arguments: [
      ("if op.ask():\n    op.a()\nop.b()", ["? condition: a()", "b()"]),
      (
        "if op.ask():\n    op.a()\nelif op.ask():\n    op.b()\nelse:\n    op.c()",
        ["? condition: a()", "? condition: b()", "? condition: c()"]
      ),
      ("if 1:\n    op.a()\nelse:\n    op.b()", ["a()"]),
      ("if op.ask() and 0:\n    op.a()", ["? condition: a()"]),
      ("if 0 and op.ask():\n    op.a()", []),
      ("op.ask() and op.a()", ["? condition: a()"]),
      ("op.a() if op.ask() else op.b()", ["? condition: a()", "? condition: b()"]),
      ("for x in op.ask():\n    op.a(x)\nop.b()", ["? loop: a(ask()[])", "b()"]),
      ("while op.ask():\n    op.a()\nop.b()", ["? loop: a()", "b()"]),
      ("for x in [1, 2]:\n    if op.ask():\n        break\n    op.a(x)\nop.b()", ["? left: a(1)", "? left: a(2)", "b()"]),
      ("for x in [1, 2]:\n    if op.ask():\n        continue\n    op.a(x)\nop.b()", ["? left: a(1)", "? left: a(2)", "b()"]),
      ("for x in [1]:\n    if op.ask():\n        break\nelse:\n    op.a()", ["? left: a()"]),
      ("def f():\n    if op.ask():\n        return\n    op.a()\nf()\nop.b()", ["? left: a()", "b()"]),
      ("def f():\n    if op.ask():\n        return 1\n    else:\n        return 2\nop.a(f())", ["a((1 | 2))"]),
      ("def f():\n    if op.ask():\n        raise ValueError\n    op.a()\nf()\nop.b()", ["a()", "b()"]),
      ("def f():\n    raise ValueError\nf()\nop.b()", []),
      ("x = 1\nif op.ask():\n    x = 2\nop.a(x)", ["a((2 | 1))"]),
      ("if op.ask():\n    x = 2\nop.a(x)", ["a(2)"]),
      ("x = [1]\nif op.ask():\n    x.append(2)\nop.a(x)\nfor y in x:\n    op.b(y)", ["a([1, ?2])", "b(1)", "? item: b(2)"]),
      ("x = {}\nif op.ask():\n    x['a'] = 1\nop.a(x, x.get('a'))", ["a({?'a': 1}, (1 | None))"]),
      ("x = 0\nfor y in op.ask():\n    x = x + 1\nop.a(x)", ["a(¿loop)"]),
      ("match op.ask():\n    case 1:\n        op.a()\n    case _:\n        op.b()", ["? condition: a()", "? condition: b()"]),
      ("[op.a(x) for x in op.ask() if x]", ["? loop condition: a(ask()[])"]),
      (
        "f = op.ask\nif op.ask():\n    f = lambda: op.a()\nelse:\n    f = lambda: op.b()\nf()",
        ["? condition: a()", "? condition: b()"]
      ),
      ("x = op.ask()\nif x is None:\n    op.a()\nif not x:\n    op.b()", ["? condition: a()", "? condition: b()"]),
      ("x = None\nif op.ask():\n    x = 'a'\nif x == 'b':\n    op.a()\nif x != 'b':\n    op.b()", ["b()"]),
    ])
  func branches(_ source: String, _ expected: [String]) { #expect(Self.calls(source) == expected) }

  @Test(
    "Exceptions",
    arguments: [
      ("try:\n    op.a()\nexcept Exception:\n    op.b()\nop.c()", ["a()", "? exception: b()", "c()"]),
      ("try:\n    op.a()\nexcept Exception:\n    raise\nelse:\n    op.b()\nfinally:\n    op.c()", ["a()", "b()", "c()"]),
      ("try:\n    x = 1\nexcept Exception:\n    op.b()\nop.c()", ["c()"]),
      ("try:\n    raise KeyError\nexcept ValueError:\n    op.a()\nexcept LookupError:\n    op.b()\nop.c()", ["b()", "c()"]),
      (
        "def f():\n    if op.ask():\n        raise ValueError\n    op.a()\ntry:\n    f()\n    op.b()\nexcept ValueError:\n    op.c()\nop.d()",
        ["? left: a()", "? left: b()", "? exception: c()", "d()"]
      ),
      (
        "def f():\n    try:\n        return op.a()\n    except Exception:\n        pass\n    op.b()\nf()",
        ["a()", "? left: b()"]
      ),
      (
        "for x in [1, 2]:\n    try:\n        op.a(x)\n        break\n    except Exception:\n        continue\nop.b()",
        ["a(1)", "? left: a(2)", "b()"]
      ),
      (
        "import contextlib\nwith contextlib.suppress(Exception):\n    op.a()\n    raise ValueError\nop.b()",
        ["contextlib.suppress(<Exception>)", "a()", "b()"]
      ),
      ("try:\n    import json\nexcept ImportError:\n    op.a()\nop.b()", ["? exception: a()", "b()"]),
      ("op.a()\nraise SystemExit\nop.b()", ["a()"]),
    ])
  func exceptions(_ source: String, _ expected: [String]) { #expect(Self.calls(source) == expected) }

  @Test("A call knows the try blocks around it, and whether their handlers go on")
  func enclosing() throws {
    let source = """
      from alembic import op
      def run(sql):
          op.execute(sql)
      with op.outer() as o:
          try:
              run("a")
          except Exception as error:
              print(error)
          try:
              run("b")
          except ValueError:
              if error:
                  raise
              raise RuntimeError from error
      """
    let calls = Recorder.run(source).calls.filter { $0.callee.path == "alembic.op.execute" }
    try #require(calls.count == 2)
    #expect(calls.map(\.enclosing.count) == [2, 2])
    #expect(calls[0].swallowing != nil && calls[1].swallowing == nil)
    let handler = try #require(calls[0].swallowing?.handlers.first)
    #expect(handler.place.file[handler.place.span].hasPrefix("except Exception as error"))
    guard case .with(let context, let place) = calls[0].enclosing[0] else {
      Issue.record("no with")
      return
    }
    #expect(context.symbol?.path == "alembic.op.outer()")
    #expect(place.file[place.span] == "op.outer()")
  }

  @Test("Doubts say where they come from")
  func places() throws {
    let call = try #require(Recorder.run("import op\nif op.x > 3:\n    for y in op.rows():\n        op.a()\n").calls.last)
    #expect(call.doubts.map { $0.place.file[$0.place.span] } == ["op.x > 3", "op.rows()"])
  }

  @Test(
    "Notes",
    arguments: [
      ("raise ValueError", [PythonNote.Reason.raised]), ("x = = 1\n", [.notUnderstood]), ("unknown()", [.unknownCallee]),
      ("while True:\n    pass", [.loopCut]), ("try:\n    raise ValueError\nexcept ValueError:\n    pass", []),
      ("import x\nif x.y():\n    raise ValueError", []), ("{}['a']", [.raised]),
    ])
  func notes(_ source: String, _ expected: [PythonNote.Reason]) { #expect(Recorder.run(source).notes == expected) }

  @Test("A client answers for what is outside")
  func answers() {
    let source = "from alembic import op\nif op.get_bind().dialect.name == 'x':\n    op.a()\nfor x in op.rows():\n    op.b(x)\n"
    let recorder = Recorder.run(source, answers: ["alembic.op.rows": .tuple([.integer(1), .integer(2)])])
    #expect(recorder.lines.suffix(3) == ["alembic.op.rows()", "alembic.op.b(1)", "alembic.op.b(2)"])
  }
}
