import Migrations
import Rules
import SourceText
import Testing

@testable import CommandLine

/// Of a long history not all trees are there at once.
@Suite("A long history") struct LongHistoryTests {
  private let beginning = """
    CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (NEW.id); RETURN NEW; END $$;
    CREATE TABLE log (id int NOT NULL, note text DEFAULT lower('NEW'), CONSTRAINT known CHECK (note <> ''));
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE TABLE person (id int PRIMARY KEY, mood mood DEFAULT 'ok', name text);
    CREATE UNIQUE INDEX person_name ON person (lower(name)) WHERE name <> '';
    CREATE TRIGGER stamps AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION stamp();
    """
  private let end = """
    BEGIN;
    ALTER TYPE mood ADD VALUE 'happy';
    ALTER TABLE person ALTER COLUMN mood SET DEFAULT 'happy';
    INSERT INTO person (id) VALUES (1);
    COMMIT;
    INSERT INTO person (id, name) VALUES (2, 'x') ON CONFLICT (upper(name)) DO NOTHING;
    ALTER TABLE person ADD COLUMN age int NOT NULL;
    ALTER TABLE log DROP COLUMN id;
    """

  private func found(between count: Int) throws -> [String] {
    var files = ["db/000000_first.sql": beginning]
    for number in 0..<count {
      let columns = (0..<30).map { "  column_\($0) text DEFAULT 'of table \(number)'" }.joined(separator: ",\n")
      files["db/\(100_000 + number)_table.sql"] = "CREATE TABLE table_\(number) (\n\(columns)\n);\n"
    }
    files["db/999999_last.sql"] = end
    let set = try #require(Discovery(Project(ProjectInMemory(files))).find(at: "db").sets.first)
    #expect(set.migrations.count == count + 2)
    return Check(set, postgres: 15).findings.map { "\($0.rule.id) \($0.place.span) \($0.severity) \($0.message)" }
  }

  /// Of a short history all trees stay; of a megabyte they do not.
  @Test("What the beginning says counts at the end, however much is between them")
  func beginningAndEnd() throws {
    let short = try found(between: 1)
    #expect(short.count >= 3)
    #expect(try found(between: 80) == short)
    #expect(try found(between: 1200) == short)
  }
}
