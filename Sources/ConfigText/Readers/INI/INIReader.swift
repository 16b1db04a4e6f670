import SourceText

/// What the many kinds of INI files do differently.
public struct INIDialect: Sendable {
  enum Kind: Sendable {
    case plain
    case configParser
    case git
  }

  let kind: Kind
  let variables: [String: String]

  /// Sections with `key = value` lines (`tern.conf`). Keys before the first section lie beside the sections.
  public static let plain = INIDialect(kind: .plain, variables: [:])

  /// Python's configparser (`alembic.ini`, `yoyo.ini`): keys in lower case, `=` or `:`, values that go on over indented lines,
  /// and `%(name)s` replaced by the key of that name in the same section, in `DEFAULT`, or among the variables (`here`). What
  /// cannot be replaced stays as it is written. The entries of `DEFAULT` are not repeated in the other sections.
  public static func configParser(variables: [String: String] = [:]) -> INIDialect {
    INIDialect(kind: .configParser, variables: variables)
  }

  /// Git's configuration files, of which `sqitch.conf` is one: keys and sections in lower case, `[target "prod"]` as the
  /// section `target.prod`, quotes, escapes, comments behind values; a key alone is true. The last of several values counts.
  public static let git = INIDialect(kind: .git, variables: [:])
}

struct INIReader {
  private var input: ByteReader
  private let dialect: INIDialect
  private var root = ConfigTable()
  private var section: (name: ConfigString, start: Int)?
  private var table = ConfigTable()
  private var isInSection = false

  private init(_ text: SourceText, _ dialect: INIDialect) {
    input = ByteReader(text)
    self.dialect = dialect
  }

  static func read(_ text: SourceText, _ dialect: INIDialect) -> ConfigFile {
    var reader = INIReader(text, dialect)
    while !reader.input.isAtEnd {
      if dialect.kind == .git { reader.gitLine() } else { reader.line() }
    }
    reader.closeSection()
    if dialect.kind == .configParser { reader.root = Interpolation.resolve(reader.root, variables: dialect.variables) }
    return reader.input.file([ConfigValue(.table(reader.root), text.wholeSpan)])
  }

  // MARK: - Lines

  private mutating func line() {
    let lineStart = input.at
    input.skipBlanks()
    let start = input.at
    switch input.byte {
    case UInt8(ascii: "#"), UInt8(ascii: ";"):
      input.skipToLineEnd()
    case UInt8(ascii: "["):
      sectionHeader()
    case _ where input.isAtEnd || input.byte.isLineEnd:
      break
    default:
      keyAndValue(from: start, indentation: start - lineStart)
      return
    }
    input.takeLineEnd()
  }

  /// `[name]`, to the last bracket of the line as configparser has it.
  private mutating func sectionHeader() {
    let start = input.at
    input.skipToLineEnd()
    let end = input.trimmed(start, input.at).to
    var close = end - 1
    while close > start, input.base[close] != UInt8(ascii: "]") { close -= 1 }
    guard close > start + 1 else {
      input.report("no section is named like this", start, end)
      return
    }
    open(input.string(start + 1, close, span: input.span(start, close + 1)))
  }

  private mutating func keyAndValue(from start: Int, indentation: Int) {
    input.skipToLineEnd()
    let end = input.at
    var separator = start
    while separator < end, input.base[separator] != UInt8(ascii: "="), input.base[separator] != UInt8(ascii: ":") {
      separator += 1
    }
    input.takeLineEnd()
    guard separator < end else {
      input.report("a key and its value are expected here, as “key = value”", start, input.trimmed(start, end).to)
      return
    }
    let (from, to) = input.trimmed(start, separator)
    if from == to { return input.report("a key is missing before this", separator, separator + 1) }
    if !isInSection, dialect.kind == .configParser {
      input.report("a section such as “[name]” is missing above this", from, to)
    }
    let value = value(from: separator + 1, to: end, indentation: indentation)
    set(key(from, to), ConfigValue(.string(value), value.span))
  }

  /// The rest of the line and, for configparser, the deeper indented lines below it. Comments among them are left out.
  private mutating func value(from: Int, to: Int, indentation: Int) -> ConfigString {
    let first = input.trimmed(from, to)
    guard dialect.kind == .configParser else { return input.string(first.from, first.to) }
    var builder = input.builder()
    builder.copy(first.from, first.to)
    var end = first.to
    /// Line ends that count only if more text follows.
    var pending: [(from: Int, to: Int)] = [lineEnd(behind: to)]
    while !input.isAtEnd {
      let lineStart = input.at
      input.skipBlanks()
      let start = input.at
      if input.byte.isLineEnd || input.isAtEnd {
        input.takeLineEnd()
        pending.append((start, input.at))
        continue
      }
      if input.byte == UInt8(ascii: "#") || input.byte == UInt8(ascii: ";") {
        input.skipToLineEnd()
        input.takeLineEnd()
        continue
      }
      guard start - lineStart > indentation else {
        input.at = lineStart
        break
      }
      for (from, to) in pending { builder.put("\n", for: from, to) }
      input.skipToLineEnd()
      end = input.trimmed(start, input.at).to
      builder.copy(start, end)
      let behind = input.at
      input.takeLineEnd()
      pending = [lineEnd(behind: behind)]
    }
    return builder.finish(span: input.span(first.from, end), emptyAt: first.from)
  }

  private func lineEnd(behind end: Int) -> (from: Int, to: Int) {
    (end, end + (input.has("\r\n", at: end) ? 2 : end < input.count ? 1 : 0))
  }

  // MARK: - Git

