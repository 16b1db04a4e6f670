import Migrations
import SQLSyntax
import SourceText
import Testing

@testable import Schema

@Suite("Names, calls and places in expressions") struct ExpressionScopeTests {
  @Test("A literal beside a column that nobody knows may be of any enum; beside what is known it is not")
  func unknownColumns() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      """
      select 1 from nowhere where a = 'new' → 'new' ifOfThisType
      select 1 from nowhere n where n.a in ('new', 'b') → 'new' ifOfThisType, 'b' ifOfThisType
      select 1 from nowhere where a = any('{new}') → '{new}' ifOfThisType, 'new' ifOfThisType
      select 1 from nowhere where 'new' = any(a) → 'new' ifOfThisType
      select case a when 'new' then 1 end from nowhere → 'new' ifOfThisType
      select coalesce(a, 'new') from nowhere → 'new' ifOfThisType
      select coalesce(a, m, 'new') from nowhere, t → 'new' analysed
      select coalesce(a, txt, 'new') from nowhere, t →
      select 1 from nowhere where unknown_function(a) = 'new' →
      select 1 from nowhere where lower(a) = 'new' →
      select 1 from nowhere where a::text = 'new' →
      select 1 from nowhere where (a, 1) = ('new', 2) → 'new' ifOfThisType
      select 1 from t where exists (select 1 from nowhere where nowhere.a = 'new' and m = 'new') → 'new' ifOfThisType, 'new' ifOfThisType
      select 1 from t where exists (select 1 from t b where t.m = 'new') → 'new' analysed
      update nowhere set a = 'new' → 'new' ifOfThisType
      insert into nowhere (a) values ('new') → 'new' ifOfThisType
      select a::mood from nowhere → ? ifReached
      """)
    {
      #expect(reader.uses(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("What is shown is the literal, and where there is none the cast or the call")
  func places() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      """
      select 'new'::mood → new at 'new'
      select '{new}'::mood[] → new at '{new}'
      select ('ne' || 'w')::mood → new at 'ne' || 'w'
      select 'new'::text::varchar::mood → new at 'new'
      select txt::mood from t → ? at txt::mood
      select (case when id = 1 then 'new' else txt end)::mood from t → ? at (case when id = 1 then 'new' else txt end)::mood, new at 'new'
      select mood(txt) from t → ? at mood(txt)
      select enum_last(null::mood) → new at enum_last(null::mood)
      select coalesce(lower('NEW'))::mood → new at 'NEW'
      """)
    {
      #expect(reader.places(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("Calls are sure, or not, or evaluated by the planner")
  func calls() {
    let reader = ExpressionReader()
    for (sql, expected) in ExpressionReader.cases(
      """
      select changes(1) → changes/1 certain
      select changes(1) from t → changes/1 maybe
      select looks(1) from t → looks/1 maybe
      select reckons(1) from t → reckons/1 certain
      select reckons(id) from t → reckons/1 maybe
      select 1 from t where m = changes(1) → changes/1 maybe
      select 1 from t where m = looks(1) → looks/1 certain
      select 1 from t where m = looks(id) → looks/1 maybe
      select coalesce('ok', changes(1)) →
      select coalesce(null, changes(1)) → changes/1 certain
      select coalesce(looks(1), changes(1)) → looks/1 certain, changes/1 maybe
      select case when false then changes(1) else looks(1) end → looks/1 certain
      select case when now() > now() then changes(1) else looks(1) end → changes/1 maybe, looks/1 maybe
      select true or changes(1) = 'ok' →
      explain select changes(1) →
      explain select reckons(1) → reckons/1 certain
      explain select 1 from t where m = looks(1) → looks/1 certain
      prepare p as select reckons(1) →
      create view v as select reckons(1), changes(1) →
      select f4(unknown_function(), m) from t → f4/2 maybe, f4/2 maybe
      select f5(1) → f5/2 certain
      select f6('ok', 'sad') → f6/1 certain
      select f2(m) from t → f2/1 maybe
      """)
    {
      #expect(reader.calls(sql).joined(separator: ", ") == expected, "\(sql)")
    }
  }

  @Test("Variables of a body are found by their names, behind columns and with their blocks' labels")
  func variables() {
    var schema = ScriptRun(
      "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (id int, m mood, txt text); CREATE TABLE u (n text)")
    schema.run("ALTER TYPE mood ADD VALUE 'new'")
    let names = schema.names
    let mood = names.type(named: ["mood"])
    let row = SQLType.row(names.relation(["t"])!)
    let variables = Variables(
      blocks: [
        Variables.Block(label: "f", types: ["v": mood, "m": .text]),
        Variables.Block(types: ["new": row, "txt": mood, "list": .array(of: mood)]),
      ],
      parameters: [mood, .text])
    for (sql, expected) in ExpressionReader.cases(
      """
      v = 'new' → analysed
      f.v = 'new' → analysed
      new.m = 'new' → analysed
      new.txt = 'new' →
      f.m = 'new' →
      m = 'new' →
      txt = 'new' → analysed
      list = '{new}' → analysed
      list[1] = 'new' → analysed
      $1 = 'new' → analysed
      $2 = 'new' →
      exists (select 1 from t where m = 'new') → analysed
      exists (select 1 from t where txt = 'new') →
      exists (select 1 from u where txt = 'new') → analysed
      """)
    {
      let script = Script(SourceText("select " + sql))
      var analyzer = Analyzer(names, script: script, postgres: 15)
      analyzer.analyse(script.statements[0].root, in: Scope(variables: variables))
      #expect(analyzer.analysis.uses.map { "\($0.manner)" }.joined(separator: " ") == expected, "\(sql)")
    }
  }

  @Test("An assignment to a variable reads a text as any type when it runs; one to a column does not")
  func assignments() {
    var schema = ScriptRun("CREATE TYPE mood AS ENUM ('ok')")
    schema.run("ALTER TYPE mood ADD VALUE 'new'")
    for (context, expected) in [
      (CoercionContext.implicit, []), (.assignment, []), (.variable, [LabelUse.Manner.evaluated]), (.explicit, [.evaluated]),
    ] {
      let script = Script(SourceText("SELECT 'new'::text"))
      var analyzer = Analyzer(schema.names, script: script, postgres: 15)
      let value = script.statements[0].root.nodes(of: .cast)[0]
      let typed = analyzer.expression(value, in: Scope())
      analyzer.coerce(typed, to: schema.names.type(named: ["mood"]), context)
      #expect(analyzer.analysis.uses.map(\.manner) == expected)
    }
  }

  @Test("A domain's checks call what they call for each value that becomes one of it")
  func domainChecks() {
    let reader = ExpressionReader(
      """
      CREATE TYPE mood AS ENUM ('ok');
      CREATE FUNCTION good(mood) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RETURN true; END $$;
      CREATE DOMAIN dmood AS mood CHECK (good(VALUE));
      CREATE TABLE t (m mood);
      INSERT INTO t VALUES ('ok');
      """)
    #expect(reader.calls("select 'ok'::dmood") == ["good/1 certain"])
    #expect(reader.calls("select m::dmood from t") == ["good/1 maybe"])
    #expect(reader.calls("select m from t") == [])
  }

  @Test("Overloads nested in each other are read once each")
  func nestedOverloads() {
    let reader = ExpressionReader()
    let depth = 40
    var sql = "m"
    for _ in 0..<depth { sql = "f9(f7(\(sql), 'new'), 'new')" }
    #expect(reader.calls("select \(sql) from t").count == 2 * depth)
    #expect(reader.uses("select \(sql) from t").count == 2 * depth)
  }

  @Test("Chains of any length are read")
  func longChains() {
    let reader = ExpressionReader()
    func chain(_ first: String, _ link: String) -> String { "select " + first + String(repeating: link, count: 20_000) }
    #expect(reader.uses(chain("'new'::mood", " || 'a'")) == ["'new' analysed"])
    #expect(reader.uses(chain("m = 'new'", " and m = 'new'") + " from t").count == 20_001)
    #expect(reader.type(of: chain("1", " + 1")) == "int4")
    #expect(reader.type(of: chain("1", "::int")) == "int4")
    #expect(reader.type(of: chain("m", " is null") + " from t") == "bool")
    #expect(reader.uses(chain("m", " is null") + " from t") == [])
  }
}
