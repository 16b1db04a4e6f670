import ConfigText
import SourceText

/// Shell text, and where each byte of it is written: scripts stand in YAML, in JSON, and in quotes of other scripts.
struct ShellText {
  let file: SourceText
  let bytes: [UInt8]
  /// Where each byte stands in the file, and where the text ends.
  let origins: [UInt32]

  init(file: SourceText, bytes: [UInt8], origins: [UInt32]) {
    self.file = file
    self.bytes = bytes
    self.origins = origins
  }

  init(_ file: SourceText, in span: Span? = nil) {
    let span = span ?? file.wholeSpan
    self.init(
      file: file, bytes: Array(file.bytes[Int(span.start)..<Int(span.end)]), origins: Array(span.start...span.end))
  }

  init(_ string: ConfigString, of file: SourceText) {
    let bytes = Array(string.text.utf8)
    var origins: [UInt32] = []
    origins.reserveCapacity(bytes.count + 1)
    let entries = string.map.entries
    for (index, entry) in entries.enumerated() {
      let end = index + 1 < entries.count ? Int(entries[index + 1].decoded) : bytes.count
      for offset in Int(entry.decoded)..<max(Int(entry.decoded), end) {
        origins.append(entry.standIn == nil ? entry.source + UInt32(offset) - entry.decoded : entry.source)
      }
    }
    while origins.count < bytes.count { origins.append(string.span.end) }
    origins.append(bytes.isEmpty ? string.span.start : string.source(of: bytes.count - 1..<bytes.count).end)
    self.init(file: file, bytes: bytes, origins: origins)
  }

  func place(_ range: Range<Int>) -> Place {
    let start = origins[range.lowerBound]
    let end = range.isEmpty ? start : max(start, origins[range.upperBound - 1] + 1)
    return Place(file, Span(start: start, end: min(end, UInt32(file.count))))
  }

  var wholePlace: Place { place(0..<bytes.count) }

  func slice(_ range: Range<Int>) -> ShellText {
    ShellText(file: file, bytes: Array(bytes[range]), origins: Array(origins[range.lowerBound...range.upperBound]))
  }

  /// Texts behind each other, with a blank between.
  static func joined(_ texts: [ShellText]) -> ShellText? {
    guard let first = texts.first else { return nil }
    var bytes: [UInt8] = []
    var origins: [UInt32] = []
    for text in texts {
      if !bytes.isEmpty {
        bytes.append(UInt8(ascii: " "))
        origins.append(text.origins[0])
      }
      bytes += text.bytes
      origins += text.origins.dropLast()
    }
    origins.append(texts.last!.origins.last!)
    return ShellText(file: first.file, bytes: bytes, origins: origins)
  }
}

/// One word of a command, quotes and escapes resolved. What only the run knows is a hole: a zero byte.
struct ShellWord {
  var text: ShellText
  /// The variables that stand in it, by the place of their hole.
  var variables: [(at: Int, name: String)] = []

  static let hole: UInt8 = 0

  /// The word, each hole as `…`.
  var string: String {
    if !text.bytes.contains(Self.hole) { return String(decoding: text.bytes, as: UTF8.self) }
    return text.bytes.split(separator: Self.hole, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "…")
  }

  var isKnown: Bool { !text.bytes.contains(Self.hole) }

  /// With the variables filled in that are known.
  func filled(_ values: [String: String]) -> ShellWord {
    let known = variables.filter { values[$0.name] != nil }
    guard !known.isEmpty else { return self }
    var bytes: [UInt8] = []
    var origins: [UInt32] = []
    var left: [(at: Int, name: String)] = []
    var from = 0
    for variable in variables {
      bytes += text.bytes[from..<variable.at]
      origins += text.origins[from..<variable.at]
      if let value = values[variable.name] {
        bytes += Array(value.utf8)
        origins += Array(repeating: text.origins[variable.at], count: value.utf8.count)
      } else {
        left.append((bytes.count, variable.name))
        bytes.append(Self.hole)
        origins.append(text.origins[variable.at])
      }
      from = variable.at + 1
    }
    bytes += text.bytes[from...]
    origins += text.origins[from...]
    return ShellWord(text: ShellText(file: text.file, bytes: bytes, origins: origins), variables: left)
  }
}

/// A simple command: what is called, and with what.
struct ShellCommand {
  var words: [ShellWord]
  /// `A=b` before it.
  var assignments: [(name: String, value: ShellWord)]
  var place: Place
  /// It runs whenever the script does.
  var isCertain: Bool
  /// What is handed to it as its input: `<<EOF`.
  var input: ShellText?
  /// The number of that text, while it is not read yet.
  var inputNumber: Int?
}

enum ShellItem {
  case command(ShellCommand)
  case function(name: String, [ShellItem])
}
