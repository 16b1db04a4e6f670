import SourceText

/// Cuts YAML into tokens. A colon makes a key of what stands before it on the line, so the scanner keeps room for a key
/// wherever one may begin.
struct YAMLScanner {
  private struct PossibleKey {
    var token: Int
    var line: Int
    var column: Int
    var start: Int
    /// At this place of a block mapping nothing but a key can stand.
    var isRequired: Bool
  }

  var input: ByteReader
  private(set) var tokens: [YAMLToken] = []
  private(set) var strings: [ConfigString] = []
  var line = 0
  var lineStart = 0
  /// Of the innermost block.
  var indent = -1
  private var indents: [Int] = []
  /// One for each flow collection around this place, and one for the block they stand in.
  private var possibleKeys: [PossibleKey?] = [nil]
  var keyMayBegin = true

  init(_ text: SourceText) {
    input = ByteReader(text)
    lineStart = input.at
    tokens.reserveCapacity(text.count / 4)
  }

  var column: Int { input.at - lineStart }
  var isInFlow: Bool { possibleKeys.count > 1 }

  mutating func scan() {
    while scanToken() {}
    leaveFlow()
    unwind(to: -1)
    forgetKey()
    emit(.streamEnd, from: input.at)
  }

  private mutating func scanToken() -> Bool {
    skipToToken()
    if let key = possibleKeys[possibleKeys.count - 1], key.line != line { forgetKey() }
    if input.isAtEnd { return false }
    unwind(to: column)
    if column == 0, let marker = documentMarker() {
      documentBoundary(marker)
      return true
    }
    let start = input.at
    switch input.byte {
    case UInt8(ascii: "%") where column == 0 && !isInFlow: input.skipToLineEnd()
    case UInt8(ascii: "["): openFlow(.flowSequenceStart)
    case UInt8(ascii: "{"): openFlow(.flowMappingStart)
    case UInt8(ascii: "]"): closeFlow(.flowSequenceEnd)
    case UInt8(ascii: "}"): closeFlow(.flowMappingEnd)
    case UInt8(ascii: ",") where isInFlow:
      forgetKey()
      keyMayBegin = true
      input.at += 1
      emit(.flowEntry, from: start)
    case UInt8(ascii: "-") where isBlankBehind(1): blockEntry()
    case UInt8(ascii: "?") where isBlankBehind(1): explicitKey()
    case UInt8(ascii: ":") where isValueIndicator: value()
    case UInt8(ascii: "*"): name(.alias)
    case UInt8(ascii: "&"): name(.anchor)
    case UInt8(ascii: "!"): tag()
    case UInt8(ascii: "|") where !isInFlow, UInt8(ascii: ">") where !isInFlow:
      forgetKey()
      keyMayBegin = true
      emit(.blockScalar, blockScalar())
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      rememberKey()
      keyMayBegin = false
      emit(.quotedScalar, quotedScalar())
    case let byte:
      if "@`%|>,".utf8.contains(byte) {
        input.report("no text may begin with this character, unless in quotes", start, start + 1)
      }
      rememberKey()
      keyMayBegin = false
      emit(.plainScalar, plainScalar())
    }
    return true
  }

  // MARK: - Tokens

  private mutating func emit(_ kind: YAMLToken.Kind, from start: Int) {
    tokens.append(YAMLToken(kind: kind, span: input.span(from: start)))
  }

  private mutating func emit(_ kind: YAMLToken.Kind, _ string: ConfigString) {
    tokens.append(YAMLToken(kind: kind, string: UInt32(strings.count), span: string.span))
    strings.append(string)
  }

  private enum Marker {
    case start
    case end
  }

  /// `---` or `...` at the beginning of a line.
  private func documentMarker() -> Marker? {
    guard isBlankBehind(3) else { return nil }
    if input.has("---") { return .start }
    return input.has("...") ? .end : nil
  }

  var isAtDocumentMarker: Bool { column == 0 && documentMarker() != nil }

  private mutating func documentBoundary(_ marker: Marker) {
    leaveFlow()
    unwind(to: -1)
    forgetKey()
    keyMayBegin = false
    let start = input.at
    input.at += 3
    emit(marker == .start ? .documentStart : .documentEnd, from: start)
  }

  private mutating func openFlow(_ kind: YAMLToken.Kind) {
    rememberKey()
    possibleKeys.append(nil)
    keyMayBegin = true
    input.at += 1
    emit(kind, from: input.at - 1)
  }

  private mutating func closeFlow(_ kind: YAMLToken.Kind) {
    input.at += 1
    keyMayBegin = false
    guard isInFlow else { return input.report("this bracket closes nothing", input.at - 1, input.at) }
    possibleKeys.removeLast()
    emit(kind, from: input.at - 1)
  }

  private mutating func leaveFlow() { possibleKeys.removeLast(possibleKeys.count - 1) }

  private mutating func blockEntry() {
    let start = input.at
    if !isInFlow {
      guard keyMayBegin else { return reportAndSkipLine("a list may not begin on this line", to: start + 1) }
      if indent < column {
        push(column)
        emit(.blockSequenceStart, from: start)
      }
    }
    forgetKey()
    keyMayBegin = true
    input.at += 1
    emit(.blockEntry, from: start)
  }

