import TestSupport
import Testing

@testable import CommandLine

/// `--format json` of `timeline` and `parse` against `Fixtures/schemas`; that of `check` has its tests beside the rules.
@Suite("Schemas of JSON") struct JSONSchemaTests {
  static let runners =
    Repository.names(in: "Fixtures/runners").filter { !$0.contains(".") }.map { "Fixtures/runners/" + $0 }
    + ["Fixtures/alembic", "Fixtures/django"]

  @Test("What timeline shows of every runner's projects", arguments: runners)
  func timeline(_ folder: String) throws {
    let run = Run(["timeline", "--format", "json", Repository.root + "/" + folder])
    #expect(try JSONSchema(named: "timeline").problems(of: run.output) == [])
    #expect(run.output.contains("\"runs\":[{"))
  }

  @Test("What parse shows of files, and of one that it cannot read")
  func parse() throws {
    let folder = TemporaryFolder()
    let binary = folder.write("binary.sql", [0, 1, 2])
    let run = Run(["parse", "--format", "json", Repository.root + "/Fixtures/sql", binary])
    let schema = try JSONSchema(named: "parse")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 30 && lines.last == "null")
    for line in lines { #expect(try schema.problems(of: String(line)) == []) }
  }

  @Test("What check shows of suppressions and baselines")
  func suppressions() throws {
    let folder = TemporaryFolder()
    folder.write("0001.sql", "-- plimsoll:ignore transaction-left-open: it is meant\n" + CheckCommandTests.grave)
    folder.write("0002.sql", "-- plimsoll:ignore transaction-left-open\nSELECT 1;\n")
    let run = Run(["check", "--format", "json", folder.path])
    #expect(try JSONSchema(named: "check").problems(of: run.output) == [])
    #expect(run.output.contains("\"suppressed\":[{") && run.output.contains("\"suppressions\":[{"))
    let sarif = Run(["check", "--format", "sarif", folder.path]).output
    #expect(try JSONSchema(named: "sarif").problems(of: sarif) == [])
    #expect(sarif.contains("\"suppressions\":[{\"kind\":\"inSource\",\"justification\":\"it is meant\""))
  }

  @Test("A document that breaks a schema is found, and a schema that the validator does not understand is refused")
  func validator() throws {
    let schema = try JSONSchema(
      #"""
      {"type":"object","additionalProperties":false,"required":["a"],"properties":{
        "a":{"enum":["x",1]},"b":{"type":["string","null"],"pattern":"^[0-9]+$","minLength":2},"c":{"const":true},
        "d":{"type":"array","minItems":1,"maxItems":2,"uniqueItems":true,"items":{"$ref":"#/$defs/n"}}},
       "$defs":{"n":{"type":"integer","minimum":1}}}
      """#)
    #expect(try schema.problems(of: #"{"a":"x","b":null,"c":true,"d":[1,2]}"#) == [])
    let broken = [
      "[]", "{}", #"{"a":"y"}"#, #"{"a":true}"#, #"{"a":1,"b":2}"#, #"{"a":1,"b":"x1"}"#, #"{"a":1,"b":"1"}"#,
      #"{"a":1,"c":1}"#,
      #"{"a":1,"d":[]}"#, #"{"a":1,"d":[1,1]}"#, #"{"a":1,"d":[1,2,3]}"#, #"{"a":1,"d":[0]}"#, #"{"a":1,"d":["1"]}"#,
      #"{"a":1,"d":[1.5]}"#, #"{"a":1,"e":1}"#,
    ]
    for document in broken { #expect(try schema.problems(of: document) != [], "\(document)") }
    for mistake in [#"{"oneOf":[]}"#, ##"{"$ref":"#/$defs/x"}"##, #"{"properties":{}}"#, #"{"items":{"minmum":1}}"#, "[]"] {
      #expect(throws: (any Error).self) { try JSONSchema(mistake) }
    }
  }
}
