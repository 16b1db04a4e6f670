import SourceText
import Testing

@testable import Migrations

@Suite("Comments, and what they are about") struct CommentTests {
  /// The comments that have MARK in them, and the text that each is about.
  private func subjects(_ name: String, _ text: String) -> [String?] {
    let source = SourceText(name: name, text)
    let file = CommentedFile(source)
    return file.comments.filter { source[$0.span].contains("MARK") }.map { comment in
      file.subject(of: comment).map { source[$0] }
    }
  }

  @Test("SQL: the statement around, before on the line, or next")
  func sql() {
    #expect(subjects("a.sql", "A;\n-- MARK\n\nB x\n y;\nC;") == ["B x\n y"])
    #expect(subjects("a.sql", "A; -- MARK\nB;") == ["A"])
    #expect(subjects("a.sql", "A /* MARK */ x;\nB;") == ["A /* MARK */ x"])
    #expect(subjects("a.sql", "A; /* MARK */ B;") == ["B"])
    #expect(subjects("a.sql", "A; B; -- MARK") == ["A; B"])
    #expect(subjects("a.sql", "A;\n-- MARK") == [nil])
    #expect(subjects("a.sql", "SELECT '-- MARK', $$-- MARK$$, \"-- MARK\";") == [])
    #expect(subjects("a.sql", "DO $$BEGIN\nSELECT 1;\n-- MARK\nSELECT 2;\nEND$$;") == ["SELECT 2"])
    #expect(subjects("a.sql", "DO $$BEGIN\nDO 'BEGIN\n-- MARK\nSELECT 2; SELECT 3; END';\nEND$$;") == ["SELECT 2"])
  }

  @Test("Python: the logical line, and within brackets the part up to a comma")
  func python() {
    #expect(subjects("a.py", "a()\n# MARK\n\nb(1,\n  2)\nc()\n") == ["b(1,\n  2)"])
    #expect(subjects("a.py", "a(\n  1)  # MARK\nb()\n") == ["a(\n  1)"])
    #expect(subjects("a.py", "x = [\n  # MARK\n  f(1,\n    2),\n  g(3),\n]\n") == ["f(1,\n    2),"])
    #expect(subjects("a.py", "x = [\n  f(1),  # MARK\n  g(3),\n]\n") == ["f(1),"])
    #expect(subjects("a.py", "if a:\n  # MARK\n  b()\n  c()\n") == ["b()"])
    #expect(subjects("a.py", "# MARK\ndef f():\n  b()\n") == ["def f():"])
    #expect(subjects("a.py", "a('''\n# MARK\n''')\n") == [])
    #expect(subjects("a.py", "a()\n# MARK\n") == [nil])
  }

  @Test("Programs: the statement that begins on the next line, however many lines it goes on")
  func programs() {
    #expect(subjects("a.ts", "a()\n// MARK\nawait b(`\n x`)\nc()\n") == ["await b(`\n x`)"])
    #expect(subjects("a.ts", "// MARK\nconst x = await b\n  .c()\n  .d()\ne()\n") == ["const x = await b\n  .c()\n  .d()"])
    #expect(subjects("a.ts", "// MARK\nif (a) {\n  b()\n}\n") == ["if (a) {"])
    #expect(subjects("a.ts", "f({\n  // MARK\n  a: 1,\n  b: 2,\n})\n") == ["a: 1,"])
    #expect(subjects("a.ts", "await b(`\n x`) // MARK\nc()\n") == ["await b(`\n x`)"])
    #expect(subjects("a.ts", "a(/* MARK */ 1)\nb()\n") == ["1"])
    #expect(subjects("a.go", "\t// MARK\n\tdb.Exec(`x`,\n\t\ta)\n\tb()\n") == ["db.Exec(`x`,\n\t\ta)"])
    #expect(subjects("a.rb", "# MARK\nexecute <<~SQL\n  X\nSQL\nb\n").first??.hasPrefix("execute <<~SQL\n  X") == true)
    #expect(subjects("a.rs", "// MARK\nquery!(\"x\")\n  .fetch(p);\nb();\n") == ["query!(\"x\")\n  .fetch(p);"])
    #expect(subjects("a.ts", "const a = '// MARK', b = `// MARK`, c = /\\/\\/ MARK/\n") == [])
  }

  @Test("YAML: the line and what is indented below it; shell and make: the line and what continues it; XML: the element")
  func others() {
    #expect(subjects("a.yml", "a:\n  # MARK\n  - run: |\n      x\n      y\n  - b\n") == ["  - run: |\n      x\n      y"])
    #expect(subjects("a.yml", "a:\n  - b # MARK\n  - c\n") == ["  - b # MARK"])
    #expect(subjects("a.yml", "a: |\n  # MARK\nb: '# MARK'\n") == [])
    #expect(subjects("a.toml", "# MARK\na = \"# MARK\"\nb = 1\n") == ["a = \"# MARK\""])
    #expect(subjects("Dockerfile", "# MARK\nRUN a \\\n  b\nRUN c\n") == ["RUN a \\\n  b"])
    #expect(subjects("a.xml", "<a>\n<!-- MARK -->\n<b>\n<c/></b>\n<d/></a>") == ["<b>\n<c/></b>"])
    #expect(subjects("a.xml", "<a>\n<b/> <!-- MARK -->\n<d/></a>") == ["<b/>"])
  }

  @Test("Whatever the text, there is an answer", arguments: ["a.sql", "a.py", "a.ts", "a.rb", "a.yml", "a.toml", "a.xml", "a"])
  func anything(_ name: String) {
    let text = "-- MARK\n# MARK {[(\n// MARK \"\n/* MARK\n<!-- MARK\n'''\n\0 $$ `\n"
    for length in 0...text.utf8.count {
      let source = SourceText(name: name, bytes: Array(text.utf8.prefix(length)))
      let file = CommentedFile(source)
      for comment in file.comments {
        _ = comment.lines(in: source)
        _ = file.lineBelow(comment)
        if let subject = file.subject(of: comment) { #expect(subject.start <= subject.end && Int(subject.end) <= source.count) }
      }
    }
  }
}
