import SourceText

/// `"…" % values` and `"…".format(values)`.
extension PythonInterpreter {
  func percentFormatted(_ format: PythonText, _ value: PythonValue, _ place: Place) -> PythonText {
    var result = PythonText()
    var positional: [PythonValue] = [value]
    if case .tuple(let items) = value { positional = items }
    var next = 0
    let bytes = format.bytes
    var start = 0
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "%") else {
        at += 1
        continue
      }
      result.append(format, start..<at)
      let first = at
      at += 1
      guard let item = percentItem(bytes, &at, positional, &next, value) else {
        return isRaising ? PythonText() : failedText(value, place)
      }
      let itemPlace = format.place(ofByte: first).map { from in
        let last = format.place(ofByte: at - 1)
        return last?.file === from.file && last!.span.end > from.span.start
          ? Place(from.file, Span(start: from.span.start, end: last!.span.end)) : from
      }
      switch item {
      case .percent: result.append(PythonText([UInt8(ascii: "%")], at: itemPlace ?? place))
      case .value(let value, let specification, let type):
        result.append(converted(value, specification, type, itemPlace ?? place))
      }
      guard result.bytes.count <= limits.size, charge(1) else { return unknownText(.limit, place) }
      start = at
    }
    if case .tuple = value, next < positional.count { return failedText(value, place) }
    result.append(format, start..<bytes.count)
    return result
  }

  private enum PercentItem {
    case percent
    case value(PythonValue, PythonFormatSpecification, UInt8)
  }

  /// What stands behind a percent sign; nil if nothing can.
  private func percentItem(
    _ bytes: [UInt8], _ at: inout Int, _ positional: [PythonValue], _ next: inout Int, _ value: PythonValue
  ) -> PercentItem? {
    func upcoming(_ next: Int) -> PythonValue? { next < positional.count ? positional[next] : nil }
    var named: PythonValue?
    if at < bytes.count, bytes[at] == UInt8(ascii: "(") {
      guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
      named = item(value, .text(PythonText(bytes[(at + 1)..<end])), module.tree.root.place)
      at = end + 1
    }
    var specification = PythonFormatSpecification()
    specification.alignment = UInt8(ascii: ">")
    flags: while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "-"): specification.alignment = UInt8(ascii: "<")
      case UInt8(ascii: "+"): specification.sign = UInt8(ascii: "+")
      case UInt8(ascii: " "): if specification.sign != UInt8(ascii: "+") { specification.sign = UInt8(ascii: " ") }
      case UInt8(ascii: "#"): specification.isAlternate = true
      case UInt8(ascii: "0"): specification.isZeroPadded = true
      default: break flags
      }
      at += 1
    }
    func number(_ next: inout Int) -> Int?? {
      if at < bytes.count, bytes[at] == UInt8(ascii: "*") {
        at += 1
        guard case .integer(let value)? = upcoming(next) else { return .none }
        next += 1
        return .some(value)
      }
      var value: Int?
      while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) {
        value = min((value ?? 0) * 10 + Int(bytes[at] - UInt8(ascii: "0")), 1 << 40)
        at += 1
      }
      return .some(value)
    }
    guard let width = number(&next) else { return nil }
    specification.width = width
    if let width, width < 0 {
      specification.alignment = UInt8(ascii: "<")
      specification.width = width == .min ? .max : -width
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard let precision = number(&next) else { return nil }
      specification.precision = max(0, precision ?? 0)
    }
    while at < bytes.count, "hlL".utf8.contains(bytes[at]) { at += 1 }
    guard at < bytes.count else { return nil }
    let type = bytes[at]
    at += 1
    if type == UInt8(ascii: "%") { return .percent }
    guard let found = named ?? upcoming(next) else { return nil }
    if named == nil { next += 1 }
    return .value(found, specification, type)
  }

  private func converted(
    _ value: PythonValue, _ specification: PythonFormatSpecification, _ type: UInt8, _ place: Place
  ) -> PythonText {
    var specification = specification
    switch type {
    case UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a"):
      var text =
        type == UInt8(ascii: "s")
        ? text(of: value, place) : representation(of: value, place, isASCII: type == UInt8(ascii: "a"))
      if let precision = specification.precision, text.isKnown { text = text.prefix(characters: precision) }
      specification.isZeroPadded = false
      return padded(text, specification, place, isNumber: false)
    case UInt8(ascii: "c"):
      if case .integer = value {
        specification.type = type
        return format(value, specification, place)
      }
      return padded(text(of: value, place), specification, place, isNumber: false)
    default: break
    }
    guard "diuxXoeEfFgG".utf8.contains(type) else { return unknownText(.unsupported, place) }
    let isWhole = "diuxXo".utf8.contains(type)
    var number = value
    if case .boolean(let value) = number { number = .integer(value ? 1 : 0) }
    if case .member(let member) = number, member.isNumber { number = member.value }
    if isWhole, case .float(let value) = number, "diu".utf8.contains(type), let whole = Int(exactly: value.rounded(.towardZero))
    {
      number = .integer(whole)
    }
    switch number {
    case .integer: break
    case .float where !isWhole: break
    default: return failedText(value, place)
    }
    specification.type = "iu".utf8.contains(type) ? UInt8(ascii: "d") : type
    if specification.isZeroPadded, specification.alignment == UInt8(ascii: ">") { specification.alignment = UInt8(ascii: "=") }
    if specification.alignment == UInt8(ascii: "<") { specification.isZeroPadded = false }
    if isWhole, let digits = specification.precision, case .integer(let whole) = number {
      // The precision of a whole number is how many digits there are at least.
      specification.precision = nil
      guard var written = specification.written(whole) else { return unknownText(.unsupported, place) }
      let signed = written.first.map { "+- ".utf8.contains($0) } == true ? 1 : 0
      let prefix = specification.isAlternate && "xXo".utf8.contains(type) ? 2 : 0
      let missing = min(digits, limits.size) - (written.count - signed - prefix)
      if missing > 0 { written.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: signed + prefix) }
      return padded(PythonText(written, at: place), specification, place, isNumber: true)
    }
    return format(number, specification, place)
  }

  // MARK: format()

  func braceFormatted(_ format: PythonText, _ arguments: [PythonArgument], _ place: Place) -> PythonText {
    var next = 0
    return braceFormatted(format, arguments, place, &next, depth: 0)
  }

  private func braceFormatted(
    _ format: PythonText, _ arguments: [PythonArgument], _ place: Place, _ next: inout Int, depth: Int
  ) -> PythonText {
    let bytes = format.bytes
    var result = PythonText()
    var start = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
        at += 1
        continue
      }
      if at + 1 < bytes.count, bytes[at + 1] == byte {
        result.append(format, start..<at + 1)
        at += 2
        start = at
        continue
      }
      guard byte == UInt8(ascii: "{"), let end = endOfField(bytes, at) else { return failedText(.none, place) }
      result.append(format, start..<at)
      let fieldPlace = format.place(ofByte: at).map { from in
        let last = format.place(ofByte: end)
        return last?.file === from.file && last!.span.end > from.span.start
          ? Place(from.file, Span(start: from.span.start, end: last!.span.end)) : from
      }
      result.append(field(format.slice(at + 1..<end), arguments, fieldPlace ?? place, &next, depth: depth))
      guard result.bytes.count <= limits.size, charge(1) else { return unknownText(.limit, place) }
      at = end + 1
      start = at
    }
    result.append(format, start..<bytes.count)
    return result
  }

  private func endOfField(_ bytes: [UInt8], _ start: Int) -> Int? {
    var depth = 0
    for at in start..<bytes.count {
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return nil
  }

  /// `name.a[b]!r:spec`, without its braces.
  private func field(
    _ field: PythonText, _ arguments: [PythonArgument], _ place: Place, _ next: inout Int, depth: Int
  ) -> PythonText {
    var name = field.bytes[...]
    var conversion: UInt8?
    var specification: PythonText?
    if let mark = field.bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "!") }) {
      name = field.bytes[..<mark]
      var at = mark
      if field.bytes[at] == UInt8(ascii: "!") {
        guard at + 1 < field.bytes.count else { return unknownText(.unsupported, place) }
        conversion = field.bytes[at + 1]
        at += 2
      }
      if at < field.bytes.count { specification = field.slice(at + 1..<field.bytes.count) }
    }
    let end = name.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? name.endIndex
    let first = String(decoding: name[..<end], as: UTF8.self)
    var value: PythonValue?
    if first.isEmpty {
      value = arguments[position: next]?.value
      next += 1
    } else if let position = Int(first) {
      value = arguments[position: position]?.value
    } else {
      value = arguments[named: first]?.value
    }
    guard var value else {
      return arguments.contains(where: \.isUnpacked) ? unknownText(.outside, place) : failedText(.none, place)
    }
    var rest = name[end...]
    while let mark = rest.first {
      rest = rest.dropFirst()
      if mark == UInt8(ascii: ".") {
        let part = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        value = attribute(value, String(decoding: part, as: UTF8.self), place)
        rest = rest[part.endIndex...]
      } else {
        let part = rest.prefix { $0 != UInt8(ascii: "]") }
        let key = String(decoding: part, as: UTF8.self)
        value = item(value, Int(key).map { .integer($0) } ?? .text(PythonText(part)), place)
        rest = rest[part.endIndex...].dropFirst()
      }
    }
    if depth < 2, let nested = specification, nested.bytes.contains(UInt8(ascii: "{")) {
      specification = braceFormatted(nested, arguments, place, &next, depth: depth + 1)
    }
    return format(value, conversion: conversion, specification, place)
  }
}
