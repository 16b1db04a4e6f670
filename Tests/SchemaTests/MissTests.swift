import Migrations
import SQLSyntax
import SourceText
import Testing

@testable import Schema

/// Keeps the catalog that a history ends with.
private struct Last: ReplayObserver {
  var names: Names?
  mutating func transactionBegins(_: Transaction, of _: Run) {}
  mutating func transactionEnds(_: Transaction, of _: Run) {}
  mutating func runs(_: Event, in _: Names) {}
  mutating func cannotRead(_: Place, because _: String) {}
  mutating func ends(in names: Names) { self.names = names }
}

/// What a query misses after a history: `42703 users.plan dropped -> tier ? plans`.
func misses(_ sql: String, after history: String, postgres: Int = 15) -> [String] {
  var set = MigrationSet(.plain, root: ".", evidence: "a test", scope: .file, scopeReason: "a test", driver: .plain)
  let script = Script(SourceText(name: "0.sql", history))
  set.migrations.append(Migration(id: "0", file: "0.sql", up: [Section(.own, statementsOf: script)]))
  var replay = Replay(set, postgres: postgres, observer: Last())
  replay.run()
  let names = replay.observer.names!
  let query = Script(SourceText(name: "query.sql", sql))
  return query.statements.flatMap { names.misses(in: $0, postgres: postgres) }.map { describe($0, names) }
}

private func describe(_ miss: Miss, _ names: Names) -> String {
  func name(_ id: ID<Relation>) -> String { names.catalog[id]?.name.name ?? "gone" }
  let subject =
    switch miss.subject {
    case .relation(let parts): parts.joined(separator: ".")
    case .column(let column, let id): name(id) + "." + column
    case .routine(let parts): parts.joined(separator: ".") + "()"
    case .type(let parts): "type " + parts.joined(separator: ".")
    case .label(let label, let id): (names.catalog[id]?.name.name ?? "gone") + " '" + label + "'"
    case .uniqueKey(let columns, let id): name(id) + " key (" + columns.joined(separator: ", ") + ")"
    case .constraint(let constraint, let id), .arbiter(let constraint, let id): name(id) + " constraint " + constraint
    }
  var text = miss.sqlstate + " " + subject
  switch miss.certainty {
  case .certain: break
  case .unknown: text += " unknown"
  case .spokenOf: text += " spoken of"
  }
  switch miss.departure?.manner {
  case .dropped?: text += " dropped"
  case .renamed?: text += " renamed"
  case .moved?: text += " moved"
  case nil: break
  }
  switch miss.successor {
  case .relation(let id)?: text += " -> " + name(id)
  case .name(let name)?: text += " -> " + name
  case nil: break
  }
  if !miss.similar.isEmpty { text += " ? " + miss.similar.joined(separator: ", ") }
  if let place = miss.place { text += " @" + place.file[place.span] }
  return text
}

@Suite("Names that lead to nothing") struct MissTests {
  static let users = """
    CREATE TYPE plan AS ENUM ('free', 'pro');
    CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE, plan plan, created_at timestamptz);
    CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users, total numeric);
    CREATE VIEW rich AS SELECT u.id, sum(o.total) AS total FROM users u JOIN orders o ON o.user_id = u.id GROUP BY u.id;
    CREATE FUNCTION grant_plan(p_user int, p_plan plan, p_days int DEFAULT 30) RETURNS int LANGUAGE sql AS 'SELECT 1';
    """

