import SourceText

/// Literals, and what values are as text.
extension PythonInterpreter {
  func literal(_ node: PythonNode) -> PythonText {
    for case .text(let text) in node.stringPieces { return PythonText(text, in: node.tree.text) }
    return PythonText()
  }

  func formatted(_ node: PythonNode) -> PythonText {
    var result = PythonText()
    for piece in node.stringPieces {
      switch piece {
      case .text(let text): result.append(PythonText(text, in: node.tree.text))
      case .replacement(let replacement): result.append(replaced(replacement))
      }
      guard result.bytes.count <= limits.size, charge(result.weight) else {
        return PythonText(hole: PythonHole(reason: .limit, place: node.place), at: node.place)
      }
    }
    return result
  }

  private func replaced(_ node: PythonNode) -> PythonText {
    let value = child(node, .value)
    var specification: PythonText?
    if let source = node.child(.formatSpecification) { specification = formatted(source) }
    return format(value, conversion: node.effectiveConversion, specification, node.place)
  }

  /// A value as `format()` writes it.
  func format(_ value: PythonValue, conversion: UInt8?, _ specification: PythonText?, _ place: Place) -> PythonText {
    var value = value
    switch conversion {
    case nil: break
    case UInt8(ascii: "s"): value = .text(text(of: value, place))
    default: value = .text(representation(of: value, place, isASCII: conversion == UInt8(ascii: "a")))
    }
    guard let specification, !specification.bytes.isEmpty else { return text(of: value, place) }
    guard specification.isKnown else { return unknownText(.outside, place) }
    if case .instance(let instance) = value, let written = call("__format__", of: instance, place, [.text(specification)]) {
      return text(of: written, place)
    }
    guard let parsed = PythonFormatSpecification(specification.bytes) else { return failedText(value, place) }
    return format(value, parsed, place)
  }

  func format(_ value: PythonValue, _ specification: PythonFormatSpecification, _ place: Place) -> PythonText {
    switch value {
    case .boolean(let value) where specification.type != nil:
      return number(specification.written(value ? 1 : 0), specification, place)
    case .integer(let number):
      let isWhole = specification.type.map { "bcdoxXn".utf8.contains($0) } ?? true
      if specification.precision != nil, isWhole { return failedText(value, place) }
      return self.number(specification.written(number), specification, place)
    case .float(let value): return number(specification.written(value), specification, place)
    case .member(let member) where member.isNumber && member.showsValue: return format(member.value, specification, place)
    default:
      if let type = specification.type, type != UInt8(ascii: "s") { return failedText(value, place) }
      if specification.isForNumbers { return failedText(value, place) }
      var text = text(of: value, place)
      if let precision = specification.precision, text.isKnown { text = text.prefix(characters: precision) }
      return padded(text, specification, place, isNumber: false)
    }
  }

  private func number(_ written: [UInt8]?, _ specification: PythonFormatSpecification, _ place: Place) -> PythonText {
    guard let written else { return failedText(.integer(0), place) }
    return padded(PythonText(written, at: place), specification, place, isNumber: true)
  }

  func padded(_ text: PythonText, _ specification: PythonFormatSpecification, _ place: Place, isNumber: Bool) -> PythonText {
    guard let width = specification.width, text.isKnown else { return text }
    guard width <= limits.size, charge(width / 64) else { return unknownText(.limit, place) }
    let (before, behind) = specification.padding(text.characterCount, isNumber: isNumber)
    if before + behind == 0 { return text }
    func filling(_ count: Int) -> PythonText {
      PythonText(repeatElement(specification.filling, count: count).joined(), at: place)
    }
    var result = PythonText()
    var start = 0
    if specification.effectiveAlignment(isNumber: isNumber) == UInt8(ascii: "="), let first = text.bytes.first {
      if "+- ".utf8.contains(first) { start = 1 }
      if specification.isAlternate, text.bytes.count > start + 2, text.bytes[start] == UInt8(ascii: "0"),
        "xXob".utf8.contains(text.bytes[start + 1])
      {
        start += 2
      }
      result.append(text, 0..<start)
    }
    result.append(filling(before))
    result.append(text, start..<text.bytes.count)
    result.append(filling(behind))
    return result
  }

  /// What cannot be written in that way, if it is known at all.
  func failedText(_ value: PythonValue, _ place: Place) -> PythonText {
    switch value {
    case .symbol, .unknown, .instance: return text(of: value, place)
    case .text(let text) where !text.isKnown: return text
    case .tuple(let items) where items.contains { if case .unknown = $0 { true } else { $0.symbol != nil } }:
      return unknownText(.outside, place)
    default: break
    }
    _ = raise("ValueError", place)
    return unknownText(.unsupported, place)
  }

  func unknownText(_ reason: PythonHole.Reason, _ place: Place) -> PythonText {
    PythonText(hole: PythonHole(reason: reason, place: place), at: place)
  }

  // MARK: str() and repr()

  func text(of value: PythonValue, _ place: Place) -> PythonText {
    switch value {
    case .text(let text): return text
    case .member(let member):
      if member.showsValue { return text(of: member.value, place) }
      return PythonText("\(member.ofClass).\(member.name)".utf8, at: place)
    case .instance(let instance):
      if let written = call("__str__", of: instance, place) { return text(of: written, place) }
      if let message = exceptionMessage(instance, place) { return message }
      return representation(of: value, place)
    case .symbol(let symbol):
      var hole = PythonHole(reason: .outside, place: place)
      hole.symbol = symbol
      return PythonText(hole: hole, at: place)
    case .unknown(let hole): return PythonText(hole: hole, at: place)
    default: return representation(of: value, place)
    }
  }

