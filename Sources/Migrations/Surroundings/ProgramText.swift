import SourceText

/// A quick look at program text: its words, strings and signs, comments left out. No parser: it answers whether a few words
/// stand behind each other, and what a property is set to.
struct ProgramText {
  enum Language {
    case javaScript, rust, python, ruby, php, elixir, cSharp, swift

    /// By the ending of a file's name.
    init?(ofFile name: String) {
      guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), name.utf8.distance(from: dot, to: name.utf8.endIndex) <= 6
      else {
        return nil
      }
      switch name[name.utf8.index(after: dot)...] {
      case "js", "ts", "mjs", "cjs", "mts", "cts": self = .javaScript
      case "rs": self = .rust
      case "py": self = .python
      case "rb": self = .ruby
      case "php": self = .php
      case "ex", "exs": self = .elixir
      case "cs": self = .cSharp
      case "swift": self = .swift
      default: return nil
      }
    }

    fileprivate var hasSlashComments: Bool { self != .python && self != .ruby && self != .elixir }
    fileprivate var hasHashComments: Bool { [.python, .ruby, .elixir, .php].contains(self) }
    fileprivate var nestsComments: Bool { self == .rust || self == .swift }
    fileprivate var hasTripleQuotes: Bool { [.python, .elixir, .swift, .cSharp].contains(self) }
  }

  struct Token {
    enum Kind { case word, string, sign }
    var kind: Kind
    /// Of a string what stands between its quotes.
    var span: Span
  }

  let text: SourceText
  private(set) var tokens: [Token] = []
  private let language: Language
  private var at = 0

  init(_ text: SourceText, _ language: Language) {
    self.text = text
    self.language = language
    scan()
  }

  func string(_ token: Token) -> String { text[token.span] }

  func line(of index: Int) -> Int { text.line(of: tokens[index].span.start) }

  /// Where these tokens stand behind each other, written as the language writes them: `ActiveRecord::Migration`, `set_grouped(true)`.
  /// A string in the pattern (in double quotes) is a string of that content.
  func first(_ pattern: String) -> Int? {
    let wanted = ProgramText(SourceText(pattern), language)
    let words = wanted.tokens.map { (kind: $0.kind, text: wanted.string($0)) }
    guard !words.isEmpty, tokens.count >= words.count else { return nil }
    return (0...(tokens.count - words.count)).first { start in
      words.indices.allSatisfy { tokens[start + $0].kind == words[$0].kind && string(tokens[start + $0]) == words[$0].text }
    }
  }

  /// What a property is set to: the string in `dialect: "mysql"` or `dialect = "mysql"`.
  func string(ofProperty name: String) -> (value: String, index: Int)? {
    for index in tokens.indices.dropLast(2) where string(tokens[index]) == name {
      let sign = string(tokens[index + 1])
      guard sign == ":" || sign == "=", tokens[index + 2].kind == .string else { continue }
      return (string(tokens[index + 2]), index)
    }
    return nil
  }

  // MARK: Scanning

  private func byte(_ offset: Int) -> UInt8 { offset < text.count ? text.base[offset] : 0 }

  private func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  private mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int) {
    tokens.append(Token(kind: kind, span: Span(start: UInt32(start), end: UInt32(min(end, text.count)))))
  }

  private mutating func scan() {
    at = Int(text.startOfText)
    while at < text.count {
      let start = at
      let first = byte(at)
      switch first {
      case 0x20, 0x09...0x0D: at += 1
      case UInt8(ascii: "/") where language.hasSlashComments && byte(at + 1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where language.hasSlashComments && byte(at + 1) == UInt8(ascii: "*"): skipBlockComment()
      case UInt8(ascii: "/") where language == .javaScript && regexMayBegin: skipRegex()
      case UInt8(ascii: "#") where language.hasHashComments && !(language == .php && byte(at + 1) == UInt8(ascii: "[")):
        skipLine()
      case UInt8(ascii: "'") where language == .rust && !isRustCharacter:
        at += 1
      case UInt8(ascii: "r") where language == .rust && isRawRustString: rawRustString()
      case UInt8(ascii: "@") where language == .cSharp && byte(at + 1) == UInt8(ascii: "\""): verbatimString()
      case UInt8(ascii: "`") where language == .javaScript:
        at += 1
        skipTemplate()
        add(.string, start + 1, max(start + 1, at - 1))
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(first)
      case _ where isWord(first):
        while isWord(byte(at)), at < text.count { at += 1 }
        add(.word, start, at)
      default:
        at += 1
        add(.sign, start, at)
      }
    }
  }

  private mutating func skipLine() {
    while at < text.count, byte(at) != 0x0A { at += 1 }
  }

  private mutating func skipBlockComment() {
    var depth = 1
    at += 2
    while at < text.count, depth > 0 {
      if byte(at) == UInt8(ascii: "*"), byte(at + 1) == UInt8(ascii: "/") {
        depth -= 1
        at += 2
      } else if language.nestsComments, byte(at) == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
        depth += 1
        at += 2
      } else {
        at += 1
      }
    }
  }

  /// Whether a slash here begins a regular expression: nothing stands before it that could be divided.
  private var regexMayBegin: Bool {
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .string: return false
    case .word: return ["return", "case", "typeof", "in", "of"].contains(string(last))
    case .sign: return ![")", "]", "}"].contains(string(last))
    }
  }

  private mutating func skipRegex() {
    at += 1
    var isInClass = false
    while at < text.count, byte(at) != 0x0A {
      let here = byte(at)
      at += here == UInt8(ascii: "\\") ? 2 : 1
      if here == UInt8(ascii: "[") { isInClass = true }
      if here == UInt8(ascii: "]") { isInClass = false }
      if here == UInt8(ascii: "/"), !isInClass { return }
    }
  }

  /// `'a'` or `'\n'` and not the lifetime `'a`.
  private var isRustCharacter: Bool {
    if byte(at + 1) == UInt8(ascii: "\\") { return true }
    var end = at + 2
    while byte(end) & 0xC0 == 0x80 { end += 1 }
    return byte(end) == UInt8(ascii: "'")
  }

  private var isRawRustString: Bool {
    if at > 0, isWord(byte(at - 1)) { return false }
    var end = at + 1
    while byte(end) == UInt8(ascii: "#") { end += 1 }
    return byte(end) == UInt8(ascii: "\"")
  }

  private mutating func rawRustString() {
    at += 1
    var hashes = 0
    while byte(at) == UInt8(ascii: "#") {
      hashes += 1
      at += 1
    }
    at += 1
    let start = at
    while at < text.count {
      if byte(at) == UInt8(ascii: "\""), (0..<hashes).allSatisfy({ byte(at + 1 + $0) == UInt8(ascii: "#") }) {
        add(.string, start, at)
        at += 1 + hashes
        return
      }
      at += 1
    }
    add(.string, start, at)
  }

  /// C#'s `@"…"`, in which `""` is a quote and a backslash itself.
  private mutating func verbatimString() {
    at += 2
    let start = at
    while at < text.count {
      if byte(at) == UInt8(ascii: "\"") {
        guard byte(at + 1) == UInt8(ascii: "\"") else { break }
        at += 1
      }
      at += 1
    }
    add(.string, start, at)
    at += 1
  }

  private mutating func quoted(_ quote: UInt8) {
    let isTriple = language.hasTripleQuotes && byte(at + 1) == quote && byte(at + 2) == quote
    // A quote that is not closed on its line is no string, where strings end with their line.
    let mayTakeLines = isTriple || ![.javaScript, .python, .cSharp, .swift].contains(language)
    at += isTriple ? 3 : 1
    let start = at
    while at < text.count {
      let here = byte(at)
      if here == UInt8(ascii: "\\") {
        at += 2
      } else if here == quote, !isTriple || (byte(at + 1) == quote && byte(at + 2) == quote) {
        add(.string, start, at)
        at += isTriple ? 3 : 1
        return
      } else if here == 0x0A, !mayTakeLines {
        break
      } else {
        at += 1
      }
    }
    add(.string, start, at)
  }

  /// From behind a backtick to behind the one that closes it, over `${…}` and the templates in there.
  private mutating func skipTemplate() {
    /// What is open: a template, or an interpolation with so many braces open in it.
    var open: [Int?] = [nil]
    while at < text.count, let top = open.last {
      let here = byte(at)
      if let braces = top {
        switch here {
        case UInt8(ascii: "{"): open[open.count - 1] = braces + 1
        case UInt8(ascii: "}") where braces == 0: open.removeLast()
        case UInt8(ascii: "}"): open[open.count - 1] = braces - 1
        case UInt8(ascii: "`"): open.append(nil)
        default: break
        }
      } else if here == UInt8(ascii: "\\") {
        at += 1
      } else if here == UInt8(ascii: "`") {
        open.removeLast()
      } else if here == UInt8(ascii: "$"), byte(at + 1) == UInt8(ascii: "{") {
        open.append(0)
        at += 1
      }
      at += 1
    }
  }
}
