import Foundation

/// A JSON Schema, as far as the schemas of `Fixtures/schemas` go; a keyword it does not know is a mistake, not passed over.
public struct JSONSchema {
  public struct Unusable: Error, CustomStringConvertible { public let description: String }

  private let root: [String: Any]

  private static let annotations: Set = ["$schema", "$defs", "title", "description"]
  private static let keywords: Set = [
    "$ref", "type", "enum", "const", "properties", "required", "additionalProperties", "items", "minItems", "maxItems",
    "uniqueItems", "minimum", "minLength", "pattern",
  ]

  public init(_ text: String) throws {
    guard let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw Unusable(description: "a schema is an object")
    }
    self.root = root
    try check(root)
  }

  /// A schema of `Fixtures/schemas`.
  public init(named name: String) throws { try self.init(Repository.text(of: "Fixtures/schemas/\(name).schema.json")) }

  /// Where a document breaks the schema, and how; empty where it does not.
  public func problems(of document: String) throws -> [String] {
    var problems: [String] = []
    let value = try JSONSerialization.jsonObject(with: Data(document.utf8), options: .fragmentsAllowed)
    validate(value, root, "$", &problems)
    return problems
  }

  private func check(_ schema: [String: Any]) throws {
    for key in schema.keys where !Self.keywords.contains(key) && !Self.annotations.contains(key) {
      throw Unusable(description: "'\(key)' is no keyword this validator knows")
    }
    if let reference = schema["$ref"] as? String, definition(reference) == nil {
      throw Unusable(description: "\(reference) leads nowhere")
    }
    if schema["properties"] != nil, schema["additionalProperties"] as? Bool != false {
      throw Unusable(description: "an object that allows anything else: \(schema.keys.sorted())")
    }
    for key in ["properties", "$defs"] {
      for (_, part) in schema[key] as? [String: Any] ?? [:] { try check(part as? [String: Any] ?? ["no object": part]) }
    }
    if let items = schema["items"] { try check(items as? [String: Any] ?? ["no object": items]) }
  }

  private func definition(_ reference: String) -> [String: Any]? {
    guard reference.hasPrefix("#/$defs/") else { return nil }
    return (root["$defs"] as? [String: Any])?[String(reference.dropFirst(8))] as? [String: Any]
  }

  private func validate(_ value: Any, _ schema: [String: Any], _ path: String, _ problems: inout [String]) {
    if let reference = schema["$ref"] as? String { validate(value, definition(reference)!, path, &problems) }
    func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
      if !holds { problems.append("\(path): \(message())") }
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as! String]
      expect(types.contains(Self.type(of: value)) || (types.contains("number") && value is NSNumber), "is no \(types)")
    }
    if let options = schema["enum"] as? [Any] {
      expect(options.contains { Self.areEqual($0, value) }, "'\(value)' is none of \(options)")
    }
    if let constant = schema["const"] { expect(Self.areEqual(constant, value), "'\(value)' is not '\(constant)'") }
    if let text = value as? String {
      if let least = schema["minLength"] as? Int { expect(text.unicodeScalars.count >= least, "is too short") }
      if let pattern = schema["pattern"] as? String {
        expect(text.range(of: pattern, options: .regularExpression) != nil, "'\(text)' does not match \(pattern)")
      }
    }
    if let least = schema["minimum"] as? Int, Self.type(of: value) == "integer" {
      expect((value as! NSNumber).intValue >= least, "\(value) is below \(least)")
    }
    if let array = value as? [Any] { validate(array, schema, path, &problems) }
    if let object = value as? [String: Any] { validate(object, schema, path, &problems) }
  }

  private func validate(_ array: [Any], _ schema: [String: Any], _ path: String, _ problems: inout [String]) {
    if let least = schema["minItems"] as? Int, array.count < least { problems.append("\(path): has too few elements") }
    if let most = schema["maxItems"] as? Int, array.count > most { problems.append("\(path): has too many elements") }
    if schema["uniqueItems"] as? Bool == true {
      let texts = array.map { element in
        (try? JSONSerialization.data(withJSONObject: [element], options: .sortedKeys)).map {
          String(decoding: $0, as: UTF8.self)
        }
      }
      if Set(texts).count < texts.count { problems.append("\(path): has an element twice") }
    }
    guard let items = schema["items"] as? [String: Any] else { return }
    for (index, element) in array.enumerated() { validate(element, items, "\(path)[\(index)]", &problems) }
  }

  private func validate(_ object: [String: Any], _ schema: [String: Any], _ path: String, _ problems: inout [String]) {
    for name in schema["required"] as? [String] ?? [] where object[name] == nil { problems.append("\(path): lacks '\(name)'") }
    guard let properties = schema["properties"] as? [String: Any] else { return }
    for (name, value) in object.sorted(by: { $0.key < $1.key }) {
      guard let part = properties[name] as? [String: Any] else {
        problems.append("\(path): '\(name)' is not allowed")
        continue
      }
      validate(value, part, "\(path).\(name)", &problems)
    }
  }

  private static func type(of value: Any) -> String {
    switch value {
    case is NSNull: "null"
    case let number as NSNumber where String(cString: number.objCType) == "c": "boolean"
    case let number as NSNumber: number.doubleValue.rounded() == number.doubleValue ? "integer" : "number"
    case is String: "string"
    case is [Any]: "array"
    default: "object"
    }
  }

  private static func areEqual(_ left: Any, _ right: Any) -> Bool {
    guard type(of: left) == type(of: right) else { return false }
    if let left = left as? String { return left == right as? String }
    return left as? NSNumber == right as? NSNumber
  }
}
