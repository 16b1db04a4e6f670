import Migrations
import SQLSyntax
import SourceText
import Testing

@testable import Schema

@Suite("Guards over the system catalogs") struct GuardTests {
  private static let moment = Moment(
    transaction: 1, jointTransaction: 1, migration: 0, subtransactions: 0, isMaybe: false,
    place: Place(SourceText(name: "a.sql", ""), Span(start: 0, end: 0)))

  /// A type `mood` and a table `person` that the history made, and a type `elsewhere` that it only added a label to.
  private static var names: Names {
    let catalog = Catalog()
    catalog.add(
      TypeEntry(
        name: ObjectName("public", "mood"), kind: .enumeration(Enumeration(labels: [EnumLabel(text: "calm")])), birth: moment))
    catalog.add(
      TypeEntry(
        name: ObjectName("public", "elsewhere"),
        kind: .enumeration(Enumeration(labels: [EnumLabel(text: "new", addition: moment)], isComplete: false))))
    var person = Relation(name: ObjectName("public", "person"), kind: .table, birth: moment)
    person.columns = [Column("id", .builtin(.integer))]
    catalog.add(person)
    return Names(catalog, Settings())
  }

  @Test(
    "What the history tells is true or false, and the rest unknown",
    arguments: [
      ("EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood')", true),
      ("EXISTS (SELECT FROM pg_type WHERE typname = 'other')", nil),
      ("NOT EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'calm' AND enumtypid = 'mood'::regtype)", false),
      ("NOT EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'x' AND enumtypid = 'public.mood'::regtype::oid)", true),
      (
        "EXISTS (SELECT 1 FROM pg_type t JOIN pg_enum e ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace"
          + " WHERE t.typname = 'mood' AND e.enumlabel IN ('x') AND n.nspname = 'public')", false
      ),
      (
        "EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'x' AND enumtypid = (SELECT oid FROM pg_type WHERE typname = 'mood'))",
        false
      ),
      (
        "EXISTS (SELECT FROM pg_enum e, pg_type t WHERE e.enumtypid = t.oid AND typname = 'elsewhere' AND enumlabel = 'new')",
        true
      ),
      (
        "EXISTS (SELECT FROM pg_enum e, pg_type t WHERE e.enumtypid = t.oid AND typname = 'elsewhere' AND enumlabel = 'x')", nil
      ),
      ("EXISTS (SELECT FROM pg_enum WHERE enumlabel = 'calm')", nil),
      ("EXISTS (SELECT FROM pg_type WHERE typname = 'mood' AND typlen = 4)", nil),
      ("EXISTS (SELECT FROM pg_type WHERE typname = 'mood' OR true)", nil),
      ("EXISTS (SELECT FROM pg_type t LEFT JOIN person p ON true WHERE typname = 'mood')", nil),
      ("'calm' = ANY (enum_range(NULL::mood)::text[])", true),
      ("NOT ('x' = ANY (enum_range(NULL::mood)::text[]))", true),
      ("to_regtype('mood') IS NULL", false),
      ("to_regtype('other') IS NULL", nil),
      ("to_regclass('public.person') IS NOT NULL", true),
      ("EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'person' AND column_name = 'id')", true),
      ("EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'person' AND column_name = 'x')", false),
      ("EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'person')", true),
      ("EXISTS (SELECT FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'x')", nil),
      ("true AND EXISTS (SELECT FROM person)", nil),
      ("false AND EXISTS (SELECT FROM person)", false),
      ("a OR true", true),
    ] as [(String, Bool?)])
  func truth(_ condition: String, _ expected: Bool?) throws {
    let tree = SyntaxTree.parse(SourceText(name: "a.sql", "SELECT \(condition)"))
    let target = try #require(tree.root(of: tree.statements[0]).nodes(of: .target).last)
    let value = try #require(target.child(.value))
    #expect(Guards(names: Self.names).truth(of: value) == expected)
  }
}
