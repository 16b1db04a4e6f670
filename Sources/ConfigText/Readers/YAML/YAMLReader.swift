import SourceText

/// YAML 1.2 as configuration files use it. Of tags only `!!str` counts; only scalars can be keys.
///
/// Where something cannot be understood, that part is reported and left out, and reading goes on behind it.
struct YAMLReader {
  private struct Anchored {
    var value: ConfigValue
    /// How many values it holds, and how deep they lie.
    var size: Int
    var height: Int
  }

  private let tokens: [YAMLToken]
  private let strings: [ConfigString]
  private var input: ByteReader
  private var index = 0
  /// Where the last token that stands in the file ended.
  private var lastEnd = 0
  private var isStopped = false
  private var anchors: [String: Anchored] = [:]
  private var depth = 0
  private var deepest = 0
  private var size = 0
  private var expanded = 0
  /// Aliases may repeat at most so many values in all.
  private static let mostExpanded = 1_000_000
  /// The text of the scalar read last, as keys need it whatever it means.
  private var lastScalar: ConfigString?

  static func read(_ text: SourceText) -> ConfigFile {
    var scanner = YAMLScanner(text)
    scanner.scan()
    var reader = YAMLReader(scanner)
    let documents = reader.documents()
    return reader.input.file(documents)
  }

  private init(_ scanner: YAMLScanner) {
    tokens = scanner.tokens
    strings = scanner.strings
    input = scanner.input
  }

  // MARK: - Tokens

  private var kind: YAMLToken.Kind {
    mutating get {
      while tokens[index].kind == .nothing || tokens[index].kind == .faultyKey { index += 1 }
      return tokens[index].kind
    }
  }

  private var token: YAMLToken { tokens[index] }

  /// Of the token here, or, if it only marks a beginning or an end, of the next one that can be seen.
  private var visibleSpan: Span {
    var index = index
    while tokens[index].span.count == 0, index < tokens.count - 1 { index += 1 }
    return tokens[index].span
  }

  private mutating func advance() {
    if token.kind != .blockEnd { lastEnd = Int(token.span.end) }
    if token.kind != .streamEnd { index += 1 }
  }

  private mutating func isAt(_ kinds: YAMLToken.Kind...) -> Bool { kinds.contains(kind) }

  private mutating func stop(_ message: String) {
    input.report(message, token.span)
    isStopped = true
    index = tokens.count - 1
  }

  // MARK: - Documents

  private mutating func documents() -> [ConfigValue] {
    var documents: [ConfigValue] = []
    while true {
      while isAt(.documentEnd) { advance() }
      if isAt(.streamEnd) { return documents }
      if isAt(.documentStart) { advance() }
      anchors.removeAll()
      lastEnd = max(lastEnd, Int(tokens[max(index - 1, 0)].span.end))
      documents.append(isAt(.documentStart, .documentEnd, .streamEnd) ? empty() : node(allowsIndentless: false))
      skipLeftovers()
    }
  }

  /// Over what stands behind the one value of a document.
  private mutating func skipLeftovers() {
    var isReported = isStopped
    while !isAt(.documentStart, .documentEnd, .streamEnd) {
      if !isReported, kind != .blockEnd {
        if tokens[max(index - 1, 0)].kind != .faultyKey {
          input.report("this belongs to nothing above it", visibleSpan)
        }
        isReported = true
      }
      advance()
    }
  }

  // MARK: - Values

  private func empty() -> ConfigValue { ConfigValue(.null, input.span(lastEnd, lastEnd)) }

  /// A value with its anchor and tag; null if none stands here.
  private mutating func node(allowsIndentless: Bool) -> ConfigValue {
    var anchor: ConfigString?
    var isTaggedAsText = false
    while isAt(.anchor, .tag) {
      let string = strings[Int(token.string)]
      if kind == .anchor {
        anchor = string
      } else {
        isTaggedAsText = string.text == "!!str" || string.text == "!" || string.text == "!<tag:yaml.org,2002:str>"
      }
      advance()
    }
    if isAt(.alias) { return alias() }
    guard depth < deepestNesting else {
      stop("this is nested too deeply")
      return empty()
    }
    let outer = (deepest: deepest, size: size)
    depth += 1
    deepest = depth
    size += 1
    let value = content(allowsIndentless: allowsIndentless, isText: isTaggedAsText)
    if let anchor {
      anchors[anchor.text] = Anchored(value: value, size: size - outer.size, height: deepest - depth + 1)
    }
    depth -= 1
    deepest = max(outer.deepest, deepest)
    return value
  }

