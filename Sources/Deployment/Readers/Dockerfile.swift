import ConfigText
import Migrations
import SourceText

/// A Dockerfile: what the image runs when it starts, and what it runs while it is built.
struct Dockerfile {
  /// A command in the form of a list, or as shell text.
  struct Start {
    var words: [ShellWord]
    var place: Place
  }

  let file: SourceText
  /// Of the last stage, or of the one that was asked for.
  private(set) var entrypoint: Start?
  private(set) var command: Start?
  /// What `RUN` runs in that stage.
  private(set) var runs: [ShellText] = []
  /// The folder of the image in which it starts, and the folder of the project that was copied there.
  private(set) var image: (prefix: String, folder: String)?
  /// The folder that was sent to be built.
  let context: String
  /// What is copied from the folder that is sent.
  private(set) var sources: [String] = []
  /// Single files that were copied: where each lies in the image, and where in the project.
  private(set) var copies: [(inImage: String, inProject: String)] = []

  private struct Stage {
    var name: String?
    var entrypoint: Start?
    var command: Start?
    var runs: [ShellText] = []
    var workFolder = "/"
    var copied: [(from: String, to: String)] = []
  }

  /// `context`: the folder that is sent to be built.
  init(_ file: SourceText, context: String, target: String? = nil) {
    self.file = file
    self.context = context
    var stages: [Stage] = []
    for instruction in Self.instructions(in: file) {
      let (keyword, rest) = Self.split(instruction)
      if keyword == "FROM" {
        let words = Self.words(rest)
        var stage = stages.last { $0.name != nil && $0.name == words.first?.lowercased() } ?? Stage()
        stage.runs = []
        let marks = words.firstIndex { $0.lowercased() == "as" }
        stage.name = marks.flatMap { $0 + 1 < words.count ? words[$0 + 1].lowercased() : nil }
        stages.append(stage)
        continue
      }
      guard !stages.isEmpty else { continue }
      let last = stages.count - 1
      switch keyword {
      case "ENTRYPOINT":
        stages[last].entrypoint = Self.start(rest)
        stages[last].command = nil
      case "CMD": stages[last].command = Self.start(rest)
      case "RUN": stages[last].runs.append(Self.withoutOptions(rest))
      case "WORKDIR":
        if let folder = Self.words(rest).first, !folder.utf8.contains(UInt8(ascii: "$")) {
          stages[last].workFolder = Path.normalized(Path.join(stages[last].workFolder, folder))
        }
      case "COPY", "ADD":
        let words = Self.words(rest).filter { !$0.hasPrefix("--") }
        guard words.count > 1, !Self.words(rest).contains(where: { $0.hasPrefix("--from") }) else { break }
        sources += words.dropLast()
        for source in words.dropLast() {
          stages[last].copied.append((source, Path.normalized(Path.join(stages[last].workFolder, words[words.count - 1]))))
        }
      default: break
      }
    }
    let wanted = target.map { $0.lowercased() }
    guard let stage = wanted.flatMap({ name in stages.last { $0.name == name } }) ?? stages.last else { return }
    entrypoint = stage.entrypoint
    command = stage.command
    runs = stage.runs
    // The folder that stands where the image starts; without one the whole context.
    let home = stage.copied.last {
      $0.to == stage.workFolder && $0.from.ending.isEmpty && !$0.from.utf8.contains(UInt8(ascii: "*"))
    }?.from
    for (from, to) in stage.copied where !from.ending.isEmpty {
      let inImage = to.ending.isEmpty ? Path.join(to, from.lastPart) : to
      copies.append((inImage, Path.normalized(Path.join(context, from))))
    }
    let folder = home.map { Path.normalized(Path.join(context, $0.hasPrefix("/") ? String($0.dropFirst()) : $0)) } ?? context
    image = (stage.workFolder, folder)
  }

  // MARK: Instructions

