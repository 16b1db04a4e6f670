import Foundation
import FoundationXML

/// What a parser of XML makes of a text.
public final class XMLText: NSObject, XMLParserDelegate {
  public struct Element {
    public var name: String
    public var attributes: [String: String]
    /// The name of the element it stands in.
    public var parent: String
    public var text = ""
  }

  /// In the order in which they begin.
  public private(set) var elements: [Element] = []
  public private(set) var problem: String?
  private var open: [Int] = []

  public init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { problem = parser.parserError.map { "line \(parser.lineNumber): \($0)" } ?? "unreadable" }
  }

  public func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes, parent: open.last.map { elements[$0].name } ?? ""))
    open.append(elements.count - 1)
  }

  public func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
    open.removeLast()
  }

  public func parser(_: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}