  private mutating func alias() -> ConfigValue {
    let name = strings[Int(token.string)]
    defer { advance() }
    guard let anchored = anchors[name.text] else {
      input.report("no anchor “&\(name.text)” stands above this", name.span)
      return ConfigValue(.null, name.span)
    }
    expanded += anchored.size
    guard expanded <= Self.mostExpanded, depth + anchored.height <= deepestNesting else {
      stop("aliases of aliases make this file too large to read")
      return ConfigValue(.null, name.span)
    }
    size += anchored.size
    deepest = max(deepest, depth + anchored.height)
    lastScalar = anchored.value.scalarText.map { ConfigString(text: $0, writtenAs: name.span) }
    return ConfigValue(anchored.value.content, anchored.value.span)
  }

  private mutating func content(allowsIndentless: Bool, isText: Bool) -> ConfigValue {
    let span = token.span
    switch kind {
    case .plainScalar:
      let string = scalar()
      return ConfigValue(isText ? .string(string) : YAMLSchema.content(of: string), string.span)
    case .quotedScalar, .blockScalar:
      let string = scalar()
      return ConfigValue(.string(string), string.span)
    case .flowSequenceStart: return flowSequence()
    case .flowMappingStart: return flowMapping()
    case .blockSequenceStart:
      advance()
      return sequence(isIndentless: false)
    case .blockEntry where allowsIndentless: return sequence(isIndentless: true)
    case .blockMappingStart:
      advance()
      return mapping()
    case .firstKey: return mapping()
    default:
      lastScalar = ConfigString(text: "", writtenAs: Span(start: span.start, end: span.start))
      return isText ? ConfigValue(.string(lastScalar!), empty().span) : empty()
    }
  }

  private mutating func scalar() -> ConfigString {
    let string = strings[Int(token.string)]
    lastScalar = string
    advance()
    return string
  }

  private mutating func key() -> ConfigString {
    lastScalar = nil
    let value = node(allowsIndentless: true)
    if let lastScalar, value.table == nil, value.array == nil { return lastScalar }
    if !isStopped { input.report("only plain text can be a key here", value.span) }
    return ConfigString(text: input.text[value.span], writtenAs: value.span)
  }

  // MARK: - Blocks

  /// Entries up to the end of the block; those of a list that stands right below its key, not deeper, end with the entries.
  private mutating func sequence(isIndentless: Bool) -> ConfigValue {
    let start = Int(token.span.start)
    var values: [ConfigValue] = []
    while !isStopped {
      if kind == .blockEntry {
        advance()
        let isEmpty = isAt(.blockEntry, .blockEnd) || isIndentless && isAt(.key, .value)
        values.append(isEmpty ? empty() : node(allowsIndentless: false))
      } else if isIndentless || isAt(.streamEnd, .documentStart, .documentEnd) {
        break
      } else if kind == .blockEnd {
        advance()
        break
      } else {
        skipMisplaced("a list entry, which begins with “- ”, is expected here", upTo: .blockEntry, .blockEntry)
      }
    }
    return ConfigValue(.array(values), input.span(start, max(start, lastEnd)))
  }

  private mutating func mapping() -> ConfigValue {
    let start = Int(token.span.start)
    var mapping = Mapping()
    var isFirst = kind == .firstKey
    while !isStopped {
      if isFirst || isAt(.key, .value) {
        isFirst = false
        var key = ConfigString(text: "", writtenAs: Span(start: token.span.start, end: token.span.start))
        if kind != .value {
          advance()
          if !isAt(.key, .value, .blockEnd) { key = self.key() }
        }
        add(key, to: &mapping, hasValue: isAt(.value)) { reader in
          reader.isAt(.key, .value, .blockEnd) ? reader.empty() : reader.node(allowsIndentless: true)
        }
      } else if kind == .blockEnd {
        advance()
        break
      } else if isAt(.streamEnd, .documentStart, .documentEnd) {
        break
      } else {
        skipMisplaced(
          "this does not fit into the mapping around it, whose keys are indented differently", upTo: .key, .value)
      }
    }
    return ConfigValue(.table(mapping.table(&self)), input.span(start, max(start, lastEnd)))
  }

