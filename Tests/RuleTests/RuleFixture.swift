import Migrations
import Rules
import SourceText
import TestSupport
import Testing

/// A file below Fixtures/rules: a small project that holds its own expectation.
struct RuleFixture: CustomTestStringConvertible, Sendable {
  struct Expectation: Sendable {
    /// In the fixture, where a failure is reported.
    var fixtureLine: Int
    var file: String
    var line: Int
    var columns: Range<Int>
    var severity: String
    var confidence: String
    var rule: String
    var sqlstate: String?
    var majors: ClosedRange<Int>?
    var messagePart: String?
  }

  struct Gap: Sendable {
    var fixtureLine: Int
    var file: String
    var line: Int
    var reasonPart: String
  }

  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  /// From the root of the repository.
  let path: String
  private(set) var framework = "plain"
  private(set) var transactions: String?
  private(set) var majors = 15...18
  private(set) var files: [String: String] = [:]
  /// What is about to be deployed, where the fixture tells: files as they were, and files that were not there.
  private(set) var formerFiles: [String: String] = [:]
  private(set) var addedFiles: Set<String> = []
  /// The fixture's line before each file's first.
  private(set) var offsets: [String: Int] = [:]
  private(set) var expectations: [Expectation] = []
  private(set) var gaps: [Gap] = []

  var isBad: Bool { path.contains("/bad/") }
  var testDescription: String { String(path.dropFirst("Fixtures/".count)) }

  /// Rules about how rows are changed, which is another matter than what they hold: they look at their own fixtures only.
  private static let apart: Set = ["backfill-holds-schema-lock", "backfill-not-repeatable"]

  /// What other families of rules say of it does not matter, but for the incidents.
  func isAbout(_ rule: RuleInfo) -> Bool {
    let folders = path.split(separator: "/")
    guard folders.count > 2, folders[1] == "rules", let own = RuleCatalog.info(String(folders[2])) else { return true }
    if Self.apart.contains(own.id) || Self.apart.contains(rule.id) { return own.id == rule.id }
    return own.family == rule.family
  }

