import ProgramSyntax
import SourceText

/// The tokens of a JavaScript or TypeScript file, of which each bracket knows the one that belongs to it.
struct JavaScriptTokens: Sendable {
  let program: ProgramText
  /// For each opening bracket the index of the closing one, or the number of tokens where there is none; for each closing one the
  /// index of the opening one.
  private let partners: [Int32]

  var text: SourceText { program.text }
  var count: Int { program.tokens.count }

  init(_ program: ProgramText) {
    self.program = program
    var partners = [Int32](repeating: -1, count: program.tokens.count)
    var open: [(index: Int, bracket: Int)] = []
    var openCount = [0, 0, 0]
    for (index, token) in program.tokens.enumerated() where token.kind == .sign {
      let byte = program.text.base[Int(token.span.start)]
      if let bracket = Self.opening.firstIndex(of: byte) {
        open.append((index, bracket))
        openCount[bracket] += 1
      } else if let bracket = Self.closing.firstIndex(of: byte), openCount[bracket] > 0 {
        // What is not closed ends with what it stands in.
        while let last = open.popLast() {
          openCount[last.bracket] -= 1
          partners[last.index] = Int32(index)
          if last.bracket == bracket {
            partners[index] = Int32(last.index)
            break
          }
        }
      }
    }
    for left in open { partners[left.index] = Int32(program.tokens.count) }
    self.partners = partners
  }

  private static let opening = [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")]
  private static let closing = [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}")]

  /// Where the bracket at `index` is closed; its own index if it is none.
  func end(of index: Int) -> Int { partners[index] > Int32(index) ? Int(partners[index]) : index }

  /// Where the bracket that is closed at `index` was opened.
  func start(of index: Int) -> Int? { partners[index] >= 0 && partners[index] < Int32(index) ? Int(partners[index]) : nil }

  func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool { program.isSign(index, sign) }

  /// Whether these signs stand there without a blank between them.
  func areSigns(_ index: Int, _ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    isSign(index, first) && isSign(index + 1, second) && program.tokens[index].span.end == program.tokens[index + 1].span.start
  }

  func isWord(_ index: Int, _ word: StaticString) -> Bool { program.isWord(index, word) }

  func isWord(_ index: Int) -> Bool { index >= 0 && index < count && program.tokens[index].kind == .word }

  func isString(_ index: Int) -> Bool { index >= 0 && index < count && program.tokens[index].kind == .string }

  func word(_ index: Int) -> String { isWord(index) ? text[program.tokens[index].span] : "" }

  func span(_ index: Int) -> Span { program.tokens[index].span }

  /// Whether a line ends between a token and the one before it.
  func beginsLine(_ index: Int) -> Bool {
    guard index > 0, index < count else { return true }
    let before = program.tokens[index - 1]
    return (before.span.end..<program.tokens[index].start).contains { text.base[Int($0)] == 0x0A }
  }
}
