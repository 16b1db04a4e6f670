import SourceText

/// A heredoc that has been announced: its lines come behind the line at hand.
struct AwaitedHeredoc {
  /// The word that ends it.
  var name: Span
  var form: ProgramToken.Form
  var isIndented: Bool
  /// The token that its lines belong to.
  var token: Int
}

extension ProgramLexer {
  /// A heredoc or markup; false if it is a sign.
  mutating func lessThan() -> Bool {
    switch language {
    case .ruby: return byte(at + 1) == UInt8(ascii: "<") && rubyHeredoc()
    case .php: return byte(at + 1) == UInt8(ascii: "<") && byte(at + 2) == UInt8(ascii: "<") && phpHeredoc()
    case .javaScript: return beginsMarkup()
    default: return false
    }
  }

  /// `<<~SQL`, `<<-'SQL'`, `<<SQL`.
  private mutating func rubyHeredoc() -> Bool {
    var start = at + 2
    let isIndented = byte(start) == UInt8(ascii: "~") || byte(start) == UInt8(ascii: "-")
    if isIndented { start += 1 } else if !expressionMayBegin { return false }
    guard let (name, form, behind) = heredocName(at: start) else { return false }
    // `array <<VALUE` appends; only what has an end is a heredoc.
    guard isIndented || (hasLine(name) && name.count > 1) else { return false }
    awaitedHeredocs.append(AwaitedHeredoc(name: name, form: form, isIndented: isIndented, token: tokens.count))
    at = behind
    tokens.append(ProgramToken(.string, at, at, form: form, isUnclosed: true))
    return true
  }

  private func heredocName(at start: Int) -> (Span, ProgramToken.Form, behind: Int)? {
    let quote = byte(start)
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`") && language == .ruby
    let first = isQuoted ? start + 1 : start
    guard classes[Int(byte(first))] == .letter else { return nil }
    var stop = first + 1
    while isWordByte(byte(stop)), stop < end { stop += 1 }
    if isQuoted, byte(stop) != quote { return nil }
    let form: ProgramToken.Form = quote == UInt8(ascii: "'") ? .raw : .template
    return (Span(start: UInt32(first), end: UInt32(stop)), form, isQuoted ? stop + 1 : stop)
  }

  /// Whether a line behind this one is nothing but the name.
  private mutating func hasLine(_ name: Span) -> Bool {
    guard vainSearches < Self.vainSearchLimit else { return false }
    var line = lineEnd(from: Int(name.end)) + 1
    while line < end {
      if endOfHeredoc(name, atLine: line, isIndented: false) != nil { return true }
      line = lineEnd(from: line) + 1
    }
    vainSearches += 1
    return false
  }

  private func lineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < end, base[offset] != 0x0A { offset += 1 }
    return offset
  }

  /// Where the name ends, if it ends a heredoc on the line that begins here.
  private func endOfHeredoc(_ name: Span, atLine line: Int, isIndented: Bool) -> Int? {
    var first = line
    while isIndented, byte(first) == 0x20 || byte(first) == 0x09 { first += 1 }
    guard first + name.count <= end else { return nil }
    for offset in 0..<name.count where base[first + offset] != base[Int(name.start) + offset] { return nil }
    let behind = first + name.count
    if isWordByte(byte(behind)) { return nil }
    if language == .php { return behind }
    return behind == end || byte(behind) == 0x0A || byte(behind) == 0x0D ? behind : nil
  }

  /// At the beginning of the line behind the one that announces them.
  mutating func readAwaitedHeredocs() {
    for heredoc in awaitedHeredocs {
      readLines(of: heredoc)
      if at < end { at = min(lineEnd(from: at) + 1, end) }
    }
    awaitedHeredocs.removeAll()
  }

  /// Behind the name that ends it.
  private mutating func readLines(of heredoc: AwaitedHeredoc) {
    let start = at
    var line = at
    while line < end {
      if let behind = endOfHeredoc(heredoc.name, atLine: line, isIndented: heredoc.isIndented) {
        tokens[heredoc.token] = ProgramToken(.string, start, line, form: heredoc.form)
        at = behind
        return
      }
      line = lineEnd(from: line) + 1
    }
    tokens[heredoc.token] = ProgramToken(.string, min(start, end), end, form: heredoc.form, isUnclosed: true)
    at = end
  }

  // MARK: PHP

  /// `<<<SQL`, `<<<'SQL'`: nothing follows on its line.
  private mutating func phpHeredoc() -> Bool {
    var start = at + 3
    while byte(start) == 0x20 || byte(start) == 0x09 { start += 1 }
    guard let (name, form, behind) = heredocName(at: start) else { return false }
    let line = lineEnd(from: behind)
    tokens.append(ProgramToken(.string, behind, behind, form: form, isUnclosed: true))
    at = min(line + 1, end)
    readLines(of: AwaitedHeredoc(name: name, form: form, isIndented: true, token: tokens.count - 1))
    return true
  }

  /// PHP stands between `<?php` and `?>`. A text without either is code.
  mutating func scanPHP() {
    guard let first = codeStart(from: at) else { return scan(to: end) }
    at = first
    while at < end {
      scan(to: end)
      // It stands at `?>`, or at the end.
      guard at < end, let next = codeStart(from: at) else { break }
      at = next
    }
    at = end
  }

  /// Behind the next `<?php` or `<?=`.
  private func codeStart(from offset: Int) -> Int? {
    var at = offset
    while at + 1 < end {
      if base[at] == UInt8(ascii: "<"), base[at + 1] == UInt8(ascii: "?") {
        if byte(at + 2) == UInt8(ascii: "=") { return at + 3 }
        if text.has("php", at: UInt32(at + 2), before: UInt32(end), ignoringCase: true) { return at + 5 }
      }
      at += 1
    }
    return nil
  }
}
