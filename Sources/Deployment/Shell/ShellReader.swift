import SourceText

/// Reads shell text: which commands it runs, in which order, and which of them surely. Whatever the text is, it reads on to its end.
struct ShellReader {
  /// How deep blocks and substitutions may stand in one another.
  private static let deepest = 60
  /// Scripts that are larger are no deploy scripts.
  static let largest = 1 << 20

  private var lexer: ShellLexer
  private var token: ShellLexer.Token
  private var depth: Int
  private var items: [ShellItem] = []

  static func read(_ text: ShellText) -> [ShellItem] {
    guard text.bytes.count <= largest else { return [] }
    return read(text, depth: 0)
  }

  private static func read(_ text: ShellText, depth: Int) -> [ShellItem] {
    guard depth < deepest else { return [] }
    var reader = ShellReader(text, depth: depth)
    reader.list(isCertain: true, until: [])
    return reader.finished()
  }

  private init(_ text: ShellText, depth: Int) {
    lexer = ShellLexer(text)
    token = .end
    self.depth = depth
    token = lexer.next()
  }

  private func finished() -> [ShellItem] { items.map(withInput) }

  private func withInput(_ item: ShellItem) -> ShellItem {
    switch item {
    case .command(var command):
      guard let number = command.inputNumber, lexer.documents.indices.contains(number) else { return item }
      command.input = lexer.documents[number]
      command.inputNumber = nil
      return .command(command)
    case .function(let name, let body): return .function(name: name, body.map(withInput))
    }
  }

  private mutating func advance() { token = lexer.next() }

  private var sign: String? { if case .sign(let sign) = token { sign } else { nil } }

  /// A word that means something to the shell where a command may begin.
  private var keyword: String? {
    guard case .word(let word, isQuoted: false, _) = token, word.isKnown, word.text.bytes.count < 9 else { return nil }
    return word.string
  }

  private var isAtEnd: Bool { if case .end = token { true } else { false } }

  private mutating func skipLineEnds() { while sign == "\n" || sign == ";" { advance() } }

  // MARK: Lists

  /// What a command means for the one behind `&&`.
  private enum Outcome {
    /// It succeeds on the way we look at.
    case succeeds
    /// It asks something.
    case asks
  }

  private mutating func list(isCertain: Bool, until ends: Set<String>) {
    while !isAtEnd {
      skipLineEnds()
      if let keyword, ends.contains(keyword) { return }
      if let sign, ends.contains(sign) { return }
      if isAtEnd { return }
      chain(isCertain: isCertain)
      switch sign {
      case "&", ";", "\n": advance()
      case ";;", ")":
        if ends.contains(sign!) { return }
        advance()
      default:
        if case .word = token { continue }
        if let sign, ends.contains(sign) { return }
        if case .redirection = token { advance() }
      }
    }
  }

  /// Commands joined by `&&`, `||` and `|`.
  private mutating func chain(isCertain: Bool) {
    var isCertain = isCertain
    let first = items.count
    while true {
      let outcome = command(isCertain: isCertain)
      switch sign {
      case "&&":
        if outcome == .asks { isCertain = false }
      case "||": isCertain = false
      case "|": break
      case "&":
        // What runs beside the rest has no place in the order.
        for index in first..<items.count { markUncertain(index) }
        return
      default: return
      }
      advance()
      skipLineEnds()
      if isAtEnd { return }
    }
  }

  private mutating func markUncertain(_ index: Int) {
    guard case .command(var command) = items[index] else { return }
    command.isCertain = false
    items[index] = .command(command)
  }

  // MARK: Commands

  private static let opening: Set = ["if", "for", "while", "until", "case", "{", "select"]

  private mutating func command(isCertain: Bool) -> Outcome {
    guard depth < Self.deepest else {
      advance()
      return .asks
    }
    depth += 1
    defer { depth -= 1 }
    if keyword == "!" {
      advance()
      _ = command(isCertain: isCertain)
      return .asks
    }
    switch keyword {
    case "if": conditional(isCertain)
    case "while", "until":
      advance()
      list(isCertain: isCertain, until: ["do"])
      block(isCertain: false, from: "do", to: "done")
    case "for", "select": loop(isCertain)
    case "case": cases()
    case "{":
      advance()
      list(isCertain: isCertain, until: ["}"])
      advance()
    case "then", "do", "else", "fi", "done", "esac", "}": advance()
    case "function":
      advance()
      function()
    default:
      if sign == "(" {
        advance()
        list(isCertain: isCertain, until: [")"])
        if sign == ")" { advance() }
        break
      }
      if case .sign = token {
        advance()
        return .asks
      }
      return simple(isCertain)
    }
    skipRedirections()
    return .succeeds
  }

  private mutating func skipRedirections() { while case .redirection = token { advance() } }

