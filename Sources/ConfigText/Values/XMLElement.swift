import SourceText

/// An element of an XML file. Names keep their prefixes: `ext:loadData`.
public struct XMLElement: Sendable {
  public struct Attribute: Sendable {
    public var name: String
    public var nameSpan: Span
    public var value: ConfigString
  }

  public enum Child: Sendable {
    case element(XMLElement)
    /// Text between two tags, with its CDATA sections and entities, blanks and line ends included; comments are left out.
    case text(ConfigString)
  }

  public var name: String
  public var nameSpan: Span
  public var attributes: [Attribute]
  public var children: [Child]
  /// From the start tag to the end tag.
  public var span: Span

  /// The name without its prefix.
  public var localName: String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }

  /// The value of an attribute.
  public subscript(name: String) -> String? { attribute(name)?.text }

  public func attribute(_ name: String) -> ConfigString? { attributes.first { $0.name == name }?.value }

  public var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The elements of a name, prefix or not.
  public func elements(_ localName: String) -> [XMLElement] { elements.filter { $0.localName == localName } }

  public func element(_ localName: String) -> XMLElement? { elements.first { $0.localName == localName } }

  /// What stands directly in the element, not in the elements inside it.
  public var text: ConfigString {
    let texts = children.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return ConfigString.joined(texts, emptyAt: span)
  }
}

/// An XML file, read. It never fails: what is broken is a problem, and the rest is there.
public struct XMLFile: Sendable {
  public let text: SourceText
  public let root: XMLElement?
  public let problems: [ConfigProblem]
  /// In order, each from `<!--` to `-->`.
  public let comments: [Span]

  public init(_ text: SourceText) { self = XMLReader.read(text) }

  init(_ text: SourceText, root: XMLElement?, problems: [ConfigProblem], comments: [Span]) {
    self.text = text
    self.root = root
    self.problems = problems
    self.comments = comments
  }
}