  /// Each with the lines it goes on over.
  private static func instructions(in file: SourceText) -> [ShellText] {
    var found: [ShellText] = []
    var bytes: [UInt8] = []
    var origins: [UInt32] = []
    var document: [UInt8]?
    for line in file.lines() {
      let trimmed = file.trimmed(line)
      let isComment = trimmed.count > 0 && file.base[Int(trimmed.start)] == UInt8(ascii: "#")
      if let delimiter = document {
        if file.bytes[Int(trimmed.start)..<Int(trimmed.end)].elementsEqual(delimiter) { document = nil }
      } else if isComment || trimmed.count == 0 && !bytes.isEmpty {
        continue
      }
      let goesOn = document != nil || line.end > line.start && file.base[Int(trimmed.end) - 1] == UInt8(ascii: "\\")
      let end = document == nil && goesOn ? trimmed.end - 1 : line.end
      bytes += file.bytes[Int(line.start)..<Int(end)]
      origins += Array(line.start..<end)
      bytes.append(document == nil ? 0x20 : 0x0A)
      origins.append(end)
      if document == nil, let marker = Self.document(in: bytes) { document = marker }
      guard !goesOn, document == nil else {
        if bytes.count > ShellReader.largest { return found }
        continue
      }
      if trimmed.count > 0 { found.append(ShellText(file: file, bytes: bytes, origins: origins + [line.end])) }
      bytes = []
      origins = []
    }
    if !bytes.isEmpty { found.append(ShellText(file: file, bytes: bytes, origins: origins + [UInt32(file.count)])) }
    return found
  }

  /// The delimiter of `RUN <<EOF`.
  private static func document(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.starts(with: "RUN".utf8) || bytes.starts(with: "COPY".utf8) else { return nil }
    for at in bytes.indices.dropLast(3) where bytes[at] == UInt8(ascii: "<") && bytes[at + 1] == UInt8(ascii: "<") {
      let name = bytes[(at + 2)...].drop { [UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\"")].contains($0) }
        .prefix { (0x41...0x5A).contains($0 & 0xDF) }
      return name.isEmpty ? nil : Array(name)
    }
    return nil
  }

  private static func split(_ text: ShellText) -> (keyword: String, rest: ShellText) {
    let bytes = text.bytes
    let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
    let end = bytes[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? bytes.count
    return (String(decoding: bytes[start..<end], as: UTF8.self).uppercased(), trimmed(text.slice(end..<bytes.count)))
  }

  private static func trimmed(_ text: ShellText) -> ShellText {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let start = text.bytes.firstIndex { !isBlank($0) } ?? text.bytes.count
    let end = text.bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return text.slice(start..<max(start, end))
  }

  private static func words(_ text: ShellText) -> [String] {
    text.bytes.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Behind `--mount=…`.
  private static func withoutOptions(_ text: ShellText) -> ShellText {
    var text = text
    while text.bytes.starts(with: "--".utf8) {
      let end = text.bytes.firstIndex(of: 0x20) ?? text.bytes.count
      text = trimmed(text.slice(end..<text.bytes.count))
    }
    return text
  }

  /// `["a", "b"]`, or text for a shell.
  private static func start(_ text: ShellText) -> Start {
    if text.bytes.first == UInt8(ascii: "[") {
      let list = ConfigFile(SourceText(name: text.file.name, bytes: text.bytes), as: .json)
      if list.problems.isEmpty, let values = list.root.array {
        let words = values.compactMap { value -> ShellWord? in
          guard let string = value.configString else { return nil }
          let origin = text.origins[Int(string.span.start)]
          let bytes = Array(string.text.utf8)
          let isAsWritten = string.verbatimSpan.map { text.origins[Int($0.start)] }
          let origins = (0...bytes.count).map { offset in isAsWritten.map { $0 + UInt32(offset) } ?? origin }
          return ShellWord(text: ShellText(file: text.file, bytes: bytes, origins: origins))
        }
        return Start(words: words, place: text.wholePlace)
      }
    }
    return Start(words: ShellWord.shell(text), place: text.wholePlace)
  }
}

extension ShellWord {
  /// `sh -c text`
  static func shell(_ text: ShellText) -> [ShellWord] {
    let origin = text.origins[0]
    func word(_ string: String) -> ShellWord {
      let bytes = Array(string.utf8)
      return ShellWord(
        text: ShellText(file: text.file, bytes: bytes, origins: Array(repeating: origin, count: bytes.count + 1)))
    }
    return [word("sh"), word("-c"), ShellWord(text: text)]
  }

  /// The words of a command that a configuration writes as a list or as text.
  static func words(of value: ConfigValue?, in file: SourceText, splits: Bool) -> [ShellWord]? {
    guard let value else { return nil }
    if let list = value.array {
      return list.compactMap { $0.configString }.map { ShellWord(text: ShellText($0, of: file)) }
    }
    guard let string = value.configString else { return nil }
    let text = ShellText(string, of: file)
    guard splits else { return shell(text) }
    // Words as a shell cuts them, without its signs.
    var lexer = ShellLexer(text)
    var words: [ShellWord] = []
    while true {
      switch lexer.next() {
      case .word(let word, _, _): words.append(word)
      case .end: return words
      default: break
      }
    }
  }
}
