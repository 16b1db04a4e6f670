import SourceText

/// What `select` asks of PostgREST: `id, total:amount.sum(), settings->theme, author:users!posts_author(name)`.
///
/// https://docs.postgrest.org/en/stable/references/api/tables_views.html#vertical-filtering, and resource_embedding.html
struct PostgRESTSelect {
  struct Name {
    var text: String
    /// In the bytes that were read.
    var range: Range<Int>
  }

  struct Field {
    var alias: String?
    var name: Name
    /// What is asked of the rows of another table; nil for a column.
    var embedded: [Field]?
  }

  /// What stands for something that is put in as the program runs.
  static let hole: UInt8 = 0

  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  static func fields(of bytes: [UInt8]) -> [Field] {
    var reader = PostgRESTSelect(bytes: bytes)
    return reader.fields()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var here: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func isNext(_ byte: Unicode.Scalar) -> Bool { here == UInt8(ascii: byte) }

  /// Up to a closing parenthesis or the end.
  private mutating func fields() -> [Field] {
    var fields: [Field] = []
    depth += 1
    defer { depth -= 1 }
    while at < bytes.count, !isNext(")") {
      if isNext(",") {
        at += 1
        continue
      }
      let start = at
      if let field = field() { fields.append(field) }
      skipField()
      if at == start { at += 1 }
    }
    return fields
  }

  /// To the comma behind a field.
  private mutating func skipField() {
    var open = 0
    while let byte = here {
      if byte == UInt8(ascii: "\"") {
        at += 1
        while at < bytes.count, !isNext("\"") { at += 1 }
      } else if byte == UInt8(ascii: "(") {
        open += 1
      } else if byte == UInt8(ascii: ")") {
        if open == 0 { return }
        open -= 1
      } else if byte == UInt8(ascii: ","), open == 0 {
        return
      }
      at += 1
    }
  }

  private mutating func field() -> Field? {
    skipBlanks()
    // `...rel(a)` puts what it finds into the row itself.
    while isNext(".") { at += 1 }
    guard var name = name() else { return nil }
    var alias: String?
    if isNext(":"), at + 1 < bytes.count, bytes[at + 1] != UInt8(ascii: ":") {
      at += 1
      skipBlanks()
      while isNext(".") { at += 1 }
      alias = name.text
      guard let real = self.name() else { return nil }
      name = real
    }
    // `users!posts_author!inner(…)`
    while isNext("!") {
      at += 1
      _ = self.name()
    }
    if isNext("("), depth < 32 {
      // `count()` counts rows.
      if name.text == "count", at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ")") { return nil }
      at += 1
      let inner = fields()
      if isNext(")") { at += 1 }
      return Field(alias: alias, name: name, embedded: inner)
    }
    // Without parentheses, too, `count` counts rows.
    return name.text == "*" || name.text == "count" ? nil : Field(alias: alias, name: name, embedded: nil)
  }

  private mutating func skipBlanks() {
    while let byte = here, byte == 0x20 || (0x09...0x0D).contains(byte) { at += 1 }
  }

  /// A name and the blanks behind it; nil where one is put in as the program runs.
  private mutating func name() -> Name? {
    skipBlanks()
    let start = at
    if isNext("\"") {
      at += 1
      while at < bytes.count, !isNext("\"") { at += 1 }
      let range = start + 1..<at
      at = min(at + 1, bytes.count)
      skipBlanks()
      return Name(text: String(decoding: bytes[range], as: UTF8.self), range: range)
    }
    while let byte = here, !Self.ends(byte) {
      if byte == UInt8(ascii: "-"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ">") { break }
      at += 1
    }
    var end = at
    while end > start, bytes[end - 1] == 0x20 || (0x09...0x0D).contains(bytes[end - 1]) { end -= 1 }
    guard end > start, !bytes[start..<end].contains(Self.hole) else { return nil }
    return Name(text: String(decoding: bytes[start..<end], as: UTF8.self), range: start..<end)
  }

  private static func ends(_ byte: UInt8) -> Bool { ",():!.\"".utf8.contains(byte) }
}

extension PostgRESTSelect {
  /// The columns in conditions: `a.eq.1,and(b.gt.2,not.or(c.lt.3,d->x.is.null))`. Those of other tables are left out.
  static func columns(ofConditions bytes: [UInt8]) -> [Name] {
    var reader = PostgRESTSelect(bytes: bytes)
    var columns: [Name] = []
    while reader.at < bytes.count {
      reader.skipBlanks()
      if reader.isNext("(") || reader.isNext(")") || reader.isNext(",") {
        reader.at += 1
        continue
      }
      let start = reader.at
      let name = reader.name()
      if let name, reader.isNext("("), ["and", "or"].contains(name.text) { continue }
      if let name, name.text == "not", reader.isNext(".") {
        reader.at += 1
        let inner = reader.name()
        if reader.isNext("("), ["and", "or"].contains(inner?.text) { continue }
      } else if let name, reader.isNext(".") || reader.isNext("-"), !reader.leadsToOtherTable {
        columns.append(name)
      }
      reader.skipField()
      if reader.at == start { reader.at += 1 }
    }
    return columns
  }

  /// Operators that may stand behind a column.
  private static let operators: Set<String> = [
    "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "match", "imatch", "in", "is", "isdistinct", "fts", "plfts",
    "phfts",
    "wfts", "cs", "cd", "ov", "sl", "sr", "nxr", "nxl", "adj", "not",
  ]

  /// Whether no operator follows the point at hand: `author.name.eq.x`.
  private var leadsToOtherTable: Bool {
    guard isNext(".") else { return false }
    var ahead = self
    ahead.at += 1
    let end = ahead.bytes[ahead.at...].firstIndex { !("a"..."z").contains(Unicode.Scalar($0)) } ?? ahead.bytes.count
    return !Self.operators.contains(String(decoding: ahead.bytes[ahead.at..<end], as: UTF8.self))
  }
}
