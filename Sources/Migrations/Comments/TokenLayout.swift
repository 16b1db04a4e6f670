import ProgramSyntax
import PythonSyntax
import SourceText

/// What a comment in a program is about, told by brackets, commas and line ends: the statement below it, or inside of brackets
/// the part up to the next comma; behind a statement that statement.
struct TokenLayout: CommentLayout {
  private enum Shape { case opens, opensBlock, closes, comma, lineEnd, joins, other }

  private let starts: [UInt32]
  private let ends: [UInt32]
  private let shapes: [Shape]
  private let lines: LineIndex
  /// Line ends are tokens; where they are not, a line ends a statement unless a sign joins it to the next one.
  private let knowsLineEnds: Bool

  init(_ python: PythonLayout, _ lines: LineIndex) {
    starts = python.tokens.map(\.span.start)
    ends = python.tokens.map(\.span.end)
    shapes = python.tokens.map { token in
      switch token.shape {
      case .opens: .opens
      case .closes: .closes
      case .comma: .comma
      case .lineEnd: .lineEnd
      case .other: .other
      }
    }
    self.lines = lines
    knowsLineEnds = true
  }

  init(_ program: ProgramText, _ lines: LineIndex) {
    let base = program.text.base
    starts = program.tokens.map(\.start)
    ends = program.tokens.map(\.span.end)
    shapes = program.tokens.map { token in
      // The lines of a heredoc belong to the line that announces it.
      if token.kind == .string, token.lead == 0 { return .joins }
      guard token.kind == .sign else { return .other }
      switch base[Int(token.span.start)] {
      case UInt8(ascii: "("), UInt8(ascii: "["): return .opens
      case UInt8(ascii: "{"): return .opensBlock
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .closes
      case UInt8(ascii: ","): return .comma
      case UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "?"):
        return .joins
      default: return .other
      }
    }
    self.lines = lines
    knowsLineEnds = false
  }

  func subject(of comment: Span) -> Span? {
    let next = index(from: comment.end)
    let lineStart = lines.starts[lines.line(of: comment.start) - 1]
    let before = index(from: comment.start) - 1
    let isBehindCode = before >= 0 && shapes[before] != .lineEnd && ends[before] > lineStart
    let isBeforeCode = next < starts.count && shapes[next] != .lineEnd && line(next) == lastLine(of: comment)
    if isBehindCode, !isBeforeCode { return behind(before) }
    return below(next)
  }

  // MARK: From a token on

  /// From the first token below a comment to where its statement ends.
  private func below(_ first: Int) -> Span? {
    guard var last = shapes.indices.dropFirst(first).first(where: { shapes[$0] != .lineEnd }) else { return nil }
    let first = last
    var depth = 0
    for index in shapes.indices.dropFirst(first) {
      let shape = shapes[index]
      if shape == .lineEnd || shape == .closes && depth == 0 { break }
      last = index
      if shape == .closes { depth -= 1 }
      if depth == 0, shape == .opensBlock, isLastOnLine(index) { break }
      if shape == .opens || shape == .opensBlock { depth += 1 }
      if depth == 0, isLastOnLine(index), endsPart(at: index) { break }
    }
    return Span(start: starts[first], end: max(ends[last], starts[first]))
  }

  /// Whether a statement, or a part of a bracket, is over behind the last token of a line.
  private func endsPart(at index: Int) -> Bool {
    if knowsLineEnds { return shapes[index] == .comma }
    guard index + 1 < shapes.count else { return true }
    return shapes[index] != .joins && shapes[index + 1] != .joins
  }

  // MARK: Back from a token

  /// The statement that ends with a token, or that the token stands in.
  private func behind(_ last: Int) -> Span? {
    var first = last
    // What is opened here goes on below: it is about the statement that opens it.
    while first > 0, shapes[first] == .opens || shapes[first] == .opensBlock || shapes[first] == .comma { first -= 1 }
    var depth = 0
    var index = first
    while index >= 0 {
      let shape = shapes[index]
      if shape == .lineEnd || (shape == .opens || shape == .opensBlock) && depth == 0 { break }
      first = index
      if shape == .closes { depth += 1 }
      if shape == .opens || shape == .opensBlock { depth -= 1 }
      if depth == 0, index > 0, isLastOnLine(index - 1), shapes[index - 1] != .opens, endsPart(at: index - 1) { break }
      index -= 1
    }
    return Span(start: starts[first], end: ends[last])
  }

  // MARK: Lines

  /// The first token that begins at an offset or behind it.
  private func index(from offset: UInt32) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func line(_ index: Int) -> Int { lines.line(of: starts[index]) }

  private func lastLine(of span: Span) -> Int { lines.line(of: max(span.start, span.end - 1)) }

  private func isLastOnLine(_ index: Int) -> Bool {
    guard index + 1 < starts.count else { return true }
    return line(index + 1) > lastLine(of: Span(start: starts[index], end: ends[index]))
  }
}
