import SQLSyntax
import SourceText

/// What `psql -f` does with a script: statements one by one, `\;` joins them, `\i` and `\ir` bring other files in, `\if` makes
/// what follows uncertain.
struct PsqlScript {
  private let project: Project
  private(set) var sections: [Section] = []
  private(set) var remarks: [Remark] = []
  /// Files that were brought in by others.
  private(set) var included: [String] = []
  private var open: [String] = []
  private var autocommitIsOff = false
  /// How many `\if` are open.
  private var branches = 0

  init(_ path: String, in project: Project) {
    self.project = project
    run(path)
  }

  private mutating func run(_ path: String) {
    let path = Path.normalized(path)
    guard let text = project.text(path) else { return }
    open.append(path)
    let script = project.script(text)
    defer { open.removeLast() }
    if script.isPlain {
      return send(
        branches == 0
          ? Messages(statementsOf: script) : Messages(script.statements(always: false).map { Message($0) }))
    }
    var commands = script.tree.lexed.psqlCommands[...]
    var joined: [ScriptStatement] = []
    for (index, statement) in script.tree.statements.enumerated() {
      while let command = commands.first, command.token <= Int(statement.firstToken) {
        commands.removeFirst()
        obey(command, text, path)
      }
      joined.append(ScriptStatement(script, index, always: branches == 0))
      if !statement.isJoinedToNext {
        send(Messages([Message(joined)]))
        joined = []
      }
    }
    if !joined.isEmpty { send(Messages([Message(joined)])) }
    for command in commands { obey(command, text, path) }
  }

  private mutating func send(_ messages: Messages) {
    guard !messages.isEmpty else { return }
    let wrapping: Wrapping = autocommitIsOff ? .whenNoneIsOpen : .none
    if sections.last?.wrapping == wrapping {
      sections[sections.count - 1].messages += messages
    } else {
      let reason = autocommitIsOff ? "“\\set AUTOCOMMIT off”: psql opens a transaction by itself" : nil
      sections.append(Section(wrapping, messages, reason: reason))
    }
  }

  private mutating func obey(_ command: PsqlCommand, _ text: SourceText, _ path: String) {
    let arguments = Self.words(text[Span(start: command.name.end, end: command.span.end)])
    func line() -> Int { text.line(of: command.span.start) }
    switch text[command.name] {
    case "i", "include": include(arguments.first, relativeTo: path, onlyThere: false, line)
    case "ir", "include_relative": include(arguments.first, relativeTo: path, onlyThere: true, line)
    case "if": branches += 1
    case "endif": branches = max(0, branches - 1)
    case "set" where arguments.first == "AUTOCOMMIT":
      autocommitIsOff = arguments.count > 1 && ["off", "0", "false", "no"].contains(arguments[1].lowercased())
    case "gexec":
      remarks.append(Remark(.notAnalysed, "\\gexec runs what the query returns", file: path, line: line()))
      send(Messages([.unread]))
    default: break
    }
  }

  /// `\ir` looks beside the script; `\i` where psql was started, which is most often the top of the project, or beside it.
  private mutating func include(_ name: String?, relativeTo path: String, onlyThere: Bool, _ line: () -> Int) {
    guard let name, !name.isEmpty else { return }
    guard !name.contains(":") && !name.contains("`") else {
      remarks.append(Remark(.notAnalysed, "includes a file whose name only the run knows: \(name)", file: path, line: line()))
      return
    }
    let beside = Path.normalized(Path.join(Path.parent(path), name))
    var candidates = [beside]
    if !onlyThere {
      candidates = project.folder(Path.parent(path)).ancestors().map { $0.path(of: name) }.reversed() + [beside]
    }
    guard let found = candidates.first(where: { project.kind(of: $0) == .file }) else {
      remarks.append(Remark(.problem, "includes \(name), which is not there", file: path, line: line()))
      return
    }
    guard !open.contains(found) else {
      remarks.append(
        Remark(.problem, "includes itself: \((open + [found]).joined(separator: " → "))", file: path, line: line()))
      return
    }
    included.append(found)
    run(found)
  }

  /// Arguments as psql parts them: blanks outside quotes.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