  init(path: String, text: String) throws {
    self.path = path
    var file = "0001.sql"
    var content: [Substring] = []
    var codeLine = 0
    var isHeader = true
    var isFormer = false
    offsets[file] = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = index + 1
      if let name = line.dropped("-- file: ") ?? line.dropped("-- added: ") ?? line.dropped("-- was: ") {
        if !isHeader || content.contains(where: { !$0.isEmpty && !$0.hasPrefix("--") }) { close(file, content, isFormer) }
        file = String(name)
        content = []
        isFormer = line.hasPrefix("-- was: ")
        if line.hasPrefix("-- added: ") { addedFiles.insert(file) }
        offsets[file] = number
        codeLine = 0
        isHeader = false
        continue
      }
      content.append(line)
      let here = number - offsets[file]!
      if isHeader, try readSetting(line) { continue }
      if !line.hasPrefix("--"), !line.isEmpty { isHeader = false }
      let comment = isFormer ? "\0" : Self.comment(in: file)
      if let expectation = try Self.expectation(line, comment, file, codeLine, number) {
        expectations.append(expectation)
      } else if let reason = line.dropped(comment + " not-analysed: ") {
        gaps.append(Gap(fixtureLine: number, file: file, line: codeLine, reasonPart: String(reason)))
      } else {
        codeLine = here
      }
    }
    close(file, content, isFormer)
  }

  private mutating func close(_ file: String, _ content: [Substring], _ isFormer: Bool) {
    let text = content.joined(separator: "\n")
    if isFormer { formerFiles[file] = text } else { files[file] = text }
  }

  /// How a comment begins that takes the rest of a line.
  private static func comment(in file: String) -> String {
    let ending = file.split(separator: ".").last.map(String.init) ?? ""
    let slashed: Set = ["ts", "tsx", "js", "mjs", "go", "rs", "java", "kt", "php", "prisma", "cs", "swift"]
    return ending == "sql" ? "--" : slashed.contains(ending) ? "//" : "#"
  }

  /// Nil where the fixture does not tell what is new.
  var changes: FileChanges? {
    guard !formerFiles.isEmpty || !addedFiles.isEmpty else { return nil }
    var changes = FileChanges(reference: "main")
    changes.added = addedFiles
    for (file, text) in formerFiles {
      if files[file] == nil { changes.removed.insert(file) } else { changes.edited.insert(file) }
      changes.oldTexts[file] = SourceText(name: file, text)
    }
    return changes
  }

  private mutating func readSetting(_ line: Substring) throws -> Bool {
    if let value = line.dropped("-- framework: ") {
      framework = String(value)
    } else if let value = line.dropped("-- transactions: ") {
      transactions = String(value)
    } else if let value = line.dropped("-- postgres: ") {
      majors = try Self.range(value)
    } else {
      return false
    }
    return true
  }

  private static func range(_ text: Substring) throws -> ClosedRange<Int> {
    let ends = text.split(separator: ".").compactMap { Int($0) }
    guard let low = ends.first, let high = ends.last, ends.count <= 2, low <= high else {
      throw Mistake(description: "no range of versions: \(text)")
    }
    return low...high
  }

  /// `--   ^^^ error certain rule-id 55P04 [15..16] "part"`
  private static func expectation(
    _ line: Substring, _ comment: String, _ file: String, _ codeLine: Int, _ number: Int
  ) throws -> Expectation? {
    // SQL is expected to begin its lines with the comment; elsewhere code is indented.
    let indent = comment == "--" ? 0 : line.prefix { $0 == " " }.count
    guard line.dropFirst(indent).hasPrefix(comment) else { return nil }
    let characters = Array(line.unicodeScalars)
    guard let first = characters.dropFirst(indent + comment.count).firstIndex(where: { $0 != " " }), characters[first] == "^"
    else {
      return nil
    }
    let end = characters[first...].firstIndex { $0 != "^" } ?? characters.count
    var rest = String(String.UnicodeScalarView(characters[end...]))[...]
    var messagePart: String?
    if let quote = rest.firstIndex(of: "\""), rest.last == "\"" {
      messagePart = String(rest[rest.index(after: quote)..<rest.index(before: rest.endIndex)])
      rest = rest[..<quote]
    }
    var words = rest.split(separator: " ")
    var majors: ClosedRange<Int>?
    if let last = words.last, last.hasPrefix("["), last.hasSuffix("]") {
      majors = try range(last.dropFirst().dropLast())
      words.removeLast()
    }
    guard words.count == 4 else {
      throw Mistake(description: "line \(number): severity, confidence, rule and SQLSTATE are wanted")
    }
    return Expectation(
      fixtureLine: number, file: file, line: codeLine,
      columns: (first == indent + comment.count ? indent + 1 : first + 1)..<(end + 1),
      severity: String(words[0]), confidence: String(words[1]), rule: String(words[2]),
      sqlstate: words[3] == "-" ? nil : String(words[3]), majors: majors, messagePart: messagePart)
  }
}

extension Substring {
  fileprivate func dropped(_ prefix: String) -> Substring? {
    guard hasPrefix(prefix) else { return nil }
    var rest = dropFirst(prefix.count)
    while rest.last == " " || rest.last == "\r" { rest.removeLast() }
    return rest
  }
}

extension RuleFixture {
  static let paths = Repository.names(in: "Fixtures").filter { ["rules", "incidents"].contains($0) }
    .flatMap { Repository.files(in: "Fixtures/" + $0, ending: ".sql") }

  static func read(_ path: String) throws -> RuleFixture {
    try RuleFixture(path: path, text: Repository.text(of: path))
  }

  /// The rules that have fixtures, and the incidents: what a test takes one by one.
  static let folders: [String] = {
    var folders: [String] = []
    for path in paths {
      let folder = path.split(separator: "/").prefix(3).joined(separator: "/")
      if folders.last != folder { folders.append(folder) }
    }
    return folders
  }()

  static func all(in folder: String) -> [String] { paths.filter { $0.hasPrefix(folder + "/") } }
}
