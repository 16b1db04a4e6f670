import ProgramSyntax
import SourceText

/// The strings that a file keeps under a name, and the names to which more is put.
struct ProgramConstants {
  /// The tokens of strings by their names, where a name is given once.
  private(set) var strings: [String: Int] = [:]
  private var givenAgain: Set<String> = []
  /// Names that stand in a concatenation, or in what is filled into a template.
  private(set) var extended: Set<String> = []

  init(_ program: ProgramText, _ shape: ConcatenationShape) {
    let tokens = program.tokens
    for index in tokens.indices where tokens[index].kind == .word {
      if shape.joins(program, at: index + 1) || shape.joins(program, at: index - 1) || shape.appends(program, at: index + 1) {
        extended.insert(program.string(tokens[index]))
      }
      guard let value = shape.value(program, ofNameAt: index) else { continue }
      let name = program.string(tokens[index])
      if tokens[value].kind == .string, strings[name] == nil, !givenAgain.contains(name) {
        strings[name] = value
      } else {
        strings[name] = nil
        givenAgain.insert(name)
      }
    }
  }

  mutating func noteUse(of name: String) { extended.insert(name) }
}

/// How a language writes that strings are put together.
struct ConcatenationShape {
  let language: ProgramLanguage

  /// Whether a sign between two strings puts them together.
  func joins(_ program: ProgramText, at index: Int) -> Bool {
    switch language {
    case .php: program.isSign(index, ".") && !isAdjacent(program, index, "=")
    case .elixir: program.isSign(index, "<") && isAdjacent(program, index, ">") || isSecond(program, index, "<", ">")
    case .ruby: program.isSign(index, "+") && !isAdjacent(program, index, "=")
    default: program.isSign(index, "+") && !isAdjacent(program, index, "=") && !isAdjacent(program, index, "+")
    }
  }

  /// How many tokens the sign is that joins.
  var joinWidth: Int { language == .elixir ? 2 : 1 }

  /// Whether something is put behind the variable that stands before these signs: `+=`, `.=`, `<<`, `.append(`.
  func appends(_ program: ProgramText, at index: Int) -> Bool {
    switch language {
    case .php: return program.isSign(index, ".") && isAdjacent(program, index, "=")
    case .ruby: if program.isSign(index, "<"), isAdjacent(program, index, "<") { return true }
    default: break
    }
    if program.isSign(index, "+"), isAdjacent(program, index, "=") { return true }
    guard program.isSign(index, ".") else { return false }
    return ["append", "concat", "push_str", "push", "plus"].contains { program.isWord(index + 1, $0) }
  }

  private func isAdjacent(_ program: ProgramText, _ index: Int, _ sign: Unicode.Scalar) -> Bool {
    program.isSign(index + 1, sign) && program.tokens[index + 1].span.start == program.tokens[index].span.end
  }

  private func isSecond(_ program: ProgramText, _ index: Int, _ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    program.isSign(index, second) && program.isSign(index - 1, first)
      && program.tokens[index].span.start == program.tokens[index - 1].span.end
  }

  /// Of `name = value` and `name := value` the value; a type may stand between.
  func value(_ program: ProgramText, ofNameAt index: Int) -> Int? {
    let tokens = program.tokens
    // A field or a property of something is no name of its own.
    if program.isSign(index - 1, "."), language != .php { return nil }
    var at = index + 1
    if program.isSign(at, ":"), !program.isSign(at + 1, "=") {
      // `name: String = …`, `name: &'static str = …`.
      at += 1
      while at < index + 8, at < tokens.count, tokens[at].kind == .word || program.isSign(at, "&") || program.isSign(at, "'") {
        at += 1
      }
    } else if language == .go, at < tokens.count, tokens[at].kind == .word {
      at += 1
    }
    if program.isSign(at, ":"), program.isSign(at + 1, "=") { at += 1 }
    guard program.isSign(at, "="), !program.isSign(at + 1, "="), !program.isSign(at + 1, ">"), at + 1 < tokens.count else {
      return nil
    }
    if at == index + 1, let before = tokens.indices.contains(index - 1) ? tokens[index - 1] : nil, before.kind == .sign,
      program.isSign(index - 1, "=") || program.isSign(index - 1, "!")
    {
      return nil
    }
    return at + 1
  }
}
