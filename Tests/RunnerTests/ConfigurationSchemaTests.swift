import Foundation
import Migrations
import Rules
import TestSupport
import Testing

@testable import CommandLine

/// The schema that editors use is made from the reader's own list of keys. `UPDATE_GENERATED=1 swift test --filter
/// ConfigurationSchemaTests` writes it anew.
@Suite("Schema of the configuration") struct ConfigurationSchemaTests {
  private static let path = "Fixtures/schemas/config.schema.json"

  private func schema(of shape: ConfigurationShape) -> [String: Any] {
    switch shape {
    case .text: return ["type": "string"]
    case .word(let words): return ["type": "string", "enum": words.sorted()]
    case .number(let range): return ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .list(let element): return ["type": "array", "items": schema(of: element)]
    case .map(nil, let value): return ["type": "object", "additionalProperties": schema(of: value)]
    case .map(let keys?, let value):
      let properties = keys.map { key in
        (key, schema(of: value).merging(RuleCatalog.info(key).map { ["description": $0.summary] } ?? [:]) { $1 })
      }
      return ["type": "object", "properties": Dictionary(uniqueKeysWithValues: properties), "additionalProperties": false]
    case .object(let members):
      let properties = members.map { ($0.name, schema(of: $0.shape).merging(["description": $0.summary]) { $1 }) }
      var object: [String: Any] = [
        "type": "object", "properties": Dictionary(uniqueKeysWithValues: properties), "additionalProperties": false,
      ]
      let required = members.filter(\.isRequired).map(\.name)
      if !required.isEmpty { object["required"] = required }
      return object
    }
  }

  @Test("It says what the reader takes")
  func generated() throws {
    var root = schema(of: .object(Configuration.keys.map(\.member)))
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["title"] = "The configuration of Plimsoll, \(Configuration.fileName)"
    let data = try JSONSerialization.data(
      withJSONObject: root, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    let text = String(decoding: data, as: UTF8.self) + "\n"
    let file = Repository.root + "/" + Self.path
    if ProcessInfo.processInfo.environment["UPDATE_GENERATED"] != nil {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text, "UPDATE_GENERATED=1 writes \(Self.path) anew")
  }

  @Test("Each key is told in one line")
  func keys() {
    let members = Configuration.keys.map(\.member) + FolderSettings.keys.map(\.member) + RulesOfPaths.keys.map(\.member)
    for member in members {
      #expect(!member.summary.isEmpty && !member.summary.contains("\n") && !member.summary.hasSuffix("."))
    }
    #expect(Set(Configuration.keys.map(\.name)).count == Configuration.keys.count)
  }
}
