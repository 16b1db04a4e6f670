import SourceText

/// Finds where each statement begins and ends.
///
/// A statement ends at a semicolon outside parentheses and outside a `BEGIN ATOMIC … END` body, and at psql commands that send
/// what was read so far. Parentheses and bodies that are never closed protect nothing: their statement ends at its first
/// semicolon.
struct Splitter {
  struct Piece: Equatable {
    var firstToken: Int
    /// One past the last, the semicolon not included.
    var endToken: Int
    var isJoinedToNext: Bool
  }

  private let lexed: LexedText
  private var pieces: [Piece] = []
  private var problems: [Problem] = []
  /// The statement being read.
  private var first = 0
  private var depth = 0
  private var parenthesisStart = 0
  /// The statement whose body was found to be never ended.
  private var unended: Int?

  /// The statements of a text in order, none of them empty.
  static func split(_ lexed: LexedText) -> (pieces: [Piece], problems: [Problem]) {
    var splitter = Splitter(lexed)
    var start = 0
    for command in lexed.psqlCommands where command.effect != .none {
      splitter.split(from: start, to: command.token, ending: command.effect)
      start = command.token
    }
    splitter.split(from: start, to: lexed.count, ending: .sends)
    return (splitter.pieces, splitter.problems)
  }

  private init(_ lexed: LexedText) { self.lexed = lexed }

  private func kind(_ index: Int) -> TokenKind { lexed.tokens[index].kind }

  /// Splits tokens whose last statement is ended by a psql command or by the end of the text.
  private mutating func split(from start: Int, to end: Int, ending: PsqlCommand.Effect) {
    var unclosed = UnclosedParentheses()
    first = start
    depth = 0
    var at = start
    while true {
      if at == end {
        guard depth > 0, ending != .discards else { break }
        // Read this statement again, now knowing which parentheses are never closed.
        unclosed = UnclosedParentheses(in: lexed, from: first, to: end)
        report(.unbalancedParenthesis, at: unclosed.first ?? parenthesisStart)
        depth = 0
        at = first
      }
      switch kind(at) {
      case .leftParen:
        if !unclosed.contains(at) {
          if depth == 0 { parenthesisStart = at }
          depth += 1
        }
      case .rightParen:
        if depth > 0 { depth -= 1 }
      case .semicolon:
        if depth == 0 {
          endPiece(at, isJoined: false)
          first = at + 1
        }
      case .atomic:
        if depth == 0, at > first, kind(at - 1) == .begin, unended != first, definesRoutine(first) {
          if let bodyEnd = atomicBodyEnd(from: at + 1, to: end) {
            at = bodyEnd
            continue
          }
          unended = first
          report(.missingEnd, at: at - 1)
        }
      default: break
      }
      at += 1
    }
    if ending != .discards { endPiece(end, isJoined: ending == .joins) }
  }

  private mutating func endPiece(_ end: Int, isJoined: Bool) {
    if first < end {
      pieces.append(Piece(firstToken: first, endToken: end, isJoinedToNext: isJoined))
    } else if !isJoined, let last = pieces.indices.last, pieces[last].isJoinedToNext, pieces[last].endToken == end {
      // Nothing follows that it could be joined to.
      pieces[last].isJoinedToNext = false
    }
  }

  private mutating func report(_ kind: Problem.Kind, at token: Int) {
    if problems.count < Lexer.problemLimit { problems.append(Problem(kind, lexed.span(of: token))) }
  }

  /// CREATE [OR REPLACE] FUNCTION or PROCEDURE.
  private func definesRoutine(_ first: Int) -> Bool {
    guard kind(first) == .create else { return false }
    let what = kind(first + 1) == .or ? first + 3 : first + 1
    return what < lexed.count && (kind(what) == .function || kind(what) == .procedure)
  }

  /// Behind the END of a body whose BEGIN ATOMIC stands before `start`; nil if it is not ended before another routine begins.
  private func atomicBodyEnd(from start: Int, to end: Int) -> Int? {
    var depth = 1
    for at in start..<end {
      switch kind(at) {
      case .case where !isLabel(at): depth += 1
      case .end where !isLabel(at):
        depth -= 1
        if depth == 0 { return at + 1 }
      case .create where kind(at - 1) == .semicolon && at + 1 < end && definesRoutine(at): return nil
      default: break
      }
    }
    return nil
  }

  /// `AS end`, `t.case`: words that only name something.
  private func isLabel(_ at: Int) -> Bool { kind(at - 1) == .as || kind(at - 1) == .dot }
}

/// The opening parentheses of a range of tokens that have no closing one.
private struct UnclosedParentheses {
  private var tokens: [Int] = []
  private var upcoming = 0

  init() {}

  init(in lexed: LexedText, from start: Int, to end: Int) {
    for at in start..<end {
      switch lexed.tokens[at].kind {
      case .leftParen: tokens.append(at)
      case .rightParen: _ = tokens.popLast()
      default: break
      }
    }
  }

  var first: Int? { tokens.first }

  /// Asked in the order of the tokens.
  mutating func contains(_ at: Int) -> Bool {
    guard upcoming < tokens.count, tokens[upcoming] == at else { return false }
    upcoming += 1
    return true
  }
}
