import SourceText
import Testing

@testable import Migrations

/// What the fixtures of Django do not show: names, graphs that are broken, files that are no migrations or hardly Python.
@Suite("Django") struct DjangoTests {
  private func read(_ files: [String: String]) throws -> MigrationSet {
    let found = Discovery(Project(FilesInMemory(files))).find(at: ".")
    return try #require(found.sets.first { $0.framework.id == "django" })
  }

  private func migration(_ operations: String, before: String = "", depends: String = "") -> String {
    """
    from django.db import migrations, models
    \(before)

    class Migration(migrations.Migration):
        dependencies = [\(depends)]
        operations = [\(operations)]

    """
  }

  private func sent(_ set: MigrationSet) -> [String] {
    set.migrations.flatMap { $0.up.flatMap { $0.messages.flatMap { $0.statements.map(\.sql) } } }
  }

  @Test(
    "Digests",
    arguments: [
      ("", "d41d8cd98f00b204e9800998ecf8427e"),
      ("The quick brown fox jumps over the lazy dog", "9e107d9d372bb6826bd81d3542a419d6"),
      (String(repeating: "1234567890", count: 8), "57edf4a22be3c955ac49da2e2107b67a"),
    ])
  func digests(_ text: String, _ digest: String) {
    #expect(MD5.hexadecimal(Array(text.utf8)) == digest)
  }

  @Test("A string of RunSQL leads back to its bytes")
  func places() throws {
    let text = migration("migrations.RunSQL(\n  \"UPDATE t \" 'SET a = \\'x\\'')")
    let set = try read(["shop/migrations/0001_a.py": text])
    let statement = try #require(set.migrations.first?.up.first?.messages.first?.statements.first)
    #expect(statement.sql == "UPDATE t SET a = 'x'")
    #expect(statement.script.file[statement.span].hasPrefix("UPDATE t"))
    #expect(statement.script.file[statement.span].hasSuffix("x\\'"))
  }

  @Test("A lowered operation stands for its call")
  func calls() throws {
    let text = migration("migrations.CreateModel('A', [('id', models.AutoField(primary_key=True))])")
    let set = try read(["shop/migrations/0001_a.py": text])
    let statement = try #require(set.migrations.first?.up.first?.messages.first?.statements.first)
    #expect(statement.script.file[statement.span].hasPrefix("migrations.CreateModel("))
    #expect(statement.script.file[statement.span].hasSuffix("])"))
  }

  @Test("What contradicts itself in the graph is a problem")
  func graphs() throws {
    let missing = try read(["shop/migrations/0001_a.py": migration("", depends: "('shop', '0000_gone')")])
    #expect(missing.remarks.map(\.message) == ["depends on shop.0000_gone, which is not there"])
    let elsewhere = try read(["shop/migrations/0001_a.py": migration("", depends: "('taggit', '0001_initial')")])
    #expect(elsewhere.remarks.isEmpty)
    let circle = try read([
      "shop/migrations/0001_a.py": migration("", depends: "('shop', '0002_b')"),
      "shop/migrations/0002_b.py": migration("", depends: "('shop', '0001_a')"),
    ])
    #expect(circle.remarks.contains { $0.kind == .problem && $0.message.contains("depends on itself") })
    #expect(circle.migrations.count == 2)
    let leaves = try read([
      "shop/migrations/0001_a.py": migration(""),
      "shop/migrations/0002_b.py": migration("", depends: "('shop', '0001_a')"),
      "shop/migrations/0002_c.py": migration("", depends: "('shop', '0001_a')"),
    ])
    #expect(leaves.remarks.map(\.message) == ["shop has 2 last migrations, 0002_b, 0002_c: Django wants a merge"])
  }

  @Test("Files beside the migrations that are none are passed over")
  func helpers() throws {
    let set = try read([
      "shop/migrations/0001_a.py": migration("migrations.RunSQL(SQL)", before: "from .helper import SQL\n"),
      "shop/migrations/helper.py": "SQL = 'SELECT 1'\n", "shop/migrations/__init__.py": "",
    ])
    #expect(set.migrations.map(\.id) == ["shop.0001_a"])
    #expect(sent(set) == ["SELECT 1"])
  }

  @Test(
    "An error is caught only by what may catch one of the server's",
    arguments: [
      ("except Exception", true), ("except", true), ("except (KeyError, DatabaseError)", true), ("except KeyError", false),
      ("except Order.DoesNotExist", false), ("except IntegrityError", true),
    ])
  func rescues(_ handler: String, _ isCaught: Bool) throws {
    let program = """
      from django.db import DatabaseError, IntegrityError


      def f(apps, schema_editor):
          Order = apps.get_model("shop", "Order")
          try:
              schema_editor.execute("SELECT 1")
          \(handler):
              pass

      """
    let set = try read(["shop/migrations/0001_a.py": migration("migrations.RunPython(f)", before: program)])
    let statement = try #require(set.migrations.first?.up.first?.messages.first?.statements.first)
    #expect((statement.rescue != nil) == isCaught)
  }

  @Test("What only the run knows is listed, and the rest is read")
  func unknown() throws {
    let set = try read([
      "shop/migrations/0001_a.py": migration(
        "migrations.RunSQL(os.environ['X']), lib.Operation(), migrations.RunSQL('SELECT 1')", before: "import os, lib\n")
    ])
    #expect(sent(set) == ["SELECT 1"])
    #expect(set.remarks.map(\.kind) == [.notAnalysed, .notAnalysed])
    #expect(set.remarks.allSatisfy { $0.line != nil })
  }

  @Test(
    "Programs that never end, or hardly are Python, end in a remark",
    arguments: [
      "def f(apps, editor):\n    while True:\n        editor.execute('SELECT 1')\n",
      "def f(apps, editor):\n    for i in range(10 ** 9):\n        editor.execute('SELECT 1')\n",
      "def f(apps, editor):\n    return f(apps, editor)\n",
      "def f(apps, editor):\n\tif apps:\n        pass\n",
      "def f(apps, editor:\n    pass\n",
      "x = " + String(repeating: "[", count: 100_000),
      "x = '" + String(repeating: "a", count: 2_000_000),
    ])
  func hostile(_ program: String) throws {
    let set = try read(["shop/migrations/0001_a.py": migration("migrations.RunPython(f)", before: program)])
    #expect(set.remarks.contains { $0.kind == .notAnalysed })
  }

  @Test("A file of megabytes is read to its end")
  func large() throws {
    let rows = String(repeating: "        ('a', 1, {'b': [2, 3, 4]}),\n", count: 60_000)
    let set = try read([
      "shop/migrations/0001_a.py": migration("migrations.RunSQL('SELECT 1')", before: "ROWS = [\n\(rows)]\n")
    ])
    #expect(sent(set) == ["SELECT 1"] || set.remarks.contains { $0.kind == .notAnalysed })
  }
}
