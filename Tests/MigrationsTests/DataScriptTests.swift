import SourceText
import Testing

@testable import Migrations

/// Scripts beside the migrations, and what comments say of them.
@Suite("Scripts that fill columns") struct DataScriptTests {
  private func project(_ files: [String: String]) -> DataScripts {
    let set = MigrationSet(
      Framework("test"), root: "db/migrations", evidence: "", scope: .file, scopeReason: "", driver: .plain)
    return DataScripts(
      around: set, in: FilesInMemory(files.merging(["db/migrations/1.sql": "SELECT 1", ".git/HEAD": ""]) { $1 }))
  }

  private static let table = (schema: "public", name: "plan_subscriptions")

  /// Which files write `subscriber_id` of `plan_subscriptions`.
  private func writing(_ files: [String: String]) -> [String] {
    project(files).places(writing: "subscriber_id", of: Self.table).map(\.file.name)
  }

  static let writers: [(String, String)] = [
    ("scripts/fill.sql", "UPDATE plan_subscriptions SET subscriber_id = 'a' WHERE subscriber_id IS NULL;"),
    ("scripts/fill.sql", "UPDATE public.plan_subscriptions SET (a, subscriber_id) = (1, 'b')"),
    ("scripts/fill.sql", "DO $$ BEGIN UPDATE plan_subscriptions SET subscriber_id = 'a'; END $$"),
    ("scripts/fill.sql", "INSERT INTO plan_subscriptions (id, subscriber_id) VALUES (1, 'a')"),
    ("scripts/fill.sql", "INSERT INTO plan_subscriptions (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET subscriber_id = 'a'"),
    ("scripts/fill.sql", "COPY plan_subscriptions (id, subscriber_id) FROM '/data/rows'"),
    (
      "scripts/fill.sql",
      "MERGE INTO plan_subscriptions s USING u ON u.id = s.u WHEN MATCHED THEN UPDATE SET subscriber_id = u.name"
    ),
    (
      "tools/fill.py",
      "def fill(c):\n    c.execute('''UPDATE plan_subscriptions SET subscriber_id = %s WHERE id = %s''', (a, b))\n"
    ),
    ("tools/fill.py", "def fill(c):\n    c.execute(f'UPDATE plan_subscriptions SET subscriber_id = {x} WHERE id = {y}')\n"),
    ("bin/fill.py", "for s in PlanSubscription.query:\n    s.subscriber_id = s.user.name\n    session.commit()\n"),
    ("bin/fill.py", "PlanSubscription.objects.filter(a=1).update(subscriber_id='x')\n"),
    ("bin/fill.py", "PlanSubscription.objects.bulk_update(rows, ['subscriber_id'])\n"),
    ("bin/fill.py", "session.execute(update(plan_subscriptions).values({'subscriber_id': 'x'}))\n"),
    ("bin/fill.py", "rows.append({'id': 1, PlanSubscription.subscriber_id: 2})\nsession.bulk_update_mappings(T, rows)\n"),
    ("bin/fill.py", "for s in PlanSubscription.all():\n    setattr(s, 'subscriber_id', 1)\n"),
    ("lib/tasks/fill.rake", "PlanSubscription.where(subscriber_id: nil).update_all(subscriber_id: 'x')\n"),
    ("scripts/fill.ts", "await prisma.planSubscription.update({ where: { id }, data: { subscriberId: name } });\n"),
    ("scripts/fill.sh", "psql -c \"UPDATE plan_subscriptions SET subscriber_id = 'x'\"\n"),
    ("app/management/commands/fill.py", "PlanSubscription.objects.update(subscriber_id=1)\n"),
    ("src/jobs/fill.rs", "fn fill(c: C) { diesel::update(plan_subscriptions).set(subscriber_id.eq(name)); }\n"),
    ("backend/backfill_subscribers.go", "db.Exec(`UPDATE plan_subscriptions SET subscriber_id = $1`)\n"),
  ]