  private mutating func explicitKey() {
    let start = input.at
    if !isInFlow {
      guard keyMayBegin else { return reportAndSkipLine("a mapping may not begin on this line", to: start + 1) }
      if indent < column {
        push(column)
        emit(.blockMappingStart, from: start)
      }
    }
    forgetKey()
    keyMayBegin = !isInFlow
    input.at += 1
    emit(.key, from: start)
  }

  private mutating func value() {
    let start = input.at
    if let key = possibleKeys[possibleKeys.count - 1] {
      possibleKeys[possibleKeys.count - 1] = nil
      tokens[key.token].kind = .key
      if !isInFlow, indent < key.column {
        push(key.column)
        tokens[key.token].kind = .firstKey
      }
      keyMayBegin = false
    } else if isInFlow {
      keyMayBegin = false
    } else {
      guard keyMayBegin else {
        return reportAndSkipLine("a mapping may not begin on this line; text with a colon must stand in quotes", to: start + 1)
      }
      if indent < column {
        push(column)
        emit(.blockMappingStart, from: start)
      }
      keyMayBegin = true
    }
    input.at += 1
    emit(.value, from: start)
  }

  private mutating func name(_ kind: YAMLToken.Kind) {
    rememberKey()
    keyMayBegin = false
    let start = input.at
    input.at += 1
    while !input.isAtEnd, !isBlankBehind(0), !input.byte.isFlowIndicator, input.byte != UInt8(ascii: ":") || !isBlankBehind(1) {
      input.at += 1
    }
    if input.at == start + 1 { input.report("a name is expected behind this", start, start + 1) }
    emit(kind, input.string(start + 1, input.at, span: input.span(from: start)))
  }

  private mutating func tag() {
    rememberKey()
    keyMayBegin = false
    let start = input.at
    input.at += 1
    let isVerbatim = input.byte == UInt8(ascii: "<")
    while !input.isAtEnd, !isBlankBehind(0), isVerbatim || !isInFlow || !input.byte.isFlowIndicator { input.at += 1 }
    emit(.tag, input.string(start, input.at))
  }

  // MARK: - Keys and indentation

  private mutating func rememberKey() {
    guard keyMayBegin else { return }
    forgetKey()
    possibleKeys[possibleKeys.count - 1] = PossibleKey(
      token: tokens.count, line: line, column: column, start: input.at, isRequired: !isInFlow && indent == column)
    emit(.nothing, from: input.at)
  }

  /// What was remembered is no key after all.
  private mutating func forgetKey() {
    guard let key = possibleKeys[possibleKeys.count - 1] else { return }
    possibleKeys[possibleKeys.count - 1] = nil
    guard key.isRequired else { return }
    tokens[key.token].kind = .faultyKey
    var end = key.start
    while end < input.count, !input.base[end].isLineEnd { end += 1 }
    input.report("a colon is expected behind the key", key.start, end)
  }

  private mutating func push(_ column: Int) {
    indents.append(indent)
    indent = column
  }

  /// Ends the blocks that are indented deeper.
  private mutating func unwind(to column: Int) {
    guard !isInFlow else { return }
    while indent > column {
      indent = indents.removeLast()
      emit(.blockEnd, from: input.at)
    }
  }

  private mutating func reportAndSkipLine(_ message: String, to end: Int) {
    input.report(message, input.at, end)
    input.skipToLineEnd()
  }

  // MARK: - Bytes

  /// Over blanks, comments and line ends.
  private mutating func skipToToken() {
    while true {
      let start = input.at
      input.skipBlanks()
      if input.byte == UInt8(ascii: "#") { input.skipComment() }
      if !takeLineEnd() {
        if start == lineStart, !isInFlow { checkTabs(from: start) }
        return
      }
      if !isInFlow { keyMayBegin = true }
    }
  }

  private mutating func checkTabs(from start: Int) {
    for offset in start..<input.at where input.base[offset] == 0x09 && !input.isAtEnd {
      return input.report("a tab may not indent a line", offset, offset + 1)
    }
  }

  mutating func takeLineEnd() -> Bool {
    guard input.takeLineEnd() else { return false }
    line += 1
    lineStart = input.at
    return true
  }

  /// Whether a blank, a line end or the end of the file stands `distance` further on.
  func isBlankBehind(_ distance: Int) -> Bool {
    input.peek(distance).isBlankOrLineEnd || input.at + distance >= input.count
  }

  /// A colon behind a key. In flow collections one behind a quoted key, or before a bracket or a comma, needs no blank.
  private var isValueIndicator: Bool {
    if isBlankBehind(1) { return true }
    guard isInFlow else { return false }
    if input.peek().isFlowIndicator { return true }
    guard let last = tokens.last else { return false }
    return last.kind == .quotedScalar || last.kind == .flowSequenceEnd || last.kind == .flowMappingEnd
  }
}

extension UInt8 {
  var isFlowIndicator: Bool {
    self == UInt8(ascii: ",") || self == UInt8(ascii: "[") || self == UInt8(ascii: "]") || self == UInt8(ascii: "{")
      || self == UInt8(ascii: "}")
  }
}
