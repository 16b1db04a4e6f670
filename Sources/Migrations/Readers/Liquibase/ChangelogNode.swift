import ConfigText
import SourceText

/// An element of a changelog, whatever it is written in: attributes and elements of XML, keys of YAML and JSON are all children.
struct ChangelogNode {
  var name: String
  var span: Span
  /// The text it holds, if it holds any.
  var value: MappedText?
  var children: [ChangelogNode] = []

  init(_ element: XMLElement) {
    name = element.localName
    span = element.span
    for attribute in element.attributes where !attribute.name.utf8.contains(UInt8(ascii: ":")) {
      children.append(ChangelogNode(attribute.name, attribute.value))
    }
    children += element.elements.map(ChangelogNode.init)
    let text = element.text.trimmed()
    if !text.text.isEmpty { value = MappedText(text) }
  }

  /// A key and what it leads to. Lists of one-key maps are children, as `columns: [{column: …}, …]`.
  init(_ key: ConfigString, _ value: ConfigValue) {
    self.init(key.text, value, Span(start: key.span.start, end: max(key.span.end, value.span.end)))
  }

  private init(_ name: String, _ text: ConfigString) {
    self.name = name
    span = text.span
    value = MappedText(text)
  }

  private init(_ name: String, _ value: ConfigValue, _ span: Span) {
    self.name = name
    self.span = span
    switch value.content {
    case .table(let table): children = table.entries.map { ChangelogNode($0.key, $0.value) }
    case .array(let items):
      for item in items {
        if let table = item.table {
          children += table.entries.map { ChangelogNode($0.key, $0.value) }
        } else {
          children.append(ChangelogNode("", item, item.span))
        }
      }
    case .string(let string): self.value = MappedText(string)
    default: if let text = value.scalarText { self.value = MappedText(text, allAt: value.span) }
    }
  }

  /// A `databaseChangeLog` file, or nil where the file is none.
  static func changelog(_ text: SourceText, _ format: Changelog.Format) -> (root: ChangelogNode, problems: [ConfigProblem])? {
    switch format {
    case .xml:
      let file = XMLFile(text)
      guard let root = file.root, root.localName == "databaseChangeLog" else { return nil }
      return (ChangelogNode(root), file.problems)
    case .yaml, .json:
      let file = ConfigFile(text, as: format == .yaml ? .yaml : .json)
      guard let entry = file.root.table?.entries.first(where: { $0.key.text == "databaseChangeLog" }) else { return nil }
      return (ChangelogNode(entry.key, entry.value), file.problems)
    case .sql: return nil
    }
  }

  func child(_ name: String) -> ChangelogNode? { children.first { $0.name == name } }

  /// The children of a name, also where a list stands around them: `columns` around `column`.
  func all(_ name: String, in list: String? = nil) -> [ChangelogNode] {
    children.filter { $0.name == name }
      + (list.map { list in children.filter { $0.name == list }.flatMap { $0.children.filter { $0.name == name } } } ?? [])
  }

  /// Its own text, or that of a child which holds nothing else: `sql: …` and `sql: {sql: …}`.
  func text(_ name: String? = nil) -> MappedText? { value ?? name.flatMap { child($0)?.value } }
}

extension MappedText {
  init(_ string: ConfigString) {
    self.init(Array(string.text.utf8), string.map.entries)
  }
}