  @Test("Scripts that write the column are found", arguments: writers)
  func findsWriters(_ path: String, _ text: String) { #expect(writing([path: text]) == [path]) }

  @Test("The table of a Django model is named for its app")
  func appOfDjango() {
    let files = ["shop/management/commands/fill.py": "Account.objects.update(plan=1)\n"]
    #expect(project(files).places(writing: "plan", of: ("public", "shop_account")).count == 1)
    #expect(project(files).places(writing: "plan", of: ("public", "bank_account")).isEmpty)
  }

  static let others: [(String, String)] = [
    ("scripts/fill.sql", "UPDATE subscriptions SET subscriber_id = 'a'"),
    ("scripts/fill.sql", "UPDATE archive.plan_subscriptions SET subscriber_id = 'a'"),
    ("scripts/fill.sql", "UPDATE plan_subscriptions SET other = 1 WHERE subscriber_id IS NULL"),
    ("scripts/fill.sql", "-- UPDATE plan_subscriptions SET subscriber_id = 'a'"),
    ("scripts/fill.sql", "SELECT subscriber_id FROM plan_subscriptions"),
    ("scripts/fill.py", "for s in PlanSubscription.query:\n    print(s.subscriber_id)\n"),
    ("scripts/fill.py", "# PlanSubscription\nprint('subscriber_id')\n"),
    ("scripts/fill.py", "user.subscriber_id = 1\n"),
    ("scripts/fill.rb", "# PlanSubscription.update_all(subscriber_id: 'x')\n"),
    ("src/models.py", "PlanSubscription.objects.update(subscriber_id=1)\n"),
    ("node_modules/a/scripts/fill.ts", "planSubscription.update({ subscriberId: 1 })"),
    (
      "src/jobs/fill.rs",
      "#[cfg(test)]\nmod tests { fn one(c: C) { diesel::update(plan_subscriptions).set(subscriber_id.eq(name)); } }\n"
    ),
    ("scripts/data.csv", "UPDATE plan_subscriptions SET subscriber_id = 'a'"),
  ]

  @Test("Others are not", arguments: others)
  func passesOverOthers(_ path: String, _ text: String) { #expect(writing([path: text]).isEmpty) }

  @Test("A script that a file names is looked for from its folder up, and asked whether it writes the column")
  func answers() {
    let scripts = project([
      "scripts/fill.sql": "UPDATE plan_subscriptions SET subscriber_id = 'a'",
      "db/other.sql": "UPDATE users SET subscriber_id = 'a'",
      "db/model.py": "row.subscriber_id = 1",
      "db/picture.py": "a\0b",
    ])
    func answer(_ path: String) -> String {
      switch scripts.answer(of: path, namedIn: "db/migrations/2.sql", writing: "subscriber_id", of: Self.table) {
      case .writes(let place): "writes, line \(place.file.line(of: place.span.start))"
      case .writesNot: "writes not"
      case .isMissing: "missing"
      case .cannotBeRead: "cannot be read"
      }
    }
    #expect(answer("scripts/fill.sql") == "writes, line 1")
    #expect(answer("../other.sql") == "writes not")
    // Nothing says that it is about another table.
    #expect(answer("model.py") == "writes, line 1")
    #expect(answer("scripts/gone.sql") == "missing")
    #expect(answer("/scripts/fill.sql") == "missing")
    #expect(answer("picture.py") == "cannot be read")
  }

  /// The arguments of instructions about the statement that begins with `here`.
  private func about(_ here: String, in text: String, name: String = "a.sql") -> [String] {
    let source = SourceText(name: name, text)
    let start = source.firstOffset(of: "HERE")!
    return Instructions("backfilled-by", in: source).about(Span(start: start, end: start + 4)).map(\.argument)
  }

  @Test("Comments speak of the statement below them, of the one on their line, and at the head of all")
  func instructions() {
    #expect(
      about("HERE", in: "-- plimsoll: backfilled-by a.py\nX;\n\n-- why\n--  plimsoll:backfilled-by b.py \nHERE;") == [
        "a.py", "b.py",
      ])
    #expect(about("HERE", in: "X;\nHERE; -- plimsoll: backfilled-by a.py") == ["a.py"])
    #expect(about("HERE", in: "X;\n  /* plimsoll: backfilled-by a.py */\nHERE;") == ["a.py"])
    #expect(about("HERE", in: "X;\n-- plimsoll: backfilled-by a.py\n\nHERE;").isEmpty)
    #expect(about("HERE", in: "X;\n-- plimsoll: backfilled-by a.py\nY;\nHERE;").isEmpty)
    #expect(about("HERE", in: "X;\n-- see plimsoll: backfilled-by a.py\nHERE;").isEmpty)
    #expect(about("HERE", in: "X;\n-- plimsoll: other a.py\nHERE;").isEmpty)
    #expect(about("HERE", in: "X;\n-- plimsoll: backfilled-by\nHERE;").isEmpty)
  }

  @Test("The head of a Python file reaches to its first function or class")
  func pythonHead() {
    let text =
      "\"\"\"Title\n\nMore.\n\"\"\"\nimport a\n\n# plimsoll: backfilled-by a.py\nrevision = 'x'\n\n\ndef upgrade():\n    x()\n    HERE()\n"
    #expect(about("HERE", in: text, name: "a.py") == ["a.py"])
    let below = "def upgrade():\n    # plimsoll: backfilled-by a.py\n    x()\n    HERE()\n"
    #expect(about("HERE", in: below, name: "a.py").isEmpty)
  }
}
