import SourceText

extension PythonTree {
  /// The tree as text, a line a node: its role, kind, details, span in bytes and value. Spans are left out where CPython's `ast`
  /// has none, so that the two can be compared.
  public func dump() -> [UInt8] {
    var writer = DumpWriter()
    writer.write(root)
    return writer.bytes
  }
}

private struct DumpWriter {
  var bytes: [UInt8] = []

  /// Without recursion: expressions of generated files are deep.
  mutating func write(_ root: PythonNode) {
    var open: [(node: PythonNode, depth: Int)] = [(root, 0)]
    while let (node, depth) = open.popLast() {
      writeLine(node, depth)
      switch node.kind {
      case .string, .bytes: break
      case .formattedString, .templateString, .formatSpecification: writePieces(node, depth + 1)
      default:
        let first = open.count
        for child in node.children { open.append((child, depth + 1)) }
        open[first...].reverse()
      }
    }
  }

  private mutating func writePieces(_ node: PythonNode, _ depth: Int) {
    for piece in node.stringPieces {
      switch piece {
      case .text(let text):
        indent(depth)
        bytes += "piece text".utf8
        quote(text.bytes)
        bytes.append(0x0A)
      case .replacement(let replacement):
        writeLine(replacement, depth)
        for child in replacement.children {
          var inner = DumpWriter()
          inner.write(child)
          for line in inner.bytes.split(separator: 0x0A) {
            indent(depth + 1)
            bytes += line
            bytes.append(0x0A)
          }
        }
      }
    }
  }

  private mutating func indent(_ depth: Int) { bytes += repeatElement(0x20, count: depth) }

  private mutating func writeLine(_ node: PythonNode, _ depth: Int) {
    indent(depth)
    bytes += "\(node.role) \(node.kind)".utf8
    switch node.kind {
    case .unary, .binary, .booleanOperation, .operatorName, .augmentedAssignment: bytes += " \(node.operator)".utf8
    case .parameter, .typeParameter: bytes += " \(node.parameterKind)".utf8
    case .importFrom: bytes += " \(node.importLevel)".utf8
    case .replacement:
      if let conversion = node.effectiveConversion { bytes += [0x20, conversion] }
    default: break
    }
    if node.flags.contains(.async) { bytes += " async".utf8 }
    if node.kind == .tryStatement, node.flags.contains(.star) { bytes += " star".utf8 }
    writeSpan(node)
    switch node.kind {
    case .name, .identifier, .dottedName:
      // White space may stand around the dots.
      bytes.append(0x20)
      bytes += node.sourceText.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "\\") }
    case .integer: bytes += " \(node.integerValue.map { "\($0)" } ?? "big")".utf8
    case .float, .imaginary: bytes += " \(node.sourceText)".utf8
    case .string, .bytes:
      var value: [UInt8] = []
      for case .text(let text) in node.stringPieces { value = text.bytes }
      quote(value)
    default: break
    }
    bytes.append(0x0A)
  }

  private mutating func writeSpan(_ node: PythonNode) {
    switch node.kind {
    case .module, .identifier, .dottedName, .withItem, .comprehensionClause, .matchCase, .operatorName, .dictionaryEntry,
      .doubleStarred, .keywordPattern, .formatSpecification:
      break
    case .elseIf, .parameter: bytes += " \(node.span.start)-".utf8
    default: bytes += " \(node.span.start)-\(node.span.end)".utf8
    }
  }

  private mutating func quote(_ value: [UInt8]) {
    bytes += " \"".utf8
    for byte in value {
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "\"") {
        bytes.append(byte)
      } else {
        let digits = String(byte, radix: 16)
        bytes += "\\x\(digits.count < 2 ? "0" : "")\(digits)".utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
