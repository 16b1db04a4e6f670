import SourceText

/// The `flyway { … }` block of a Gradle build file. It is a program, so only what is written out as a literal is taken.
enum GradleFlyway {
  static func configuration(in folder: Folder) -> FlywayConfiguration? {
    for name in ["build.gradle", "build.gradle.kts"] {
      guard folder.hasFile(name), let text = folder.text(name) else { continue }
      let settings = settings(in: text)
      guard settings.first != nil else { continue }
      return FlywayConfiguration(
        folder: folder, settings: settings, prefix: "flyway.",
        defaultLocations: ["filesystem:src/main/resources/db/migration", "classpath:db/migration"], remarks: [],
        otherDialect: nil, file: text.name)
    }
    return nil
  }

  private static func settings(in text: SourceText) -> Settings {
    var settings = Settings()
    let tokens = GradleToken.all(in: text)
    var at = 0
    while at + 1 < tokens.count {
      defer { at += 1 }
      guard tokens[at].isWord("flyway"), tokens[at + 1].isSign("{") else { continue }
      at += 2
      var depth = 1
      while at < tokens.count, depth > 0 {
        if tokens[at].isSign("{") { depth += 1 }
        if tokens[at].isSign("}") { depth -= 1 }
        if depth == 1, case .word(let key) = tokens[at].kind, let (values, end) = value(tokens, behind: at) {
          settings.set(
            Settings.Setting(key: "flyway." + key, values: values, file: text.name, line: text.line(of: tokens[at].start)))
          at = end - 1
        }
        at += 1
      }
    }
    return settings
  }

  /// The literals assigned to a name: `= ['a', 'b']`, `= arrayOf("a")`, `.set(true)`, `'a'`; nil where something else stands.
  private static func value(_ tokens: [GradleToken], behind name: Int) -> ([String], end: Int)? {
    var at = name + 1
    var values: [String] = []
    var depth = 0
    while at < tokens.count {
      let token = tokens[at]
      if depth == 0, token.beginsLine, !values.isEmpty || at > name + 2 { break }
      switch token.kind {
      case .string(let string): values.append(string)
      case .word("true"), .word("false"):
        if case .word(let word) = token.kind { values.append(word) }
      case .word("arrayOf"), .word("listOf"), .word("set"), .word("setOf"): break
      case .word: return nil
      case .sign(let sign):
        if sign == UInt8(ascii: "(") || sign == UInt8(ascii: "[") { depth += 1 }
        if sign == UInt8(ascii: ")") || sign == UInt8(ascii: "]") { depth -= 1 }
        if sign == UInt8(ascii: "{") || sign == UInt8(ascii: "}") || sign == UInt8(ascii: ":") {
          return values.isEmpty || depth > 0 ? nil : (values, at)
        }
      }
      at += 1
    }
    return values.isEmpty ? nil : (values, at)
  }
}

/// Groovy and Kotlin, as far as one must know them not to be deceived by comments and strings.
private struct GradleToken {
  enum Kind {
    case word(String)
    case string(String)
    case sign(UInt8)
  }
  var kind: Kind
  var start: UInt32
  var beginsLine: Bool

  func isWord(_ wanted: String) -> Bool { if case .word(wanted) = kind { true } else { false } }
  func isSign(_ wanted: Unicode.Scalar) -> Bool { if case .sign(UInt8(ascii: wanted)) = kind { true } else { false } }

  static func all(in text: SourceText) -> [GradleToken] {
    var tokens: [GradleToken] = []
    let bytes = text.bytes
    var at = 0
    var beginsLine = true
    func isWordByte(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
    while at < bytes.count {
      let byte = bytes[at]
      let start = at
      func next(_ ahead: Int = 1) -> UInt8 { at + ahead < bytes.count ? bytes[at + ahead] : 0 }
      switch byte {
      case 0x0A:
        beginsLine = true
        at += 1
        continue
      case 0x20, 0x09, 0x0D:
        at += 1
        continue
      case UInt8(ascii: "/") where next() == UInt8(ascii: "/"):
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        continue
      case UInt8(ascii: "/") where next() == UInt8(ascii: "*"):
        at += 2
        while at < bytes.count, !(bytes[at] == UInt8(ascii: "*") && next() == UInt8(ascii: "/")) { at += 1 }
        at += 2
        continue
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let isTriple = next() == byte && next(2) == byte
        at += isTriple ? 3 : 1
        let from = at
        while at < bytes.count {
          if bytes[at] == UInt8(ascii: "\\") {
            at += 2
          } else if bytes[at] == byte, !isTriple || (next() == byte && next(2) == byte) {
            break
          } else {
            at += 1
          }
        }
        let end = min(at, bytes.count)
        tokens.append(
          GradleToken(
            kind: .string(text[Span(start: UInt32(from), end: UInt32(max(from, end)))]), start: UInt32(start),
            beginsLine: beginsLine))
        at = min(end + (isTriple ? 3 : 1), bytes.count)
      case _ where isWordByte(byte):
        while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
        tokens.append(
          GradleToken(
            kind: .word(text[Span(start: UInt32(start), end: UInt32(at))]), start: UInt32(start), beginsLine: beginsLine))
      default:
        tokens.append(GradleToken(kind: .sign(byte), start: UInt32(start), beginsLine: beginsLine))
        at += 1
      }
      beginsLine = false
    }
    return tokens
  }
}