  @Test(
    "Columns",
    arguments: [
      ("SELECT id, email FROM users", []),
      ("SELECT credits FROM users", ["42703 users.credits @credits"]),
      ("SELECT u.credits FROM users u", ["42703 users.credits @u.credits"]),
      ("SELECT e_mail FROM users", ["42703 users.e_mail ? email @e_mail"]),
      ("SELECT u.id FROM users u JOIN orders o ON o.userid = u.id", ["42703 orders.userid ? user_id @o.userid"]),
      ("SELECT (SELECT email FROM orders WHERE user_id = u.id) FROM users u", []),
      ("SELECT * FROM users JOIN orders USING (user_id)", ["42703 users.user_id @user_id"]),
      ("SELECT total AS t FROM orders ORDER BY t", []),
      ("SELECT total AS t FROM orders ORDER BY t + 1", ["42703 orders.t @t"]),
      ("SELECT total AS t FROM orders WHERE t > 1", ["42703 orders.t @t"]),
      ("SELECT date_trunc('day', created_at) AS day, count(*) FROM users GROUP BY day HAVING count(*) > 1", []),
      ("SELECT users, xmin, ctid, tableoid FROM users", []),
      ("SELECT xmin FROM rich", []),
      ("SELECT users.plan_name FROM users", ["42703 users.plan_name @users.plan_name"]),
      ("WITH x (a) AS (SELECT id FROM users) SELECT a, id FROM x", []),
      (
        "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t, users WHERE users.nn = n",
        ["42703 users.nn @users.nn"]
      ),
      ("SELECT j.a, missing FROM users, jsonb_to_record('{}') AS j (a int)", ["42703 users.missing @missing"]),
      ("SELECT value, anything FROM users, json_each('{}')", []),
      ("SELECT anything FROM users, elsewhere", ["42P01 elsewhere unknown @elsewhere"]),
      ("SELECT g FROM users, generate_series(1, 2) g", []),
      ("SELECT (SELECT missing FROM elsewhere) FROM users", ["42P01 elsewhere unknown @elsewhere"]),
      ("SELECT x.* FROM users, LATERAL (SELECT plan, nope FROM orders) x", ["42703 orders.nope @nope"]),
      (
        "INSERT INTO users (id, mail) VALUES (1, 'a') RETURNING id, created",
        ["42703 users.mail ? email @mail", "42703 users.created @created"]
      ),
      (
        "UPDATE users SET plan = 'free', credits = 1 WHERE mail = 'x'",
        ["42703 users.mail ? email @mail", "42703 users.credits @credits"]
      ),
      (
        "UPDATE users SET plan = 'pro' FROM orders o WHERE o.user_id = users.id AND o.state = 1",
        ["42703 orders.state @o.state"]
      ),
      ("DELETE FROM users USING orders WHERE orders.uid = users.id", ["42703 orders.uid ? id @orders.uid"]),
      (
        "INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET email = excluded.mail",
        ["42703 users.mail ? email @excluded.mail"]
      ),
      ("COPY users (id, nope) FROM STDIN", ["42703 users.nope @nope"]),
      ("SELECT \u{FFFC} FROM users WHERE \u{FFFC} AND nope = 1", ["42703 users.nope @nope"]),
      ("SELECT nope FROM users \u{FFFC} WHERE id = 1", []),
      ("SELECT a\u{FFFC} FROM users", []),
      ("SELECT nope FROM \u{FFFC}", []),
    ])
  func columns(sql: String, expected: [String]) {
    #expect(misses(sql, after: Self.users) == expected)
  }

  @Test(
    "What was taken away is told with what took its place",
    arguments: [
      ("ALTER TABLE users DROP COLUMN plan", "SELECT plan FROM users", ["42703 users.plan dropped @plan"]),
      ("ALTER TABLE users RENAME COLUMN plan TO tier", "SELECT plan FROM users", ["42703 users.plan renamed -> tier @plan"]),
      (
        "ALTER TABLE users RENAME plan TO tier; ALTER TABLE users RENAME tier TO level", "SELECT plan FROM users",
        ["42703 users.plan renamed -> level @plan"]
      ),
      ("ALTER TABLE users RENAME TO people", "SELECT id FROM users", ["42P01 users renamed -> people @users"]),
      ("CREATE SCHEMA app; ALTER TABLE users SET SCHEMA app", "TABLE users", ["42P01 users moved -> users @users"]),
      (
        "DROP TABLE orders CASCADE", "SELECT * FROM orders, rich", ["42P01 orders dropped @orders", "42P01 rich dropped @rich"]
      ),
      (
        "DROP TYPE plan CASCADE", "SELECT plan, 'x'::plan FROM users",
        ["42704 type plan dropped @plan", "42703 users.plan dropped @plan"]
      ),
      ("ALTER TYPE plan RENAME VALUE 'pro' TO 'paid'", "SELECT 'pro'::plan", ["22P02 plan 'pro' renamed -> paid @'pro'"]),
      ("DROP FUNCTION grant_plan(int, plan, int)", "SELECT grant_plan(1, 'free')", ["42883 grant_plan() dropped @grant_plan"]),
      (
        "ALTER FUNCTION grant_plan(int, plan, int) RENAME TO give_plan", "SELECT grant_plan(1, 'free')",
        ["42883 grant_plan() renamed -> give_plan @grant_plan"]
      ),
      ("BEGIN; SAVEPOINT a; DROP TABLE orders CASCADE; ROLLBACK TO a", "TABLE orders", []),
      ("ALTER TABLE users DROP COLUMN plan; ALTER TABLE users ADD COLUMN plan text", "SELECT plan FROM users", []),
      ("DROP TABLE legacy", "TABLE legacy", ["42P01 legacy dropped @legacy"]),
      (
        "ALTER TABLE legacy DROP COLUMN a", "SELECT a, b FROM legacy",
        ["42P01 legacy spoken of @legacy", "42703 legacy.a dropped @a"]
      ),
      ("DO $$ BEGIN IF EXISTS (SELECT 1 FROM users) THEN DROP TABLE orders CASCADE; END IF; END $$", "TABLE orders", []),
    ])
  func departures(change: String, sql: String, expected: [String]) {
    #expect(misses(sql, after: Self.users + change) == expected)
  }

