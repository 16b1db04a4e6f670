import Migrations
import Platform
import Reports
import Rules

/// What may stand where somebody is typing.
struct Completion: Equatable {
  struct Candidate: Equatable {
    var word: String
    var meaning = ""

    /// Of `rule=off` and the like the part behind the sign comes only when that in front of it stands there.
    func isNear(_ typed: String) -> Bool {
      guard let equals = word.lastIndex(of: "="), word.index(after: equals) < word.endIndex else { return true }
      return typed.hasPrefix(word[...equals])
    }
  }

  var candidates: [Candidate] = []
  /// Files and folders may stand there too.
  var allowsFiles = false

  /// `words` are those behind the program's name; the last one is being typed and may be empty.
  init(of words: [String]) {
    let typed = words.last ?? ""
    var before = words.dropLast()[...]
    let named = before.first.flatMap { name in Command.all.first { $0.name == name } }
    if named != nil { before = before.dropFirst() }
    let command = named ?? .check
    let isFirst = words.count <= 1
    if before.first == "help", named == nil {
      candidates = Self.commands
    } else if let option = Self.waiting(before.last, of: command), !before.dropLast().contains("--") {
      self = Self.values(of: option)
    } else if before.contains("--") || !typed.hasPrefix("-") || typed == "-" {
      self = Self.values(command.operands)
      if isFirst { candidates = Self.commands + [Candidate(word: "help", meaning: "show what a command takes")] + candidates }
    } else if let equals = typed.firstIndex(of: "="), let option = Self.option(String(typed[..<equals]), of: command) {
      self = Self.values(of: option)
      for index in candidates.indices { candidates[index].word = typed[...equals] + candidates[index].word }
    } else {
      let given = Set(before)
      candidates = command.options.filter { !given.contains($0.name) || $0.isRepeatable }.map {
        Candidate(word: $0.name, meaning: $0.summary)
      }
      if isFirst { candidates.append(Candidate(word: "--version", meaning: "show the version")) }
    }
    candidates.removeAll { !$0.word.hasPrefix(typed) || !$0.isNear(typed) }
  }

  private init(_ candidates: [Candidate] = [], allowsFiles: Bool = false) {
    self.candidates = candidates
    self.allowsFiles = allowsFiles
  }

  private static var commands: [Candidate] { Command.all.map { Candidate(word: $0.name, meaning: $0.summary) } }

  private static func option(_ name: String, of command: Command) -> Option? {
    command.options.first { $0.name == name || $0.short == name }
  }

  /// The option that the word before is, if it wants a value.
  private static func waiting(_ word: String?, of command: Command) -> Option? {
    word.flatMap { option($0, of: command) }.flatMap { $0.value == nil ? nil : $0 }
  }

  private static func values(of option: Option) -> Completion {
    switch option {
    case .checkFormat: return Completion(ReportFormat.allCases.map { Candidate(word: $0.rawValue) })
    case .outputs:
      return Completion(ReportFormat.allCases.map { Candidate(word: $0.rawValue + "=") }, allowsFiles: true)
    case .framework: return Completion(allReaders.map { Candidate(word: $0.framework.id, meaning: $0.framework.name) })
    default: return option.value.map { values($0) } ?? Completion()
    }
  }

  /// What may stand for a placeholder, as help spells it: `FILE|none`, `text|json`, `[PATH …]`, `ID=error|off`.
  private static func values(_ placeholder: String) -> Completion {
    let parts = placeholder.split(separator: "=", maxSplits: 1)
    var completion = Completion()
    for name in parts.first?.split(whereSeparator: { !$0.isLetter }) ?? [] {
      switch name {
      case "FILE", "PATH": completion.allowsFiles = true
      case "MAJOR":
        completion.candidates += Releases.known.reversed().map { Candidate(word: "\($0)", meaning: "PostgreSQL \($0)") }
      case "REF": completion.candidates += references.map { Candidate(word: $0) }
      case "RULE": completion.candidates += RuleCatalog.infos.map { Candidate(word: $0.id, meaning: $0.summary) }
      case "ID":
        let severities = parts.count > 1 ? parts[1].split(separator: "|") : []
        completion.candidates += RuleCatalog.infos.flatMap { rule in
          [Candidate(word: rule.id + "=", meaning: rule.summary)]
            + severities.map { Candidate(word: "\(rule.id)=\($0)", meaning: rule.summary) }
        }
      default: completion.candidates.append(Candidate(word: String(name)))
      }
    }
    return completion
  }

  private static var references: [String] {
    let words = ["git", "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"]
    guard let ended = try? Program.run(words), ended.status == 0 else { return [] }
    return String(decoding: ended.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
