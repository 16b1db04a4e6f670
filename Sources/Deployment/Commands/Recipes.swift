import SourceText

/// The targets of a Makefile or justfile: what each needs, and the commands of its recipe.
struct Recipes {
  struct Recipe {
    var needs: [String] = []
    var lines: [ShellText] = []
  }

  let file: SourceText
  private(set) var first: String?
  private var recipes: [String: Recipe] = [:]
  private var variables: [String: [UInt8]] = [:]

  subscript(target: String) -> Recipe? { recipes[target] }

  /// In a justfile the parameters of a recipe stand behind its name.
  private let isJustfile: Bool

  init(_ file: SourceText, isJustfile: Bool = false) {
    self.file = file
    self.isJustfile = isJustfile
    var targets: [String] = []
    var joined: Span?
    for line in file.lines() {
      // A line that ends in a backslash goes on in the next one.
      let whole = joined.map { Span(start: $0.start, end: line.end) } ?? line
      if line.end > line.start, file.base[Int(line.end) - 1] == UInt8(ascii: "\\") {
        joined = whole
        continue
      }
      joined = nil
      guard whole.start < whole.end else { continue }
      let first = file.base[Int(whole.start)]
      if first == 0x09 || first == 0x20 {
        guard !targets.isEmpty else { continue }
        let text = command(in: whole)
        for target in targets { recipes[target, default: Recipe()].lines.append(text) }
      } else if first != UInt8(ascii: "#") {
        targets = read(whole) ?? []
      }
    }
  }

  /// `target: needs`, or `NAME = value`; the targets.
  private mutating func read(_ line: Span) -> [String]? {
    let bytes = file.bytes[Int(line.start)..<Int(line.end)]
    guard let sign = bytes.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else { return nil }
    let isAssignment = bytes[sign] == UInt8(ascii: "=") || sign + 1 < bytes.endIndex && bytes[sign + 1] == UInt8(ascii: "=")
    if isAssignment {
      let rest = bytes[sign...].drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
      let names = Self.words(bytes[..<sign])
      if let name = names.last.map({ String($0.prefix { $0 != "?" && $0 != "+" }) }) {
        variables[name] = Array(rest.drop { $0 == 0x20 })
      }
      return nil
    }
    let targets = Self.words(bytes[..<sign])
    guard let name = targets.first else { return nil }
    let needs = needs(bytes[(sign + 1)...].prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ";") })
    let names = isJustfile ? [name] : targets
    for target in names {
      if first == nil, target.utf8.first != UInt8(ascii: ".") { first = target }
      recipes[target, default: Recipe()].needs += needs
    }
    return names
  }

  /// In a justfile a need with arguments stands in brackets: `(schema "up")`.
  private func needs(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
    guard isJustfile else { return Self.words(bytes) }
    var isInside = false
    var found: [String] = []
    for word in Self.words(bytes) {
      if !isInside { found.append(String(word.drop { $0 == "(" }.prefix { $0 != ")" })) }
      if word.utf8.first == UInt8(ascii: "(") { isInside = true }
      if word.utf8.last == UInt8(ascii: ")") { isInside = false }
    }
    return found
  }

  private static func words(_ bytes: some Collection<UInt8>) -> [String] {
    bytes.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// A line of a recipe without its marks, with make's own variables filled in.
  private func command(in line: Span) -> ShellText {
    var bytes: [UInt8] = []
    var origins: [UInt32] = []
    var at = Int(line.start)
    let end = Int(line.end)
    while at < end, [0x20, 0x09, UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(file.base[at]) { at += 1 }
    while at < end {
      let byte = file.base[at]
      guard byte == UInt8(ascii: "$"), at + 1 < end else {
        bytes.append(byte)
        origins.append(UInt32(at))
        at += 1
        continue
      }
      let start = UInt32(at)
      let next = file.base[at + 1]
      if next == UInt8(ascii: "$") {
        bytes.append(UInt8(ascii: "$"))
        origins.append(start)
        at += 2
      } else if next == UInt8(ascii: "(") || next == UInt8(ascii: "{") {
        let close = next == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
        var stop = at + 2
        while stop < end, file.base[stop] != close { stop += 1 }
        let name = String(decoding: file.bytes[(at + 2)..<stop], as: UTF8.self)
        let value = variables[name].flatMap { $0.contains(UInt8(ascii: "$")) ? nil : $0 } ?? [ShellWord.hole]
        bytes += value
        origins += Array(repeating: start, count: value.count)
        at = min(stop + 1, end)
      } else {
        bytes.append(ShellWord.hole)
        origins.append(start)
        at += 2
      }
    }
    origins.append(line.end)
    return ShellText(file: file, bytes: bytes, origins: origins)
  }
}
