import Migrations
import Rules
import TestSupport
import Testing

@testable import CommandLine

@Suite("What rules say of Django's migrations") struct DjangoRuleTests {
  private func migration(_ head: String, _ operations: String) -> String {
    """
    from django.db import migrations, models
    from legacy import import_places

    class Migration(migrations.Migration):
        \(head)
        operations = [\(operations)]
    """
  }

  private func required(_ name: String) -> String {
    "migrations.AddField('order', '\(name)', models.ForeignKey('store.Place', on_delete=models.CASCADE, related_name='+'))"
  }

  private func table(_ name: String) -> String {
    "migrations.CreateModel('\(name)', [('id', models.BigAutoField(primary_key=True))])"
  }

  private func findings(_ files: [String: String]) throws -> (set: MigrationSet, found: [Finding]) {
    let folder = TemporaryFolder()
    folder.write("manage.py", "")
    for (name, text) in files {
      folder.write(name, text)
      folder.write(name.split(separator: "/").dropLast().joined(separator: "/") + "/__init__.py", "")
    }
    let set = try #require(Discovery(Project(DiskFiles())).find(at: folder.path).sets.first)
    return (set, Check(set, postgres: 15).findings.filter { $0.rule.id == "required-column-without-default" })
  }

  @Test("A default that a function of the project makes is none that is NULL, whatever it is")
  func madeDefault() throws {
    let field = "migrations.AddField('order', 'settings', models.JSONField(default=legacy.settings))"
    let nothing = "migrations.AddField('order', 'settings', models.JSONField())"
    func all(_ operation: String) -> [String: String] {
      [
        "shop/migrations/0001_initial.py": migration("initial = True", table("Order")),
        "shop/migrations/0002_settings.py": "import legacy\n"
          + migration("dependencies = [('shop', '0001_initial')]", operation),
      ]
    }
    #expect(try findings(all(field)).found.isEmpty)
    #expect(try findings(all(nothing)).found.count == 1)
  }

  @Test(
    "An app may begin in parts: nobody writes into its tables before all of the beginning has run, be it behind others' migrations and programs"
  )
  func rows() throws {
    let files = [
      "shop/migrations/0001_initial.py": migration("initial = True", table("Order")),
      "store/migrations/0001_initial.py": migration("initial = True", table("Place")),
      "store/migrations/0002_fill.py": migration(
        "dependencies = [('store', '0001_initial'), ('shop', '0001_initial')]",
        "migrations.RunPython(lambda apps, editor: import_places())"),
      "shop/migrations/0002_initial.py": migration(
        "initial = True\n    dependencies = [('shop', '0001_initial'), ('store', '0002_fill')]", required("place")),
      "shop/migrations/0003_later.py": migration("dependencies = [('shop', '0002_initial')]", required("second_place")),
    ]
    let (set, found) = try findings(files)
    #expect(
      set.migrations.map(\.id) == [
        "store.0001_initial", "shop.0001_initial", "store.0002_fill", "shop.0002_initial", "shop.0003_later",
      ])
    #expect(found.map(\.migration) == ["shop.0003_later"])
  }
}
