import SourceText
import Testing

@testable import Migrations

/// What migrations have others do, whose code nobody reads: it stands at its place among the statements.
@Suite("Work of others") struct WorkOfOthersTests {
  /// The kinds of what is sent, in order; "?" stands for what nobody can read.
  private func sent(_ set: MigrationSet) -> [String] {
    set.migrations.flatMap { $0.up.flatMap(\.messages) }.flatMap { message in
      message.isUnread ? ["?"] : message.statements.map { $0.sql.split(separator: " ").prefix(2).joined(separator: " ") }
    }
  }

  private func find(_ files: [String: String]) throws -> MigrationSet {
    try #require(Discovery(Project(FilesInMemory(files))).find(at: ".").sets.first)
  }

  // MARK: Django

  private func django(_ program: String, _ operation: String, others: [String: String] = [:]) throws -> [String] {
    let models = """
      migrations.CreateModel('Shelf', [('id', models.AutoField(primary_key=True))]),
              migrations.CreateModel('Book', [('id', models.AutoField(primary_key=True)),
                  ('data', models.JSONField()),
                  ('shelf', models.ForeignKey('app.Shelf', models.CASCADE, null=True, related_name='books'))]),
      """
    let text = """
      import logging
      from django.db import migrations, models
      from app import fields, operations, tasks, tools
      from app.tools import renumber

      \(program)

      class Migration(migrations.Migration):
          dependencies = []
          operations = [
              \(models)
              \(operation),
          ]
      """
    let files = ["manage.py": "", "app/__init__.py": "", "app/migrations/0001_a.py": text]
    let all = sent(try find(files.merging(others) { $1 }))
    // Behind the two models, and before what waits for the end.
    return Array(all.dropFirst(2).filter { !$0.hasPrefix("CREATE") && $0 != "ALTER TABLE" })
  }

  static let djangoPrograms: [(String, [String])] = [
    ("renumber(apps)", ["?"]),
    ("renumber(3)", []),
    ("tasks.renumber.delay(1)", ["?"]),
    ("Book = apps.get_model('app', 'Book'); Book.objects.first().data.update({'a': 1})", []),
    ("logging.getLogger().handlers[0].save()", []),
    ("tools.current().save()", ["?"]),
    ("apps.get_model('app', 'Other').objects.update(a=1)", ["?"]),
    ("apps.get_model('app', 'Shelf').objects.get(pk=1).books.add(3)", ["UPDATE \"app_book\""]),
    ("apps.get_model('app', 'Shelf').objects.get(pk=1).books.clear()", ["UPDATE \"app_book\""]),
    ("apps.get_model('app', 'Shelf').objects.get(pk=1).books.set([3])", ["UPDATE \"app_book\"", "UPDATE \"app_book\""]),
    ("apps.get_model('app', 'Shelf').objects.get(pk=1).books.create(data=1)", ["INSERT INTO"]),
    ("from django.db.models.signals import post_migrate; post_migrate.connect(renumber)", ["?"]),
  ]

  @Test("What a function of RunPython calls", arguments: djangoPrograms)
  func functions(_ program: String, _ expected: [String]) throws {
    let all = try django(
      "def run(apps, schema_editor):\n    \(program)", "migrations.RunPython(run)",
      others: [
        "app/tasks.py": "renumber = shared_task(print)\n", "app/tools.py": "renumber = make(print)\ncurrent = make(1)\n",
      ])
    #expect(all == expected)
  }

  @Test("A function of the application is followed")
  func applicationsFunction() throws {
    let tools = """
      def renumber(apps):
          for book in apps.get_model('app', 'Book').objects.all():
              book.shelf_id = 1
              book.save()
      """
    let all = try django(
      "def run(apps, schema_editor):\n    renumber(apps)", "migrations.RunPython(run)", others: ["app/tools.py": tools])
    #expect(all == ["UPDATE \"app_book\""])
  }

  @Test("Operations of others")
  func operations() throws {
    #expect(try django("", "library.Backfill('app.Book')") == ["?"])
    #expect(try django("from library import Backfill", "Backfill('app.Book')") == ["?"])
    #expect(try django("import pgtrigger.migrations", "pgtrigger.migrations.AddTrigger('book')") == [])
  }

