import SQLSyntax

/// How the rows of a COPY are written.
struct CopyFormat {
  var isCSV = false
  var isBinary = false
  var delimiter = UInt8(ascii: "\t")
  var quote = UInt8(ascii: "\"")
  var escape = UInt8(ascii: "\"")
  /// What stands for NULL, not quoted.
  var null: [UInt8] = Array("\\N".utf8)
  /// What stands for the column's default.
  var defaultMarker: [UInt8]?
  var hasHeader = false
  /// Columns in which a quoted text may stand for NULL as well; all of them if this is nil.
  var forcedNull: Set<String>? = []

  init(_ statement: Node) {
    let options = statement.children(.option).map { (name: $0.optionName, node: $0) }
    for (name, node) in options where name == "format" || name == "csv" || name == "binary" {
      let format = name == "format" ? node.child(.value)?.wordOrString ?? "" : name
      isCSV = format == "csv"
      isBinary = format == "binary"
    }
    if isCSV {
      delimiter = UInt8(ascii: ",")
      null = []
    }
    for (name, node) in options where name != "escape" { set(name, node) }
    escape = quote
    for (name, node) in options where name == "escape" { if let byte = node.byteValue { escape = byte } }
  }

  private mutating func set(_ name: String, _ node: Node) {
    switch name {
    case "delimiter", "delimiters": if let byte = node.byteValue { delimiter = byte }
    case "quote": if let byte = node.byteValue { quote = byte }
    case "null":
      if node.detail == .force {
        if !node.flags.contains(.not) { forceNull(node) }
      } else if let text = node.child(.value)?.stringValue {
        null = Array(text.utf8)
      }
    case "force_null": forceNull(node)
    case "default": if let text = node.child(.value)?.stringValue { defaultMarker = Array(text.utf8) }
    case "header":
      let word = node.child(.value)?.wordOrString ?? "true"
      hasHeader = !["false", "off", "0"].contains(word)
    default: break
    }
  }

  private mutating func forceNull(_ node: Node) {
    forcedNull = node.flags.contains(.all) ? nil : Set(node.children(.field).compactMap(\.wordOrString))
  }
}

extension Node {
  /// Of an option of COPY or EXPLAIN.
  fileprivate var optionName: String { child(.name)?.firstIdentifier ?? "" }

  fileprivate var byteValue: UInt8? { child(.value)?.stringValue?.utf8.first }

  /// A word of an option, be it in quotes.
  fileprivate var wordOrString: String? {
    if let text = stringValue { return text.lowercased() }
    return kind == .name ? firstIdentifier : sourceText.lowercased()
  }
}
