import SourceText
import TestSupport
import Testing

@testable import ConfigText

/// A file of `Fixtures/config`. What its format's own library reads in it stands beside it.
struct Fixture: CustomTestStringConvertible {
  var path: String

  var testDescription: String { path }

  static let all = Repository.files(in: "Fixtures/config", ending: "").filter { !$0.hasSuffix(".expected") }.map(Fixture.init)

  var text: String { Repository.text(of: path) }

  var expected: ConfigValue {
    let file = ConfigFile(SourceText(Repository.text(of: path + ".expected")), as: .json)
    precondition(file.problems.isEmpty)
    return file.root
  }

  enum Reading {
    case config(ConfigFile)
    case xml(XMLFile)

    var problems: [ConfigProblem] {
      switch self {
      case .config(let file): file.problems
      case .xml(let file): file.problems
      }
    }
  }

  func read(_ text: String) -> Reading { read(bytes: Array(text.utf8)) }

  func read(bytes: [UInt8]) -> Reading {
    let text = SourceText(bytes: bytes)
    if path.hasSuffix(".xml") { return .xml(XMLFile(text)) }
    return .config(ConfigFile(text, as: format))
  }

  private var format: ConfigFormat {
    switch String(path.split(separator: "/").last!) {
    case "sqitch.conf": .ini(.git)
    case "tern.conf": .ini(.plain)
    case "flyway.conf": .properties
    case let name:
      switch String(name.split(separator: ".").last!) {
      case "json": .json
      case "jsonc": .jsonWithComments
      case "toml": .toml
      case "yml", "yaml": .yaml
      case "ini": .ini(.configParser(variables: ["here": "/project"]))
      case "properties": .properties
      case "hcl": .hcl
      case "env": .dotenv
      case let ending: fatalError("what format has .\(ending)?")
      }
    }
  }
}

/// Where two trees part, as a path; nil if they say the same.
func difference(_ value: ConfigValue, _ expected: ConfigValue, at path: String = "") -> String? {
  switch (value.content, expected.content) {
  case (.null, .null): return nil
  case (.bool(let value), .bool(let expected)) where value == expected: return nil
  case (.number(let value), .number(let expected)) where isEqual(value, expected): return nil
  case (.string(let value), .string(let expected)) where value.text == expected.text: return nil
  case (.expression(let text), .table(let table)) where table["expression"].string == text: return nil
  case (.array(let values), .array(let expected)) where values.count == expected.count:
    for (index, pair) in zip(values, expected).enumerated() {
      if let difference = difference(pair.0, pair.1, at: "\(path)[\(index)]") { return difference }
    }
    return nil
  case (.table(let table), .table(let expected)) where Set(table.keys) == Set(expected.keys):
    for entry in expected.entries {
      if let difference = difference(table[entry.key.text]!, entry.value, at: "\(path).\(entry.key.text)") { return difference }
    }
    return nil
  default: return "\(path): \(value.content) is not \(expected.content)"
  }
}

func difference(_ element: XMLElement, _ expected: ConfigValue, at path: String = "") -> String? {
  let path = "\(path)/\(element.name)"
  let attributes = expected["attributes"].table!
  guard element.name == expected["name"].string, element.attributes.map(\.name).sorted() == attributes.keys.sorted() else {
    return "\(path): other name or attributes"
  }
  for attribute in element.attributes where attribute.value.text != attributes[attribute.name].string {
    return "\(path)/@\(attribute.name): \(attribute.value.text)"
  }
  let children = expected["children"].array!
  guard element.children.count == children.count else { return "\(path): \(element.children.count) children" }
  for (child, expected) in zip(element.children, children) {
    switch child {
    case .text(let text): if text.text != expected.string { return "\(path): \(text.text)" }
    case .element(let inner):
      if let difference = difference(inner, expected, at: path) { return difference }
    }
  }
  return nil
}

private func isEqual(_ number: String, _ expected: String) -> Bool {
  if let value = NumberText.integer(number), value == NumberText.integer(expected) { return true }
  return Double(number.filter { $0 != "_" }) == Double(expected)
}

/// Holds every string of a file to its promise: each byte of it is where it says, or stands for something that is.
struct MapCheck {
  let text: SourceText
  private(set) var strings = 0
  private(set) var broken: [String] = []

  init(_ reading: Fixture.Reading) {
    switch reading {
    case .config(let file):
      text = file.text
      for document in file.documents { check(document) }
    case .xml(let file):
      text = file.text
      if let root = file.root { check(root) }
    }
    for problem in reading.problems { check(problem.span, "the problem “\(problem.message)”") }
  }

  private mutating func check(_ span: Span, _ what: String) {
    if span.start > span.end || Int(span.end) > text.count { broken.append("\(what) has the span \(span)") }
  }

  private mutating func check(_ value: ConfigValue) {
    check(value.span, "a value")
    switch value.content {
    case .string(let string): check(string)
    case .array(let values): for value in values { check(value) }
    case .table(let table):
      for entry in table.entries {
        check(entry.key)
        check(entry.value)
      }
    case .null, .bool, .number, .expression: break
    }
  }

  private mutating func check(_ element: XMLElement) {
    check(element.span, element.name)
    check(element.nameSpan, element.name)
    for attribute in element.attributes { check(attribute.value) }
    for child in element.children {
      switch child {
      case .text(let text): check(text)
      case .element(let inner): check(inner)
      }
    }
    check(element.text)
  }

  private mutating func check(_ string: ConfigString) {
    strings += 1
    check(string.span, string.text)
    let bytes = Array(string.text.utf8)
    let entries = string.map.entries
    if entries.first?.decoded != 0 { broken.append("\(string.text): nothing says where it begins") }
    for (index, entry) in entries.enumerated() {
      let end = index + 1 < entries.count ? Int(entries[index + 1].decoded) : bytes.count
      if Int(entry.decoded) >= end, entries.count > 1 { broken.append("\(string.text): an empty piece at \(entry.decoded)") }
      if let standIn = entry.standIn {
        check(Span(start: entry.source, end: entry.source + standIn), string.text)
        continue
      }
      for offset in Int(entry.decoded)..<max(end, Int(entry.decoded)) {
        let source = Int(entry.source) + offset - Int(entry.decoded)
        if source >= text.count || text.base[source] != bytes[offset] {
          broken.append("\(string.text): byte \(offset) does not stand at \(source)")
          break
        }
      }
    }
    guard !bytes.isEmpty else { return }
    let source = string.source(of: 0..<bytes.count)
    if source.start < string.span.start || source.end > string.span.end { broken.append("\(string.text): outside of itself") }
  }
}