  func representation(of value: PythonValue, _ place: Place, isASCII: Bool = false, depth: Int = 0) -> PythonText {
    func plain(_ text: String) -> PythonText { PythonText(text.utf8, at: place) }
    guard depth < 12, charge(1) else { return unknownText(.limit, place) }
    switch value {
    case .none: return plain("None")
    case .ellipsis: return plain("Ellipsis")
    case .boolean(let value): return plain(value ? "True" : "False")
    case .integer(let value): return plain(String(value))
    case .float(let value): return plain(PythonFormatSpecification.shortest(value))
    case .text(let text): return quoted(text, place, isASCII: isASCII)
    case .bytes(let bytes): return plain("b" + Self.quoted(bytes: bytes))
    case .tuple(let items):
      return enclosed(
        items.map { PythonList.Item(value: $0) }, "(", items.count == 1 ? ",)" : ")", place, isASCII, depth)
    case .list(let list):
      return list.rest == nil ? enclosed(list.items, "[", "]", place, isASCII, depth) : unknownText(.outside, place)
    case .set(let set):
      // Nobody knows the order of several.
      guard set.isKnown, set.items.count < 2 else { return unknownText(.outside, place) }
      return set.items.isEmpty ? plain("set()") : enclosed(set.items, "{", "}", place, isASCII, depth)
    case .dictionary(let dictionary):
      guard dictionary.isKnown, !dictionary.isCounter, dictionary.makesDefault == nil else {
        return unknownText(.outside, place)
      }
      var result = plain("{")
      for (index, entry) in dictionary.entries.enumerated() {
        if index > 0 { result.append(plain(", ")) }
        result.append(representation(of: entry.key, place, isASCII: isASCII, depth: depth + 1))
        result.append(plain(": "))
        result.append(representation(of: entry.value, place, isASCII: isASCII, depth: depth + 1))
        if result.bytes.count > limits.size { return unknownText(.limit, place) }
      }
      result.append(plain("}"))
      return result
    case .member(let member):
      var result = plain("<\(member.ofClass).\(member.name): ")
      result.append(representation(of: member.value, place, isASCII: isASCII, depth: depth + 1))
      result.append(plain(">"))
      return result
    case .instance(let instance):
      if let written = call("__repr__", of: instance, place) { return text(of: written, place) }
      return unknownText(.unsupported, place)
    case .unknown, .symbol: return text(of: value, place)
    default: return unknownText(.unsupported, place)
    }
  }

  private func enclosed(
    _ items: [PythonList.Item], _ first: String, _ last: String, _ place: Place, _ isASCII: Bool, _ depth: Int
  ) -> PythonText {
    var result = PythonText(first.utf8, at: place)
    for (index, item) in items.enumerated() {
      if item.isMaybe { return unknownText(.outside, place) }
      if index > 0 { result.append(PythonText(", ".utf8, at: place)) }
      let written = representation(of: item.value, place, isASCII: isASCII, depth: depth + 1)
      result.append(written)
      guard result.bytes.count <= limits.size, charge(written.weight) else { return unknownText(.limit, place) }
    }
    result.append(PythonText(last.utf8, at: place))
    return result
  }

  /// The text as a literal; what it is made of keeps its place.
  private func quoted(_ text: PythonText, _ place: Place, isASCII: Bool) -> PythonText {
    let hasSingle = text.bytes.contains(UInt8(ascii: "'"))
    let quote = hasSingle && !text.bytes.contains(UInt8(ascii: "\"")) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    var result = PythonText([quote], at: place)
    var start = 0
    var at = 0
    func isHole(_ offset: Int) -> Bool { text.holes.contains { $0.offset == offset } }
    while at < text.bytes.count {
      let (scalar, length) = PythonText.scalar(text.bytes, at)
      if let escape = Self.escape(scalar, quote, isASCII: isASCII), text.isKnown || !isHole(at) {
        result.append(text, start..<at)
        result.append(PythonText(escape.utf8, at: text.place(ofByte: at) ?? place))
        start = at + length
      }
      at += length
    }
    result.append(text, start..<at)
    result.append(PythonText([quote], at: place))
    return result
  }

  static func quoted(bytes: [UInt8]) -> String {
    let hasSingle = bytes.contains(UInt8(ascii: "'"))
    let quote = hasSingle && !bytes.contains(UInt8(ascii: "\"")) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    var result = String(UnicodeScalar(quote))
    for byte in bytes {
      if byte >= 0x80 {
        result += "\\x" + String(byte, radix: 16)
      } else if let escape = escape(UInt32(byte), quote, isASCII: true) {
        result += escape
      } else {
        result.unicodeScalars.append(UnicodeScalar(byte))
      }
    }
    return result + String(UnicodeScalar(quote))
  }

  /// How a character is written in a literal, nil if as it is.
  private static func escape(_ scalar: UInt32, _ quote: UInt8, isASCII: Bool) -> String? {
    func hexadecimal(_ prefix: String, _ digits: Int) -> String {
      let text = String(scalar, radix: 16)
      return prefix + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
    switch scalar {
    case UInt32(quote): return "\\" + String(UnicodeScalar(quote))
    case 0x5C: return "\\\\"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x09: return "\\t"
    case 0x20..<0x7F: return nil
    case ..<0x20, 0x7F..<0xA1, 0xAD: return hexadecimal("\\x", 2)
    default:
      if !isASCII, let scalar = Unicode.Scalar(scalar), isPrintable(scalar) { return nil }
      if scalar < 0x100 { return hexadecimal("\\x", 2) }
      return scalar < 0x1_0000 ? hexadecimal("\\u", 4) : hexadecimal("\\U", 8)
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
    default: true
    }
  }
}
