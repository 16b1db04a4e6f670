import SourceText

/// How deep tables, arrays and elements may lie in each other.
let deepestNesting = 256

/// What all readers have: the bytes, the place they are at, and what they found wrong.
struct ByteReader {
  enum Encoding {
    case utf8
    /// UTF-8 with bytes in it that are none.
    case brokenUTF8
    /// Every byte is the character of its number.
    case latin1
  }

  let text: SourceText
  let base: UnsafePointer<UInt8>
  let count: Int
  var encoding = Encoding.utf8
  var at = 0
  private(set) var problems: [ConfigProblem] = []
  /// From its mark to its end, each; of the formats whose readers keep them.
  private(set) var comments: [Span] = []
  private static let mostProblems = 100

  /// Starts behind a byte order mark. Of a text in UTF-16 nothing is read.
  init(_ text: SourceText, otherwise fallback: Encoding = .brokenUTF8) {
    self.text = text
    base = text.base
    count = text.count
    if isUTF16 {
      report("the file is written in UTF-16, only UTF-8 can be read", 0, 2)
      at = count
      return
    }
    if let broken = firstInvalidByte() {
      encoding = fallback
      if fallback == .brokenUTF8 { report("these bytes are not UTF-8", broken.lowerBound, broken.upperBound) }
    }
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { at = 3 }
  }

  /// The byte to read next; 0 behind the end.
  var byte: UInt8 { base[at] }
  var isAtEnd: Bool { at >= count }

  /// The byte `distance` further on, at most 15.
  func peek(_ distance: Int = 1) -> UInt8 { at < count ? base[at + distance] : 0 }

  func has(_ word: StaticString) -> Bool { has(word, at: at) }

  func has(_ word: StaticString, at offset: Int) -> Bool {
    guard offset + word.utf8CodeUnitCount <= count else { return false }
    for index in 0..<word.utf8CodeUnitCount where base[offset + index] != word.utf8Start[index] { return false }
    return true
  }

  func span(_ from: Int, _ to: Int) -> Span { Span(start: UInt32(from), end: UInt32(to)) }
  func span(from: Int) -> Span { span(from, at) }

  mutating func skipBlanks() {
    while base[at].isBlank { at += 1 }
  }

  /// Over one character, all its bytes.
  mutating func skipCharacter() {
    guard at < count else { return }
    at += 1
    while base[at] & 0xC0 == 0x80 { at += 1 }
  }

  /// To the line end, which is not passed.
  mutating func skipToLineEnd() {
    while at < count, !base[at].isLineEnd { at += 1 }
  }

  /// Over a comment that reaches to the line end.
  mutating func skipComment() {
    let start = at
    skipToLineEnd()
    keepComment(from: start)
  }

  /// What has been passed since is a comment; a reader may pass it twice.
  mutating func keepComment(from start: Int) {
    if let last = comments.last, Int(last.end) > start { return }
    comments.append(span(from: start))
  }

  /// Over LF, CRLF or CR, if it stands here.
  @discardableResult
  mutating func takeLineEnd() -> Bool {
    if at < count, base[at] == 0x0D {
      at += base[at + 1] == 0x0A ? 2 : 1
      return true
    }
    if base[at] == 0x0A {
      at += 1
      return true
    }
    return false
  }

  /// The bytes between two offsets without the blanks around them.
  func trimmed(_ from: Int, _ to: Int) -> (from: Int, to: Int) {
    var from = from
    var to = to
    while from < to, base[from].isBlank { from += 1 }
    while to > from, base[to - 1].isBlank { to -= 1 }
    return (from, to)
  }

  mutating func report(_ message: String, _ from: Int, _ to: Int) { report(message, span(from, max(from, min(to, count)))) }

  /// The first hundred problems are told; a file with more is probably of another kind.
  mutating func report(_ message: String, _ span: Span) {
    if problems.count < Self.mostProblems {
      problems.append(ConfigProblem(message, span))
    } else if problems.count == Self.mostProblems {
      problems.append(ConfigProblem("there are more problems from here on", span))
    }
  }

  mutating func reportDuplicate(_ key: ConfigString, before: Span?) {
    if before != nil { report("the key “\(key.text)” is written twice; the last one counts", key.span) }
  }

  /// In the order of the file.
  var sortedProblems: [ConfigProblem] { problems.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) } }

  func builder() -> TextBuilder { TextBuilder(base: base, encoding: encoding) }

  /// A string whose text is the file's bytes between two offsets.
  func string(_ from: Int, _ to: Int, span: Span) -> ConfigString {
    if encoding != .utf8 {
      var builder = builder()
      builder.copy(from, to)
      return builder.finish(span: span, emptyAt: from)
    }
    let bytes = UnsafeBufferPointer(start: base + from, count: to - from)
    return ConfigString(text: String(decoding: bytes, as: UTF8.self), span: span, start: UInt32(from))
  }

  func string(_ from: Int, _ to: Int) -> ConfigString { string(from, to, span: span(from, to)) }

  func file(_ documents: [ConfigValue]) -> ConfigFile {
    ConfigFile(text, documents: documents, problems: sortedProblems, comments: comments)
  }

  private var isUTF16: Bool {
    guard count >= 2 else { return false }
    if base[0] == 0xFF && base[1] == 0xFE || base[0] == 0xFE && base[1] == 0xFF { return true }
    return (base[0] == 0) != (base[1] == 0)
  }

  private func firstInvalidByte() -> Range<Int>? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.bytes.span)
      return nil
    } catch {
      return error.byteOffsets
    }
  }
}

extension ByteReader {
  /// The digits of an escape such as `\u00e9`, whose letters are passed already; two halves of a surrogate pair, each an
  /// escape, are one character. What stands for no character becomes the replacement character.
  mutating func unicodeEscape(from start: Int, digits: Int) -> Unicode.Scalar {
    guard let first = hexDigits(digits) else {
      report("\(digits) hexadecimal digits are expected in this escape", start, at)
      return "\u{FFFD}"
    }
    if first & 0xFFFF_FC00 == 0xD800, has("\\u") {
      let second = at
      at += 2
      if let low = hexDigits(4), low & 0xFC00 == 0xDC00 {
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}"
      }
      at = second
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    report("this escape stands for no character", start, at)
    return "\u{FFFD}"
  }

  /// Exactly so many digits; otherwise nil, behind those that are there.
  private mutating func hexDigits(_ digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = byte.hexValue else { return nil }
      value = value << 4 | digit
      at += 1
    }
    return value
  }
}