  private mutating func gitLine() {
    while input.byte.isBlankOrLineEnd { input.at += 1 }
    let start = input.at
    switch input.byte {
    case UInt8(ascii: "#"), UInt8(ascii: ";"): input.skipToLineEnd()
    case UInt8(ascii: "["): gitSectionHeader()
    case _ where input.isAtEnd: return
    case _ where input.byte.isLetter:
      while input.byte.isKeyByte { input.at += 1 }
      let key = key(start, input.at)
      input.skipBlanks()
      if input.byte == UInt8(ascii: "=") {
        input.at += 1
        let value = gitValue()
        set(key, ConfigValue(.string(value), value.span))
      } else {
        set(key, ConfigValue(.bool(true), key.span))
        let behind = input.at
        let isComment = input.byte == UInt8(ascii: "#") || input.byte == UInt8(ascii: ";")
        input.skipToLineEnd()
        if !isComment, input.at > behind { input.report("“=” is expected behind the key", behind, input.at) }
      }
      if !isInSection { input.report("a section such as “[name]” is missing above this", start, start + key.span.count) }
    default:
      input.skipToLineEnd()
      input.report("a section or a key is expected here", start, input.at)
    }
  }

  /// `[core]`, `[target "prod"]`. A key may follow on the same line.
  private mutating func gitSectionHeader() {
    let start = input.at
    input.at += 1
    var builder = input.builder()
    let from = input.at
    while input.byte.isKeyByte || input.byte == UInt8(ascii: ".") { input.at += 1 }
    putLowercased(from, input.at, into: &builder)
    let blank = input.at
    input.skipBlanks()
    if input.byte == UInt8(ascii: "\"") {
      input.at += 1
      builder.put(".", for: blank, input.at)
      while !input.isAtEnd, !input.byte.isLineEnd, input.byte != UInt8(ascii: "\"") {
        if input.byte == UInt8(ascii: "\\"), !input.peek().isLineEnd { input.at += 1 }
        let character = input.at
        input.skipCharacter()
        builder.copy(character, input.at)
      }
      if input.byte == UInt8(ascii: "\"") { input.at += 1 }
    }
    guard input.byte == UInt8(ascii: "]"), input.at > from else {
      input.skipToLineEnd()
      return input.report("no section is named like this", start, input.at)
    }
    input.at += 1
    open(builder.finish(span: input.span(from: start), emptyAt: from))
  }

  private mutating func gitValue() -> ConfigString {
    input.skipBlanks()
    let start = input.at
    var builder = input.builder()
    var isQuoted = false
    /// How much text there is without the blanks at its end, and where that ends in the file.
    var kept = (count: 0, end: start)
    while !input.isAtEnd, !input.byte.isLineEnd {
      let from = input.at
      let byte = input.byte
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        input.at += 1
      } else if byte == UInt8(ascii: "\\") {
        gitEscape(&builder)
      } else if !isQuoted, byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") {
        break
      } else {
        input.at += 1
        builder.copy(from, input.at)
        if byte.isBlank, !isQuoted { continue }
      }
      kept = (builder.count, input.at)
    }
    builder.removeLast(downTo: kept.count)
    input.skipToLineEnd()
    if isQuoted { input.report("this value has a quote that is never closed", start, kept.end) }
    return builder.finish(span: input.span(start, kept.end), emptyAt: start)
  }

  private mutating func gitEscape(_ builder: inout TextBuilder) {
    let start = input.at
    input.at += 1
    if input.takeLineEnd() || input.isAtEnd { return }
    let letter = input.byte
    input.skipCharacter()
    switch letter {
    case UInt8(ascii: "n"): builder.put("\n", for: start, input.at)
    case UInt8(ascii: "t"): builder.put("\t", for: start, input.at)
    case UInt8(ascii: "b"): builder.put("\u{8}", for: start, input.at)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): builder.put(CollectionOfOne(letter), for: start, input.at)
    default:
      input.report("no escape is written like this", start, input.at)
      builder.copy(start, input.at)
    }
  }

  // MARK: - Sections and keys

  private mutating func open(_ name: ConfigString) {
    closeSection()
    isInSection = true
    section = (name, Int(name.span.start))
    switch root.take(name.text)?.content {
    case .table(let before):
      table = before
      if dialect.kind == .configParser { input.report("the section “\(name.text)” is written twice", name.span) }
    case .some: input.reportDuplicate(name, before: name.span)
    case nil: break
    }
  }

  private mutating func closeSection() {
    guard let section else { return }
    var end = Int(section.name.span.end)
    if let last = table.entries.last?.value.span { end = max(end, Int(last.end)) }
    root.set(section.name, ConfigValue(.table(table), input.span(section.start, end)))
    table = ConfigTable()
    self.section = nil
  }

  private mutating func set(_ key: ConfigString, _ value: ConfigValue) {
    let before = isInSection ? table.set(key, value) : root.set(key, value)
    if dialect.kind != .git { input.reportDuplicate(key, before: before) }
  }

  private func key(_ from: Int, _ to: Int) -> ConfigString {
    if dialect.kind == .plain { return input.string(from, to) }
    var builder = input.builder()
    putLowercased(from, to, into: &builder)
    return builder.finish(span: input.span(from, to), emptyAt: from)
  }

  private func putLowercased(_ from: Int, _ to: Int, into builder: inout TextBuilder) {
    for offset in from..<to {
      let byte = input.base[offset]
      if byte.lowercased == byte {
        builder.copy(offset, offset + 1)
      } else {
        builder.put(CollectionOfOne(byte.lowercased), for: offset, offset + 1)
      }
    }
  }
}
