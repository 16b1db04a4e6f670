import PythonSyntax
import SourceText
import Testing

/// Every byte of a text knows where it is written.
@Suite("Python: where texts are written") struct TextPlaceTests {
  /// The text that the program hands to `op.a`, byte for byte: letters that are written as they are, and `-` for the others.
  static func shadow(_ source: String) throws -> (text: String, written: String) {
    let recorder = Recorder.run("from x import op\n" + source)
    let call = try #require(recorder.calls.last { $0.callee.path == "x.op.a" })
    let text = try #require(call[0]?.text)
    var written: [UInt8] = []
    for (offset, byte) in text.bytes.enumerated() {
      let place = text.place(ofByte: offset)
      let map = text.offsetMap(in: call.place.file, elsewhere: call.place.span)
      if let place, place.file === call.place.file { #expect(map.source(of: UInt32(offset)) == place.span.start) }
      guard let place, place.span.count == 1, place.file.base[Int(place.span.start)] == byte else {
        written.append(UInt8(ascii: "-"))
        continue
      }
      written.append(byte)
    }
    return (text.string, String(decoding: written, as: UTF8.self))
  }

  @Test(
    "Through what programs do with them",
    arguments: [
      ("op.a('abc')", "abc", "abc"), ("op.a('a' 'b')", "ab", "ab"), ("op.a('a\\'b')", "a'b", "a-b"),
      ("x = 'T'\nop.a(f'DROP {x}; {1}')", "DROP T; 1", "DROP T; -"), ("op.a('a' + 'b' * 2)", "abb", "abb"),
      ("op.a(', '.join(['x', 'y']))", "x, y", "x, y"), ("op.a(' ab '.strip().replace('a', 'cc'))", "ccb", "ccb"),
      ("op.a('%s %d' % ('q', 17))", "q 17", "q --"), ("op.a('{} {x}'.format('q', x='r'))", "q r", "q r"),
      ("import textwrap\nop.a(textwrap.dedent('''\n    a\n      b\n'''))", "\na\n  b\n", "\na\n  b\n"),
      ("op.a('abc'.upper())", "ABC", "---"), ("op.a('a;b'.split(';')[1])", "b", "b"), ("op.a('abc'[1:])", "bc", "bc"),
      ("op.a(f'{\"q\"!r}')", "'q'", "-q-"), ("op.a(f'{\"q\":>3}')", "  q", "--q"),
      ("def f(x):\n    return x + '!'\nop.a(f('y'))", "y!", "y!"),
      ("class A:\n    T = 't'\nop.a(f'x{A.T}')", "xt", "xt"), ("x = ''\nx += 'a'\nx += 'b'\nop.a(x)", "ab", "ab"),
    ])
  func through(_ source: String, _ text: String, _ written: String) throws {
    let shadow = try Self.shadow(source)
    #expect(shadow.text == text)
    #expect(shadow.written == written)
  }

  @Test("What only the run knows is a hole that says what and where")
  func holes() throws {
    let recorder = Recorder.run("from x import op\ny = op.name()\nop.a(f'DROP TABLE {y} CASCADE' + op.tail)")
    let text = try #require(recorder.calls.last?[0]?.text)
    #expect(!text.isKnown && text.holes.count == 2)
    #expect(text.holes.map(\.hole.symbol?.path) == ["x.op.name()", "x.op.tail"])
    #expect(text.holes.map { $0.hole.place.map { $0.file[$0.span] } } == ["{y}", "op.tail"])
    #expect(text.string == "DROP TABLE \u{FFFC} CASCADE\u{FFFC}")
  }

  @Test("What differs between branches is all of them")
  func alternatives() throws {
    let recorder = Recorder.run("from x import op\nt = 'a' if op.y else 'b'\nop.a(f'DROP TABLE {t}')")
    let hole = try #require(recorder.calls.last?[0]?.text?.holes.first?.hole)
    #expect(hole.isExhaustive && hole.alternatives.compactMap(\.string) == ["a", "b"])
  }

  @Test("Text of another module stands there")
  func modules() throws {
    let recorder = Recorder.run(
      "from project.names import TABLE, Kind\nfrom x import op\nop.a(f'DROP TABLE {TABLE}', [k.value for k in Kind])",
      modules: [
        "project.__init__": "",
        "project.names": "import enum\nTABLE = 'users'\nclass Kind(enum.Enum):\n    A = 'a'\n    B = 'b'\n",
      ])
    let call = try #require(recorder.calls.last)
    let text = try #require(call[0]?.text)
    #expect(text.string == "DROP TABLE users" && text.files.map(\.name) == ["program.py", "project/names.py"])
    #expect(text.place(ofByte: 11)?.span == Span(start: 21, end: 22))
    #expect(call[1]?.items?.compactMap(\.string) == ["a", "b"])
    #expect(recorder.lines == ["x.op.a('DROP TABLE users', ['a', 'b'])"])
  }

  @Test("Arguments and symbols know their places")
  func symbols() throws {
    let source = "import sqlalchemy as sa\nfrom x import op\nop.a('t', sa.Column('id', sa.Integer(), nullable=False))"
    let call = try #require(Recorder.run(source).calls.last)
    #expect(call.arguments.map { $0.place.file[$0.place.span] } == ["'t'", "sa.Column('id', sa.Integer(), nullable=False)"])
    let column = try #require(call[1]?.symbol)
    #expect(column.callee?.path == "sqlalchemy.Column" && column.arguments[named: "nullable"]?.value.boolean == false)
    #expect(column.place?.file[column.place!.span] == "sa.Column('id', sa.Integer(), nullable=False)")
    #expect(column.arguments[position: 1]?.value.symbol?.path == "sqlalchemy.Integer()")
  }
}
