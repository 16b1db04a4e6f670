import SourceText

extension ProgramLexer {
  /// From the first byte of a string's content to behind what closes it. Nothing is closed behind the end of the text, nor behind
  /// that of the line where strings end with it.
  mutating func skipContent(_ quoting: Quoting) -> (end: Int, isUnclosed: Bool) {
    let form = quoting.form
    var depth = 0
    while at < end {
      let here = base[at]
      if here == quoting.closing {
        if form.isDoubled, byte(at + 1) == here {
          at += 2
          continue
        }
        if depth > 0 {
          depth -= 1
        } else {
          let quotes = run(of: here, at: at, most: quoting.takesWholeRun ? .max : quoting.width)
          if let close = close(of: quoting, quotes) {
            at = close.behind
            return (close.start, false)
          }
          if quotes < quoting.width { at += quotes - 1 }
        }
        at += 1
      } else if here == UInt8(ascii: "\\") {
        if let hole = hole(at: at, form, weight: quoting.weight) {
          at = hole.end
        } else {
          at += form.hasEscapes && (quoting.weight == 0 || language != .swift) ? 2 : 1
        }
      } else if here == 0x0A, quoting.endsWithLine {
        return (at, true)
      } else if form.isTemplate, let hole = hole(at: at, form, weight: quoting.weight) {
        at = hole.end
      } else if form == .doubledTemplate || form == .template, language == .cSharp,
        here == UInt8(ascii: "{"), byte(at + 1) == here
      {
        at += 2
      } else {
        if here == quoting.opening { depth += 1 }
        at += 1
      }
    }
    at = end
    return (end, true)
  }

  /// Whether the string ends with these quotes: where its content ends, and where all that closes it.
  private func close(of quoting: Quoting, _ quotes: Int) -> (start: Int, behind: Int)? {
    guard quotes >= quoting.width else { return nil }
    let start = quoting.takesWholeRun ? at + quotes - quoting.width : at
    let behind = start + quoting.width
    for offset in 0..<quoting.hashes where byte(behind + offset) != UInt8(ascii: "#") { return nil }
    return (start, behind + quoting.hashes)
  }

  // MARK: Holes

  /// The part of a template that begins here and is worked out when the program runs.
  mutating func hole(at offset: Int, _ form: ProgramToken.Form, weight: Int) -> Hole? {
    guard form.isTemplate else { return nil }
    let here = byte(offset)
    let next = byte(offset + 1)
    switch traits.interpolation {
    case .none: return nil
    case .dollarBraces:
      guard here == UInt8(ascii: "$"), next == UInt8(ascii: "{") else { return nil }
      return code(from: offset + 2, closing: UInt8(ascii: "}"))
    case .dollarNames:
      guard here == UInt8(ascii: "$") else { return nil }
      if next == UInt8(ascii: "{") { return code(from: offset + 2, closing: UInt8(ascii: "}")) }
      return name(from: offset + 1)
    case .php: return phpHole(at: offset)
    case .hashBraces:
      guard here == UInt8(ascii: "#") else { return nil }
      if next == UInt8(ascii: "{") { return code(from: offset + 2, closing: UInt8(ascii: "}")) }
      guard language == .ruby, next == UInt8(ascii: "@") || next == UInt8(ascii: "$") else { return nil }
      return name(from: offset + 2)
    case .backslashParentheses:
      guard here == UInt8(ascii: "\\"), run(of: UInt8(ascii: "#"), at: offset + 1, most: weight + 1) == weight,
        byte(offset + 1 + weight) == UInt8(ascii: "(")
      else { return nil }
      return code(from: offset + 2 + weight, closing: UInt8(ascii: ")"))
    case .braces:
      guard here == UInt8(ascii: "{") else { return nil }
      let braces = run(of: here, at: offset, most: weight + 1)
      // Of `{{{x}` the last one opens the hole, in `$$"""{{{x}}"""` the last two.
      guard form == .rawTemplate ? braces == weight : braces == 1 else { return nil }
      var hole = code(from: offset + braces, closing: UInt8(ascii: "}"))
      hole.end = min(hole.end + max(0, weight - 1), end)
      return hole
    }
  }

  private func name(from start: Int) -> Hole? {
    guard classes[Int(byte(start))] == .letter, byte(start) != UInt8(ascii: "$") else { return nil }
    var stop = start + 1
    while isWordByte(byte(stop)), byte(stop) != UInt8(ascii: "$"), stop < end { stop += 1 }
    return Hole(code: start..<stop, end: stop)
  }

  /// `{$…}`, `${…}`, `$name`, `$name[…]`, `$name->name`.
  private mutating func phpHole(at offset: Int) -> Hole? {
    let here = byte(offset)
    let next = byte(offset + 1)
    if here == UInt8(ascii: "{"), next == UInt8(ascii: "$") { return code(from: offset + 1, closing: UInt8(ascii: "}")) }
    guard here == UInt8(ascii: "$") else { return nil }
    if next == UInt8(ascii: "{") { return code(from: offset + 2, closing: UInt8(ascii: "}")) }
    guard let name = name(from: offset + 1)?.end else { return nil }
    var stop = name
    if byte(name) == UInt8(ascii: "[") {
      var close = name + 1
      while close < end, close < name + 256, base[close] != UInt8(ascii: "]"), base[close] != 0x0A { close += 1 }
      if byte(close) == UInt8(ascii: "]") { stop = close + 1 }
    } else if byte(name) == UInt8(ascii: "-"), byte(name + 1) == UInt8(ascii: ">") {
      stop = self.name(from: name + 2)?.end ?? name
    }
    return Hole(code: offset..<stop, end: stop)
  }

  /// Templates in templates are followed no deeper than this.
  private static let deepest = 48

  /// The code up to the bracket that closes the one opened before `start`; strings and comments between are stepped over.
  private mutating func code(from start: Int, closing: UInt8) -> Hole {
    let outside = at
    defer { at = outside }
    at = start
    depth += 1
    defer { depth -= 1 }
    let opening = closing == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "{")
    var open = 1
    while at < end {
      let here = base[at]
      if here == opening {
        open += 1
      } else if here == closing {
        open -= 1
        if open == 0 { return Hole(code: start..<at, end: at + 1) }
      } else if here == UInt8(ascii: "/"), traits.hasSlashComments, byte(at + 1) == UInt8(ascii: "*") {
        skipBlockComment()
        continue
      } else if classes[Int(here)] == .special || here == UInt8(ascii: "$"), depth <= Self.deepest,
        let (quoting, start) = self.opening(at: at)
      {
        at = start
        _ = skipContent(quoting)
        continue
      } else if here == UInt8(ascii: "'"), traits.singleQuotesCharacters, byte(at + 1) == closing || byte(at + 1) == opening,
        byte(at + 2) == here
      {
        at += 2
      }
      at += 1
    }
    return Hole(code: min(start, end)..<end, end: end)
  }
}

/// A part of a template that is worked out: the code of it, and where it ends with all that closes it.
struct Hole {
  var code: Range<Int>
  var end: Int
}

extension ProgramToken.Form {
  var isTemplate: Bool { self == .template || self == .rawTemplate || self == .doubledTemplate }
  var isDoubled: Bool { self == .doubled || self == .doubledTemplate }
  var hasEscapes: Bool { self == .escaped || self == .template || self == .quotesEscaped || self == .words }
}
