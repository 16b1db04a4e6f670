import Migrations
import SQLSyntax
import SourceText

/// SQL with holes in it, rewritten so that the SQL reader takes from it what is sure and nothing else: where a hole may be a whole
/// clause, as `JOIN t ON …`, it becomes one of which nothing is known.
struct HoleRepair {
  private let source: MappedText
  private let values: Set<UInt32>
  private let lexed: LexedText
  private var text = MappedText()
  private var copied = 0
  private var levels: [Level] = [Level()]

  private enum Clause { case none, with, list, from, condition, set, target, columns, values, conflict, conflictSet, end }
  private enum Verb { case none, select, insert, update, delete }
  private struct Level {
    var verb = Verb.none
    var clause = Clause.none
  }

  /// `values` are the offsets of holes of which each is one value.
  static func repaired(_ source: MappedText, values: Set<UInt32>) -> MappedText {
    var repair = HoleRepair(source, values)
    repair.run()
    return repair.text
  }

  private init(_ source: MappedText, _ values: Set<UInt32>) {
    self.source = source
    self.values = values
    lexed = Lexer.lex(SourceText(bytes: source.bytes))
  }

  private mutating func run() {
    for index in 0..<lexed.count {
      let span = lexed.span(of: index)
      if isTextHole(index) {
        repair(index, span)
      } else {
        follow(index)
      }
    }
    text.append(copied..<source.bytes.count, of: source)
  }

  /// A hole that may be anything, and not one value.
  private func isTextHole(_ index: Int) -> Bool {
    guard kind(index) == .hole else { return false }
    let span = lexed.span(of: index)
    return !values.contains(span.start) && isBare(span)
  }

  /// Nothing is glued to it.
  private func isBare(_ span: Span) -> Bool {
    let bytes = source.bytes
    let start = Int(span.start)
    if span.count == 3 { return bytes[start] == SQLString.hole[0] }
    return bytes[start] == UInt8(ascii: "$") || bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "<")
  }

  private func kind(_ index: Int) -> TokenKind {
    index >= 0 && index < lexed.count ? lexed[index].kind : .endOfStatement
  }

  // MARK: Where we are

  private var level: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  private mutating func follow(_ index: Int) {
    let before = kind(index - 1)
    switch kind(index) {
    case .leftParen: levels.append(Level())
    case .rightParen: if levels.count > 1 { levels.removeLast() }
    case .semicolon: levels = [Level()]
    case .with where level.verb == .none: level.clause = .with
    case .select: level = Level(verb: level.verb == .insert ? .insert : .select, clause: .list)
    case .insert: level = Level(verb: .insert, clause: .target)
    case .update where before == .do: level.clause = .conflictSet
    case .update where before != .for && before != .key && before != .on:
      level = Level(verb: .update, clause: .target)
    case .delete where before != .on: level = Level(verb: .delete, clause: .none)
    case .from where before != .distinct && level.clause != .none || before == .delete: level.clause = .from
    case .using where level.verb == .delete: level.clause = .end
    case .where, .having, .group, .order, .limit, .offset, .window, .returning, .for, .fetch:
      if level.verb != .none { level.clause = .condition }
    case .set where level.clause == .target: level.clause = .set
    case .values where level.verb == .insert: level.clause = .values
    case .conflict where before == .on: level.clause = .conflict
    case .union, .intersect, .except: level.clause = .none
    default: break
    }
  }

  // MARK: Repairs

  private mutating func repair(_ index: Int, _ span: Span) {
    // A hole behind a hole is a clause.
    let next = isTextHole(index + 1) ? .endOfStatement : kind(index + 1)
    if endsOperand(index - 1) {
      repairBehindOperand(span, next)
    } else if level.clause == .set || level.clause == .conflictSet, next != .equalSign, beginsAssignment(index) {
      replace(span, with: "\u{FFFC} = \u{FFFC}")
    } else if beginsOperand(next), level.clause == .condition || isBehindCondition(index), next != .leftParen {
      replace(span, with: "\u{FFFC} AND")
    } else if level.clause == .list, beginsOperand(next), next != .leftParen {
      replace(span, with: "\u{FFFC},")
    }
  }

  private func beginsAssignment(_ index: Int) -> Bool { kind(index - 1) == .set || kind(index - 1) == .comma }

  private func isBehindCondition(_ index: Int) -> Bool {
    let before = kind(index - 1)
    return before == .on || before == .and || before == .or
  }

  private mutating func repairBehindOperand(_ span: Span, _ next: TokenKind) {
    switch level.clause {
    case .none, .end: break
    case .from:
      // Behind a table it may be an alias, where an ON follows.
      if next == .on || next == .using || beginsOperand(next) { return }
      if level.verb == .delete {
        replace(span, with: "USING \u{FFFC}")
        level.clause = .end
      } else {
        replace(span, with: "CROSS JOIN \u{FFFC}")
      }
    case .set:
      if beginsOperand(next) {
        replace(span, with: "AND")
      } else if next != .from {
        replace(span, with: next == .comma ? " " : "FROM \u{FFFC}")
      } else {
        replace(span, with: " ")
      }
    case .target:
      if level.verb == .insert, next == .values || next == .select || next == .with {
        replace(span, with: "(\u{FFFC})")
      } else if level.verb == .insert, next == .leftParen {
        replace(span, with: " ")
      }
    case .conflict: replace(span, with: next == .endOfStatement ? "DO NOTHING" : " ")
    case .values: replace(span, with: next == .leftParen ? "," : " ")
    case .list, .condition, .conflictSet, .with, .columns:
      replace(span, with: beginsOperand(next) ? "AND" : " ")
    }
  }

  private mutating func replace(_ span: Span, with words: String) {
    text.append(copied..<Int(span.start), of: source)
    text.append(Array(words.utf8), at: source.map.source(of: span))
    copied = Int(span.end)
  }

  private func endsOperand(_ index: Int) -> Bool {
    let kind = kind(index)
    switch kind {
    case .rightParen, .rightBracket, .integerLiteral, .decimalLiteral, .positional, .null, .true, .false, .end, .currentDate,
      .currentTimestamp, .currentUser, .bitString, .hexString, .asc, .desc, .default:
      return true
    case .star:
      let before = self.kind(index - 1)
      return before == .select || before == .comma || before == .dot || before == .distinct || before == .returning
    case .set, .by, .values, .conflict, .over, .key, .of: return false
    case .nothing: return level.clause == .conflict
    default: return kind.isString || kind.mayNameColumn || kind.mayNameFunction && kind.isKeyword == false
    }
  }

  private func beginsOperand(_ kind: TokenKind) -> Bool {
    switch kind {
    case .leftParen, .integerLiteral, .decimalLiteral, .positional, .null, .true, .false, .case, .not, .cast, .any, .array: true
    case .set, .by, .values, .conflict, .over, .filter, .skip: false
    default: kind.isString || kind.mayNameColumn
    }
  }
}
