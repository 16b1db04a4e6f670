import Migrations
import Rules
import TestSupport
import Testing

@testable import CommandLine

@Suite("Apps of Django that begin in parts") struct DjangoBeginningTests {
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

  @Test("Nobody writes into its tables before all of the beginning has run, be it behind others' migrations and programs")
  func rows() throws {
    let folder = TemporaryFolder()
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
    folder.write("manage.py", "")
    for (name, text) in files {
      folder.write(name, text)
      folder.write(name.split(separator: "/").dropLast().joined(separator: "/") + "/__init__.py", "")
    }
    let set = try #require(Discovery(Project(DiskFiles())).find(at: folder.path).sets.first)
    #expect(
      set.migrations.map(\.id) == [
        "store.0001_initial", "shop.0001_initial", "store.0002_fill", "shop.0002_initial", "shop.0003_later",
      ])
    let found = Check(set, postgres: 15).findings.filter { $0.rule.id == "required-column-without-default" }
    #expect(found.map(\.migration) == ["shop.0003_later"])
  }
}