  @Test("An operation of the project that hands a function on to Django's")
  func operationWithFunction() throws {
    let text = """
      from django.db import migrations

      class Backfill(migrations.RunPython):
          def __init__(self, model):
              def run(apps, schema_editor):
                  apps.get_model(model).objects.update(shelf_id=1)
              super().__init__(run, migrations.RunPython.noop)
      """
    let others = ["app/operations.py": text]
    #expect(try django("", "operations.Backfill('app.Book')", others: others) == ["UPDATE \"app_book\""])
  }

  @Test("A field of a class that nobody knows may have a column or none")
  func unknownField() throws {
    let text = """
      from django.db import migrations, models
      import library

      class Migration(migrations.Migration):
          dependencies = []
          operations = [
              migrations.CreateModel('Book', [('id', models.AutoField(primary_key=True))]),
              migrations.AddField('book', 'extra', library.ExtraField()),
              migrations.AddField('book', 'price', models.IntegerField()),
          ]
      """
    let set = try find(["manage.py": "", "app/migrations/0001_a.py": text])
    #expect(set.migrations[0].up[0].messages.flatMap(\.statements).map(\.certainty) == [.always, .maybe, .always])
  }

  @Test("What begins an app, in however many files, runs on new databases only")
  func firstDeploy() throws {
    func migration(_ dependencies: String, _ more: String = "") -> String {
      """
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [\(dependencies)]
          operations = [migrations.RunSQL("SELECT 1")]
          \(more)
      """
    }
    let set = try find([
      "manage.py": "", "app/migrations/0001_a.py": migration(""),
      "app/migrations/0002_b.py": migration("('app', '0001_a')", "initial = True"),
      "app/migrations/0003_c.py": migration("('app', '0002_b')"),
      "app/migrations/0004_d.py": migration("('app', '0003_c')", "replaces = [('app', '0004_x')]"),
    ])
    #expect(set.migrations.map(\.isForNewDatabases) == [true, true, false, true])
    #expect(set.migrations.map(\.lastOfBeginning) == [1, 1, nil, nil])
  }

  // MARK: Alembic

  static let revisions: [(String, [String])] = [
    ("for user in User.select(): user.save()", ["?"]),
    ("User.update(name='a').execute()", ["?", "?"]),
    ("store.rows.insert_many([])", ["?"]),
    ("backfill_users()", ["?"]),
    ("find_users()", []),
    ("cache = {}; cache.update(a=1)", []),
    ("logging.root.handlers.add(1)", []),
    ("op.execute(users.update().values(name='a'))", ["UPDATE users"]),
  ]

  @Test("What a revision has the application write", arguments: revisions)
  func alembic(_ program: String, _ expected: [String]) throws {
    let text = """
      import logging
      import sqlalchemy as sa
      from alembic import op
      from shop import store
      from shop.models import Model
      from shop.tools import backfill_users, find_users

      revision = "1"
      down_revision = None
      users = sa.table("users", sa.column("name"))

      class User(Model):
          pass

      def upgrade():
          \(program)
      """
    let files = ["alembic.ini": "[alembic]\nscript_location = m\n", "m/env.py": "", "m/versions/1_a.py": text]
    #expect(sent(try find(files)) == expected)
  }

  // MARK: SQL

  @Test("A program among SQL files runs before the next of them")
  func amongFiles() throws {
    let one = try find(["m/1_a.sql": "SELECT 1", "m/2_b.ts": "", "m/3_c.sql": "SELECT 3", "m/tool.ts": "", "m/3_c.test.ts": ""])
    #expect(sent(one) == ["SELECT 1", "?", "SELECT 3"])
    #expect(one.remarks.map(\.file) == ["m/2_b.ts"])
    let two = try find(["m/1_a.up.sql": "SELECT 1", "m/2_b.go": "", "m/2_b_test.go": "", "m/3_c.up.sql": "SELECT 3"])
    #expect(sent(two) == ["SELECT 1", "?", "SELECT 3"])
  }

  @Test("What takes a plain file back is not run with it")
  func plainDown() throws {
    let long = "20191100000001000000"
    let set = try find([
      "m/\(long)_a.up.sql": "SELECT 1", "m/\(long)_a.down.sql": "SELECT 2", "m/\(long)_b.up.sql": "SELECT 3",
      "m/\(long)_b.postgres.up.sql": "SELECT 4", "m/\(long)_c.down.sql": "SELECT 5",
    ])
    #expect(set.framework.id == "plain")
    #expect(sent(set) == ["SELECT 1", "SELECT 4"])
    #expect(set.migrations.map { $0.down.flatMap { $0.messages.flatMap { $0.statements.map(\.sql) } } } == [["SELECT 2"], []])
  }
}