  @Test(
    "Relations, routines, labels and types",
    arguments: [
      ("SELECT * FROM user", []),
      ("SELECT * FROM userss", ["42P01 userss unknown @userss"]),
      ("SELECT * FROM pg_class, information_schema.tables, pg_catalog.pg_type", []),
      ("WITH x AS (SELECT 1) SELECT * FROM x", []),
      ("SELECT id INTO copied FROM users", []),
      ("SELECT grant_plan(1, 'free')", []),
      ("SELECT grant_plan(p_user => 1, p_plan => 'free')", []),
      ("SELECT grant_plan(p_user => 1, p_name => 'free')", ["42883 grant_plan() @grant_plan"]),
      ("SELECT grant_plan(1)", ["42883 grant_plan() @grant_plan"]),
      ("SELECT grant_plan('2020-01-01'::date, 'free')", ["42883 grant_plan() @grant_plan"]),
      ("SELECT make_rich(1)", ["42883 make_rich() unknown @make_rich"]),
      ("SELECT lower(email), count(*), now() FROM users", []),
      ("SELECT plan = 'paid' FROM users", ["22P02 plan 'paid' @'paid'"]),
      ("SELECT plan = 'Pro' FROM users", ["22P02 plan 'Pro' ? pro @'Pro'"]),
      ("UPDATE users SET plan = 'gold'", ["22P02 plan 'gold' @'gold'"]),
      ("INSERT INTO users VALUES (1, 'a', 'gold')", ["22P02 plan 'gold' @'gold'"]),
      ("SELECT plan = '\u{FFFC}' FROM users", []),
      ("SELECT NULL::plans", ["42704 type plans unknown @plans"]),
    ])
  func others(sql: String, expected: [String]) {
    #expect(misses(sql, after: Self.users) == expected)
  }

  @Test(
    "ON CONFLICT wants a unique index over just its columns",
    arguments: [
      ("(id)", []),
      ("(email)", []),
      ("(email, id)", ["42P10 t key (email, id) @email, id"]),
      ("(b, a)", []),
      ("(a)", ["42P10 t key (a) @a"]),
      ("(nope)", ["42703 t.nope @nope"]),
      ("(lower(email))", []),
      ("(upper(a))", ["42P10 t key (upper(a)) @upper(a)"]),
      ("(c)", ["42P10 t key (c) @c"]),
      ("(c) WHERE NOT gone", []),
      ("(d)", ["55000 t key (d) @d"]),
      ("ON CONSTRAINT t_pkey", []),
      ("ON CONSTRAINT t_c_idx", ["42704 t constraint t_c_idx @t_c_idx"]),
      ("ON CONSTRAINT t_pke", ["42704 t constraint t_pke ? t_pkey @t_pke"]),
      ("ON CONSTRAINT checked", ["42809 t constraint checked @checked"]),
      ("", []),
    ])
  func conflicts(target: String, expected: [String]) {
    let table = """
      CREATE TABLE t (id int PRIMARY KEY, email text UNIQUE, a text, b int, c int, d int, gone bool, UNIQUE (a, b),
        CONSTRAINT checked CHECK (b > 0), UNIQUE (d) DEFERRABLE);
      CREATE UNIQUE INDEX ON t (lower(email));
      CREATE UNIQUE INDEX t_c_idx ON t (c) WHERE NOT gone;
      """
    #expect(misses("INSERT INTO t (id) VALUES (1) ON CONFLICT \(target) DO NOTHING", after: table) == expected)
  }
}
