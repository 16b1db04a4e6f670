import Migrations
import SQLSyntax
import SourceText

@testable import Schema

/// Expressions read against a schema in which the label `new` was just given to the enum `mood`.
struct ExpressionReader {
  private let schema: ScriptRun

  init(_ setup: String = Self.setup) {
    var schema = ScriptRun(setup)
    schema.run("ALTER TYPE mood ADD VALUE 'new'")
    self.schema = schema
  }

  /// The type of the first column of a query, short of the schema `public`.
  func type(of query: String) -> String {
    let script = Script(SourceText(query))
    guard let statement = script.statements.last else { return "" }
    var analyzer = Analyzer(schema.names, script: script, postgres: 15)
    let columns = analyzer.columns(of: statement.root, in: Scope(), keepsLiterals: true).columns
    guard let type = columns.first?.type else { return "none" }
    var text = schema.catalog.text(type)
    while let prefix = text.firstRange(of: "public.") { text.removeSubrange(prefix) }
    return text
  }

  /// Where a statement makes values of enums: `'new' analysed`, with `?` for a label that only a row knows.
  func uses(_ sql: String) -> [String] { analysis(of: sql).uses.map { "\($0.label.map { "'\($0)'" } ?? "?") \($0.manner)" } }

  /// The same with what is shown of the source: `'new' analysed at '{new}'`.
  func places(_ sql: String) -> [String] {
    analysis(of: sql).uses.map { "\($0.label ?? "?") at \($0.place.file[$0.place.span])" }
  }

  /// What it calls: `f certain`.
  func calls(_ sql: String) -> [String] {
    analysis(of: sql).calls.map { (schema.catalog[$0.routine]?.signature ?? "?") + ($0.isCertain ? " certain" : " maybe") }
  }

  private func analysis(of sql: String) -> Analysis {
    let script = Script(SourceText(sql))
    guard let statement = script.statements.last else { return Analysis() }
    var analyzer = Analyzer(schema.names, script: script, postgres: 15)
    analyzer.analyse(statement.root)
    return analyzer.analysis
  }
}

extension Routine {
  fileprivate var signature: String { "\(name.name)/\(inputs.count)" }
}

extension ExpressionReader {
  static let setup = #"""
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE TYPE other AS ENUM ('new', 'b');
    CREATE DOMAIN dmood AS mood;
    CREATE DOMAIN darr AS mood[];
    CREATE TYPE comp AS (m mood, i int);
    CREATE DOMAIN dcomp AS comp;
    CREATE TYPE rng AS RANGE (subtype = mood);
    CREATE TYPE nest AS (c comp, a mood[], r rng);
    CREATE TABLE t (
      id int, m mood, txt text, arr mood[], c comp, r rng, d dmood, da darr, mr rng_multirange, tarr text[], j jsonb, o other,
      n nest
    );
    INSERT INTO t (id) VALUES (1);
    CREATE FUNCTION f1(mood) RETURNS mood LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION f2(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f2(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f3(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f3(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f4(mood, mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f4(text, mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f5(a int, b mood DEFAULT 'ok') RETURNS mood LANGUAGE sql AS 'SELECT b';
    CREATE FUNCTION f6(VARIADIC mood[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f7(anyelement, anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION f8(anyarray, anyelement) RETURNS anyarray LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION f9(anycompatible, anycompatible) RETURNS anycompatible LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION f10(comp) RETURNS comp LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION f11(mood, text) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f11(mood, mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f12(mood, other) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f12(other, mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f13(dmood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f14(anyenum) RETURNS anyenum LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION f16(VARIADIC anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1[1]';
    CREATE FUNCTION f17(mood[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f17(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f18(a text, b mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION f18(a mood, c text) RETURNS int LANGUAGE sql AS 'SELECT 1';
    CREATE FUNCTION changes(int) RETURNS mood LANGUAGE plpgsql AS $$ BEGIN RETURN 'new'; END $$;
    CREATE FUNCTION looks(int) RETURNS mood LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN 'new'; END $$;
    CREATE FUNCTION reckons(int) RETURNS mood LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 'new'; END $$;
    CREATE FUNCTION lower(mood) RETURNS text LANGUAGE sql AS $$ SELECT 'a'::text $$;
    """#

  /// Lines of `what → what comes of it`.
  static func cases(_ table: String) -> [(String, String)] {
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: "→", maxSplits: 1, omittingEmptySubsequences: false)
      func trimmed(_ part: Substring) -> String {
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      return (trimmed(parts[0]), trimmed(parts[1]))
    }
  }
}