  /// Over what has no place in a block, to its next entry or its end.
  private mutating func skipMisplaced(_ message: String, upTo first: YAMLToken.Kind, _ second: YAMLToken.Kind) {
    let isReported = index > 0 && tokens[index - 1].kind == .faultyKey
    if !isReported { input.report(message, visibleSpan) }
    while !isStopped, !isAt(first, second, .blockEnd, .streamEnd, .documentStart, .documentEnd) {
      let before = index
      _ = node(allowsIndentless: true)
      if index == before { advance() }
    }
  }

  // MARK: - Flow

  private mutating func flowSequence() -> ConfigValue {
    let start = Int(token.span.start)
    advance()
    var values: [ConfigValue] = []
    while nextInFlow(until: .flowSequenceEnd, opening: start, isFirst: values.isEmpty) {
      if isAt(.key, .value) {
        var pair = Mapping()
        let from = token.span.start
        entry(of: &pair)
        let span = Span(start: from, end: max(from, UInt32(lastEnd)))
        values.append(ConfigValue(.table(pair.table(&self)), span))
      } else {
        values.append(node(allowsIndentless: false))
      }
    }
    return ConfigValue(.array(values), input.span(start, lastEnd))
  }

  private mutating func flowMapping() -> ConfigValue {
    let start = Int(token.span.start)
    advance()
    var mapping = Mapping()
    var isFirst = true
    while nextInFlow(until: .flowMappingEnd, opening: start, isFirst: isFirst) {
      entry(of: &mapping)
      isFirst = false
    }
    return ConfigValue(.table(mapping.table(&self)), input.span(start, lastEnd))
  }

  private mutating func entry(of mapping: inout Mapping) {
    var key = ConfigString(text: "", writtenAs: Span(start: token.span.start, end: token.span.start))
    if kind == .key { advance() }
    if !isAt(.value, .flowEntry, .flowSequenceEnd, .flowMappingEnd) { key = self.key() }
    add(key, to: &mapping, hasValue: isAt(.value)) { reader in
      reader.isAt(.flowEntry, .flowSequenceEnd, .flowMappingEnd) ? reader.empty() : reader.node(allowsIndentless: false)
    }
  }

  /// Goes to the next item, over the comma before it; false behind the closing bracket, and where the file ends without one.
  private mutating func nextInFlow(until end: YAMLToken.Kind, opening: Int, isFirst: Bool) -> Bool {
    var isBehindItem = !isFirst
    while !isStopped {
      switch kind {
      case end:
        advance()
        return false
      case .flowEntry where isBehindItem:
        advance()
        isBehindItem = false
      case .streamEnd, .documentStart, .documentEnd, .blockEnd:
        input.report("this bracket is never closed", opening, opening + 1)
        return false
      case .flowSequenceEnd, .flowMappingEnd:
        input.report("this bracket does not fit the one that is open", token.span)
        advance()
        return false
      case .flowEntry, .blockEntry:
        input.report("this is out of place here", token.span)
        advance()
      case _ where isBehindItem:
        input.report("a comma is missing before this", token.span)
        return true
      default: return true
      }
    }
    return false
  }

  // MARK: - Mappings

  private struct Mapping {
    var entries = ConfigTable()
    /// Those that `<<` merges in.
    var merged: [ConfigTable] = []

    /// The mapping's own entries, and those of the merged ones whose keys it does not have itself.
    func table(_ reader: inout YAMLReader) -> ConfigTable {
      var table = entries
      for merged in merged {
        for entry in merged.entries where table.position(of: entry.key.text) == nil {
          table.set(entry.key, entry.value)
          reader.expanded += 1
        }
      }
      return table
    }
  }

  private mutating func add(
    _ key: ConfigString, to mapping: inout Mapping, hasValue: Bool, _ readValue: (inout YAMLReader) -> ConfigValue
  ) {
    let isMerge = key.text == "<<" && key.span.count == 2
    var value = ConfigValue(.null, Span(start: key.span.end, end: key.span.end))
    if hasValue {
      advance()
      value = readValue(&self)
    }
    guard isMerge else { return input.reportDuplicate(key, before: mapping.entries.set(key, value)) }
    for source in value.array ?? [value] {
      if let table = source.table {
        if expanded <= Self.mostExpanded { mapping.merged.append(table) }
      } else if !isStopped {
        input.report("only mappings can be merged in", key.span)
      }
    }
  }
}

extension ConfigString {
  /// Text that stands for what is written differently there.
  fileprivate init(text: String, writtenAs span: Span) {
    let entry = OffsetMap.Entry(decoded: 0, source: span.start, standIn: UInt32(span.count))
    self.init(text: text, span: span, start: span.start, entries: text.isEmpty ? [] : [entry])
  }
}