  private mutating func block(isCertain: Bool, from begin: String, to end: String) {
    if keyword == begin { advance() }
    list(isCertain: isCertain, until: [end])
    if keyword == end { advance() }
  }

  private mutating func conditional(_ isCertain: Bool) {
    advance()
    var isSure = isCertain
    var isFirst = true
    while !isAtEnd {
      let before = items.count
      let asks = keyword == "!"
      list(isCertain: isFirst && isCertain, until: ["then", "fi"])
      if keyword == "then" { advance() }
      // What is asked succeeds on the way we look at, where it does something.
      isSure = isSure && isFirst && !asks && !(items.count == before || Self.asks(items[items.count - 1]))
      list(isCertain: isSure, until: ["elif", "else", "fi"])
      guard keyword == "elif" else { break }
      isFirst = false
      isSure = false
      advance()
    }
    if keyword == "else" {
      advance()
      list(isCertain: false, until: ["fi"])
    }
    if keyword == "fi" { advance() }
  }

  private mutating func loop(_ isCertain: Bool) {
    advance()
    var isKnown = false
    while !isAtEnd, keyword != "do" {
      if keyword == "in" {
        advance()
        isKnown = true
        while case .word(let word, _, _) = token, keyword != "do" {
          isKnown = isKnown && word.isKnown
          advance()
        }
        continue
      }
      advance()
    }
    block(isCertain: isCertain && isKnown, from: "do", to: "done")
  }

  private mutating func cases() {
    advance()
    while !isAtEnd, keyword != "in", keyword != "esac" { advance() }
    if keyword == "in" { advance() }
    while !isAtEnd {
      skipLineEnds()
      if keyword == "esac" { break }
      // The pattern.
      while !isAtEnd, sign != ")" { advance() }
      advance()
      list(isCertain: false, until: [";;", "esac"])
      if sign == ";;" { advance() }
    }
    if keyword == "esac" { advance() }
  }

  /// Behind the word `function`, or at `name` of `name()`.
  private mutating func function() {
    guard case .word(let name, _, _) = token else { return }
    advance()
    body(of: name.string)
  }

  private mutating func body(of name: String) {
    if sign == "(" { advance() }
    if sign == ")" { advance() }
    skipLineEnds()
    let outer = items
    items = []
    _ = command(isCertain: true)
    let body = items
    items = outer + [.function(name: name, body)]
  }

  /// Builtins that only ask something.
  private static let questions: Set = ["[", "[[", "test", "command", "which", "type", "grep", "hash", "false"]

  private static func asks(_ item: ShellItem) -> Bool {
    guard case .command(let command) = item, let word = command.words.first else { return false }
    return questions.contains(word.string)
  }

  private mutating func simple(_ isCertain: Bool) -> Outcome {
    var words: [ShellWord] = []
    var assignments: [(name: String, value: ShellWord)] = []
    var range: Range<Int>?
    var input: Int?
    var isFunction = false
    loop: while true {
      switch token {
      case .word(let word, let isQuoted, let place):
        range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
        if words.isEmpty, !isQuoted || word.text.bytes.contains(UInt8(ascii: "=")), let assignment = Self.assignment(word) {
          assignments.append(assignment)
        } else {
          words.append(word)
        }
        let substitutions = lexer.takeSubstitutions()
        advance()
        for inner in substitutions {
          items += Self.read(lexer.text.slice(inner), depth: depth + 1).map { isCertain ? $0 : Self.uncertain($0) }
        }
      case .redirection(let document):
        input = document ?? input
        advance()
      case .sign("(") where words.count == 1 && assignments.isEmpty:
        isFunction = true
        break loop
      default: break loop
      }
    }
    if isFunction {
      body(of: words[0].string)
      return .succeeds
    }
    guard let range else { return .succeeds }
    var command = ShellCommand(
      words: words, assignments: assignments, place: lexer.text.place(range), isCertain: isCertain)
    command.inputNumber = input
    items.append(.command(command))
    return Self.asks(items[items.count - 1]) ? .asks : .succeeds
  }

  private static func uncertain(_ item: ShellItem) -> ShellItem {
    guard case .command(var command) = item else { return item }
    command.isCertain = false
    return .command(command)
  }

  /// `NAME=value`
  private static func assignment(_ word: ShellWord) -> (name: String, value: ShellWord)? {
    let bytes = word.text.bytes
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0,
      bytes[..<equals].allSatisfy({ $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
      )
    else { return nil }
    let rest = equals + 1
    let value = ShellWord(
      text: word.text.slice(rest..<bytes.count),
      variables: word.variables.filter { $0.at >= rest }.map { ($0.at - rest, $0.name) })
    return (String(decoding: bytes[..<equals], as: UTF8.self), value)
  }
}
